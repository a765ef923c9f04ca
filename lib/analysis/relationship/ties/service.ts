import { addMonths, monthOf } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { TieFrame } from '../../metrics/tie-sql.ts'
import type { TieRow } from './repository.ts'
import { sumTies } from './repository.ts'
import type { Tie } from './tie.ts'
import { TIES } from './tie.ts'

const MONTHS = 12

export interface TieShare {
  /** Null for those of whom no tie is known. */
  tie: Tie | null
  customers: number
  revenueMinor: number
  /** Of the revenue of all; 0–1, null without any. */
  share: number | null
}

/**
 * Answers which part of the revenue of the second matrix, within reach, comes from customers that are kept by which tie, the strongest that is known of each: connected systems, people who know each other, a price below the list; last those of whom none
 * is known. Over the twelve months up to today. Null before the first run.
 * @source docs/formulas.md#revenue-by-tie
 */
export async function listTies(ctx: Context): Promise<TieShare[] | null> {
  const scope = permit(ctx, 'analysis:read')
  const found = await sumTies(ctx.db, { scope, ...tieFrameOf(ctx) })
  return found.length === 0 ? null : shareOut(found)
}

/** Answers over which months ties are looked for: the twelve up to this one, which is not over. */
export function tieFrameOf(ctx: Pick<Context, 'now' | 'company'>): TieFrame {
  const to = addMonths(monthOf(dayOf(ctx.now, ctx.company.timeZone)), 1)
  return { from: addMonths(to, -MONTHS), to, currency: ctx.company.currency }
}

/** Shares out what was added up by every tie, those that keep nobody among them, the strongest first and last what nobody knows. */
export function shareOut(found: readonly TieRow[]): TieShare[] {
  const whole = found.reduce((sum, { revenueMinor }) => sum + revenueMinor, 0)
  return [...TIES, null].map((tie) => {
    const { customers, revenueMinor } = found.find((each) => each.tie === tie) ?? { customers: 0, revenueMinor: 0 }
    return { tie, customers, revenueMinor, share: whole === 0 ? null : revenueMinor / whole }
  })
}
