import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { getCustomer } from '#lib/records/customers/service'
import { reachOf } from '../../period/reach.ts'
import type { RelationshipLevel } from '../../schemes/relationship-levels.ts'
import type { Tie } from '../ties/tie.ts'
import type { LevelDecision } from './decisions/repository.ts'
import { listDecisions } from './decisions/repository.ts'
import type { LevelRow } from './repository.ts'
import { countLevels, findLevel, listLevelRows } from './repository.ts'
import type { LevelStanding } from './standing.ts'
import { levelStandings } from './standing.ts'
import type { WaitingLevel } from './waiting.ts'
import { waitingLevels } from './waiting.ts'

export type { LevelDecision } from './decisions/repository.ts'

/** A customer with the level that is recommended and the one that was decided on; the name of a person is masked. */
export interface LevelOfCustomer extends Omit<LevelRow, 'kind'> {
  /** Another level that was asked for and on which nobody has decided yet; null where none is. */
  waiting: WaitingLevel | null
}

export interface LevelsAsked {
  /** What is recommended; `none` for those of whom nothing is known to recommend by. */
  level?: RelationshipLevel | 'none' | undefined
  standing?: LevelStanding | undefined
  scaleCell?: string | undefined
  countCell?: string | undefined
  /** The strongest tie that is known; `none` where none is. Who is in no run of the second matrix is left out then. */
  tie?: Tie | 'none' | undefined
  outlet?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** Lists the customers within reach with the level that is recommended and the one that was decided on: the undecided first, then those that pay most in the period of the second matrix. Throws `invalid_cursor`, `not_found` for an
 * outlet out of reach. */
export async function listLevels(
  ctx: Context,
  { level, standing, scaleCell, countCell, tie, limit, cursor, ...asked }: LevelsAsked,
): Promise<{ rows: LevelOfCustomer[]; nextCursor: string | null; previousCursor: string | null }> {
  const { customers: scope, outlet } = await reachOf(ctx, asked)
  const page = await listLevelRows(ctx.db, {
    ...{ scope, level, standing, scaleCell, countCell, tie, outletIds: outlet?.ids, limit, cursor, now: ctx.now },
  })
  return { ...page, rows: await withWaiting(ctx, page.rows) }
}

/** Counts the customers within reach on whom nobody has decided, on whom somebody has as recommended, and otherwise than is recommended now. */
export async function countStandings(ctx: Context): Promise<Record<LevelStanding, number>> {
  const found = await countLevels(ctx.db, permit(ctx, 'analysis:read'))
  const of = (standing: LevelStanding) => found.find((each) => each.standing === standing)?.customers ?? 0
  const [undecided, agreed, differs] = levelStandings.map(of)
  return { undecided: undecided ?? 0, agreed: agreed ?? 0, differs: differs ?? 0 }
}

/** Answers the level of one customer with everything that was decided on it, the latest first; null where none is recommended and none was decided on. Throws `not_found` out of scope. */
export async function levelOfCustomer(
  ctx: Context,
  id: RecordId,
): Promise<{ level: LevelOfCustomer | null; decisions: LevelDecision[] }> {
  permit(ctx, 'analysis:read')
  const customer = await getCustomer(ctx, id)
  const [found, decisions] = await Promise.all([findLevel(ctx.db, customer.id), listDecisions(ctx.db, customer.id)])
  const [level] = await withWaiting(ctx, found === null ? [] : [found])
  return { level: level ?? null, decisions }
}

async function withWaiting(ctx: Context, rows: readonly LevelRow[]): Promise<LevelOfCustomer[]> {
  const waiting = await waitingLevels(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ kind, name, ...row }) => ({
    ...row,
    name: maskCustomerName(kind, name),
    waiting: waiting.get(row.id) ?? null,
  }))
}
