import { AppError } from '#lib/core/errors'
import type { Context } from '../context.ts'
import type { RoleKey } from '../org/roles.ts'

/** More rows than this leave the company only by the decision of somebody who answers for it. */
export const MOST_ROWS_UNAPPROVED = 500
/** More rows than this take no spreadsheet, and no export: a sheet has 1,048,576 with its titles. */
export const MOST_ROWS = 1_000_000

const decidesOnExports: readonly RoleKey[] = ['executive', 'administrator']

/** Answers how many rows the actor may export at once. */
export function mostRowsOf(ctx: Pick<Context, 'actor'>): number {
  return decidesOnExports.some((role) => ctx.actor.roles.includes(role)) ? MOST_ROWS : MOST_ROWS_UNAPPROVED
}

/** Throws `rule_violated` for more rows than the actor may export at once. Ask for one row more than `mostRowsOf` to tell. */
export function permitRows(ctx: Pick<Context, 'actor' | 'locale'>, rows: number): void {
  const most = mostRowsOf(ctx)
  if (rows <= most) return
  throw new AppError(
    'rule_violated',
    { most: most.toLocaleString(ctx.locale) },
    { detail: most === MOST_ROWS ? 'export.too_many' : 'export.needs_approval' },
  )
}
