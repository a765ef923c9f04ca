import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import type { ListPage } from '#lib/platform/list/list-page'
import { reachOf } from '../../period/reach.ts'
import type { SurvivalGrouping } from '../groups/schema.ts'
import type { StayerRow } from './repository.ts'
import { listStayerRows } from './repository.ts'
import type { Shown } from './shown.ts'

/** A customer whose staying is told; a person's name is masked. */
export type Stayer = Omit<StayerRow, 'kind'>

export interface StayersAsked {
  shown: Shown
  /** After exactly so many months; of those seen to leave, or still here. */
  months?: number | undefined
  /** Watched in that month of age. */
  at?: number | undefined
  /** A group of a grouping, as the curves name it. */
  group?: { by: SurvivalGrouping; name: string } | undefined
  outlet?: string | undefined
  falling: boolean
  limit: number
  cursor?: string | undefined
}

/**
 * Lists the customers within reach that the curves of staying and retention count, as the last night worked them out: as many as they say, but for whoever was archived, merged or given to somebody else since. Throws `invalid_cursor`, `not_found` for an outlet out of reach.
 * @source docs/formulas.md#survival
 */
export async function listStayers(ctx: Context, { group, outlet: of, ...asked }: StayersAsked): Promise<ListPage<Stayer>> {
  const { customers: scope, outlet } = await reachOf(ctx, { outlet: of })
  const { shown, months, at, falling, limit, cursor } = asked
  const page = await listStayerRows(ctx.db, {
    ...{ scope, outletIds: outlet?.ids, shown, months, at, group: group ?? null, falling, limit, cursor, now: ctx.now },
  })
  return { ...page, rows: page.rows.map(({ kind, name, ...row }) => ({ ...row, name: maskCustomerName(kind, name) })) }
}
