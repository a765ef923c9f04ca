import type { Period } from '#lib/core/period'
import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import type { ListPage } from '#lib/platform/list/list-page'
import { readSort } from '#lib/platform/list/list-query'
import { leftOutOf } from '../../left-out/service.ts'
import { reachOf } from '../../period/reach.ts'
import { findLoyaltyPeriod, sampleMeasures } from '../repository.ts'
import type { LeafRow } from './repository.ts'
import { listLeafRows } from './repository.ts'
import type { LeafListResource, ListLeafInput } from './schema.ts'

/** A customer that a leaf of the factor tree counts, with its own value; a person's name is masked. */
export type LeafCustomer = Omit<LeafRow, 'kind'>

/**
 * Lists the customers within reach that a leaf of the factor tree counts on one side, the loyal or the others whose attitude is known, by their revenue: as many as the leaf says, with the values that its mean is of. Those of whom it
 * measures nothing, and who is archived or merged away, are left out. Throws `invalid_cursor`, `not_found` for an outlet out of reach.
 * @source docs/formulas.md#loyalty-tree
 */
export async function listLeafCustomers(ctx: Context, input: ListLeafInput): Promise<ListPage<LeafCustomer>> {
  const { leaf, side, limit, cursor } = input
  const { customers: scope, outlet } = await reachOf(ctx, input)
  const { falling } = readSort(input.sort)
  const question = { scope, outletId: outlet?.id ?? null, leaf, side, falling, limit, cursor, now: ctx.now }
  const page = await listLeafRows(ctx.db, question)
  return { ...page, rows: page.rows.map(({ kind, name, ...row }) => ({ ...row, name: maskCustomerName(kind, name) })) }
}

/** What a leaf of the factor tree says of one side: over which days, of how many customers, and their mean, null without any. */
export interface LeafSample extends Period {
  customers: number
  mean: number | null
}

/**
 * Answers what a leaf of the factor tree says of one side, the loyal or the others whose attitude is known, within reach; of that leaf alone, since the whole tree is ten times as much to add up. Null until a night has kept it. Throws
 * `not_found` for an outlet out of reach.
 * @source docs/formulas.md#loyalty-tree
 */
export async function findLeafSample(
  ctx: Context,
  { leaf, side, outlet }: Pick<ListLeafInput, 'leaf' | 'side' | 'outlet'>,
): Promise<LeafSample | null> {
  const { customers: scope } = await reachOf(ctx, { outlet })
  const [period, [row]] = await Promise.all([
    findLoyaltyPeriod(ctx.db),
    sampleMeasures(ctx.db, scope, { measures: [leaf], sides: [side] }),
  ])
  return period === null ? null : { ...period, customers: row?.customers ?? 0, mean: row?.mean ?? null }
}

/** The same as programs read it. */
export async function listLeafResources(ctx: Context, input: ListLeafInput): Promise<LeafListResource> {
  const { rows, nextCursor } = await listLeafCustomers(ctx, input)
  const named = (id: number | null, name: string | null) => (id === null ? null : { id: String(id), name: name ?? '' })
  const data = rows.map((row) => ({
    customer: { id: String(row.id), external_id: row.externalId, name: row.name },
    owner: named(row.ownerId, row.ownerName),
    outlet: named(row.outletId, row.outletName),
    ...{ class: row.class, value: row.value, revenue_minor: row.revenueMinor, shipments: row.shipments },
  }))
  return { ...(await leftOutOf(ctx, 'loyalty', { needs: 'freight', outlet: input.outlet })), data, next_cursor: nextCursor }
}
