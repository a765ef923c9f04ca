import type { Column } from '#components/table/column'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { CustomerActs } from '../../customers/_components/customer-acts.tsx'

interface Followed {
  id: number
  name: string
  ownerName: string | null
  outletName: string | null
}

/** Answers the last columns of a list of customers: whose each is, and the way to a call and to its note. */
export function followColumns<Row extends Followed>(
  ctx: Context,
  labels: { owner: string; outlet: string; act: string },
): Column<Row>[] {
  return [
    { key: 'owner', label: labels.owner, phone: 'item', cell: (row) => row.ownerName },
    { key: 'outlet', label: labels.outlet, phone: 'item', cell: (row) => row.outletName },
    ...actColumns<Row>(ctx, labels.act, ({ id, name }) => ({ customerId: id, name })),
  ]
}

/** Answers the column with the way to a call and to its note; none for whoever may not note one, to whom it would stand empty. */
export function actColumns<Row>(
  ctx: Context,
  label: string,
  of: (row: Row) => { customerId: number; name: string },
): Column<Row>[] {
  if (!mayEver(ctx, 'interaction:create')) return []
  return [{ key: 'act', label, phone: 'item', initially: true, cell: (row) => <CustomerActs ctx={ctx} {...of(row)} /> }]
}
