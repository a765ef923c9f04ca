import { addMonths } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import { maskCustomerName } from '#lib/core/personal'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { ListPage } from '#lib/platform/list/list-page'
import type { Lifecycle } from '../../lifecycle/gate.ts'
import { reachOf } from '../../period/reach.ts'
import { pathPeriod } from '../path.ts'
import type { MoveRow } from './repository.ts'
import { listMoveRows } from './repository.ts'

/** A change of a customer's stage; a person's name is masked. */
export type Move = Omit<MoveRow, 'kind'>

export interface MovesAsked {
  /** First day of a month; left out, all months of the path. */
  month?: string | undefined
  way?: 'up' | 'down' | undefined
  from?: Lifecycle | undefined
  outlet?: string | undefined
  falling: boolean
  limit: number
  cursor?: string | undefined
}

/** Answers over which days the changes of a month, or of all months of the path, are listed: up to yesterday. */
export function movesPeriod({ now, company }: Pick<Context, 'now' | 'company'>, month: string | undefined): Period {
  const whole = pathPeriod(dayOf(now, company.timeZone))
  if (month === undefined) return whole
  const end = addMonths(month, 1)
  return { from: month, to: end < whole.to ? end : whole.to }
}

/**
 * Lists the changes of stage of customers within reach that the upgrade path counts, of a month or of all that it shows, the latest first. Throws `invalid_cursor`, `not_found` for an outlet out of reach.
 * @source docs/formulas.md#upgrade-path
 */
export async function listMoves(
  ctx: Context,
  { month, way, from, falling, limit, cursor, ...asked }: MovesAsked,
): Promise<ListPage<Move>> {
  const { customers: scope, outlet } = await reachOf(ctx, asked)
  const period = movesPeriod(ctx, month)
  const page = await listMoveRows(ctx.db, {
    ...{ scope, outletId: outlet?.id ?? null, period, way, from, falling, limit, cursor, now: ctx.now },
  })
  return { ...page, rows: page.rows.map(({ kind, name, ...row }) => ({ ...row, name: maskCustomerName(kind, name) })) }
}
