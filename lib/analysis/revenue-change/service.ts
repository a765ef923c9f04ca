import type { Period } from '#lib/core/period'
import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { monthToDate } from '../home/compared-days.ts'
import type { Decomposition } from '../home/decompose.ts'
import { decompose, partsOfKinds, withoutComparison } from '../home/decompose.ts'
import type { KindName } from '../home/service.ts'
import { kindName, readSums } from '../home/service.ts'
import type { Basis } from '../manager-figures/kept.ts'
import { reachOf } from '../period/reach.ts'
import type { ChangeRow } from './repository.ts'
import { listChangeRows } from './repository.ts'

/** What customers of one kind shipped and paid, now and then, and what of their change was volume and what price. Amounts in minor units. */
export interface ChangeOfKind {
  id: number
  kind: KindName | null
  shipments: number
  shipmentsThen: number
  revenueMinor: number
  revenueThenMinor: number
  changeMinor: number
  volumeMinor: number
  priceMinor: number
}

/** A change in revenue with its kinds of customer, the largest change first. */
export interface RevenueChange extends Decomposition {
  now: Period
  earlier: Period
  basis: Basis
  shipments: number
  shipmentsThen: number
  kinds: ChangeOfKind[]
}

/**
 * Answers the change in revenue of this month to date, taken apart over all and by kind of customer, as the last night added it up; over the customers that belong to the
 * outlets or owners within the reader's reach; a change of nothing where the records cover no days to compare with. Null while nothing was added up. Throws `not_found` for an outlet out of reach.
 * @source docs/formulas.md#change-in-revenue
 */
export async function getRevenueChange(ctx: Context, asked: { outlet?: string | undefined } = {}): Promise<RevenueChange | null> {
  const { customers: scope } = await reachOf(ctx, asked)
  const { period, kinds: sums } = await readSums(ctx, scope)
  if (period === null) return null
  const parts = new Map(partsOfKinds(sums).map((part) => [part.kindId, part]))
  const isCompared = period.basis !== 'none'
  const kinds = (isCompared ? sums : []).flatMap((row): ChangeOfKind[] => {
    const part = parts.get(row.kindId)
    if (part === undefined || (row.revenueMinor === 0 && row.revenueThenMinor === 0 && row.shipments + row.shipmentsThen === 0))
      return []
    const { shipments, shipmentsThen, revenueMinor, revenueThenMinor } = row
    const { changeMinor, volumeMinor, priceMinor } = part
    return [
      {
        ...{ id: row.kindId, kind: kindName(row), shipments, shipmentsThen, revenueMinor, revenueThenMinor },
        ...{ changeMinor, volumeMinor, priceMinor },
      },
    ]
  })
  return {
    ...(isCompared ? decompose(sums) : withoutComparison(sums)),
    ...{ now: monthToDate(period.asOf), earlier: { from: period.thenFrom, to: period.thenTo }, basis: period.basis },
    shipments: sums.reduce((sum, { shipments }) => sum + shipments, 0),
    shipmentsThen: sums.reduce((sum, { shipmentsThen }) => sum + shipmentsThen, 0),
    kinds: kinds.sort((left, right) => Math.abs(right.changeMinor) - Math.abs(left.changeMinor)),
  }
}

/** A customer whose revenue changed; a person's name is masked. */
export interface ChangedCustomer extends Omit<ChangeRow, 'kind' | 'level' | 'kindName'> {
  kind: KindName | null
}

export interface ChangesAsked {
  outlet?: string | undefined
  /** Id of a kind of customer, as `getRevenueChange` has it. */
  kind?: number | undefined
  /** `change`: those that fell most first; `-change`: those that rose most. */
  sort: 'change' | '-change'
  limit: number
  cursor?: string | undefined
}

/** Lists the customers within reach whose revenue of this month to date is another one than in the days it is compared with, those that fell most or rose most first, as the last night
 * added it up. Throws `invalid_cursor`, `not_found` for an outlet out of reach. */
export async function listChangedCustomers(
  ctx: Context,
  { sort, limit, cursor, kind, ...asked }: ChangesAsked,
): Promise<{ rows: ChangedCustomer[]; nextCursor: string | null; previousCursor: string | null }> {
  const { customers: scope, outlet } = await reachOf(ctx, asked)
  const falling = sort === '-change'
  const page = await listChangeRows(ctx.db, {
    ...{ scope, outletIds: outlet?.ids, kindId: kind, falling, limit, cursor, now: ctx.now },
  })
  return { ...page, rows: page.rows.map(viewRow) }
}

function viewRow({ kind, name, level, kindName: named, ...row }: ChangeRow): ChangedCustomer {
  return { ...row, name: maskCustomerName(kind, name), kind: kindName({ level, name: named }) }
}
