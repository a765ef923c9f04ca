import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { TieRow, TieRun } from './repository.ts'
import { findTieRun, sumTies } from './repository.ts'
import type { Tie } from './tie.ts'
import { TIES } from './tie.ts'

export interface TieShare {
  /** Null for those of whom no tie is known. */
  tie: Tie | null
  customers: number
  revenueMinor: number
  /** Of the revenue of all; 0–1, null without any. */
  share: number | null
}

/** Revenue by tie, with the run of the second matrix by which it was kept. */
export interface TiesReport {
  run: TieRun
  customers: number
  revenueMinor: number
  ties: TieShare[]
}

/**
 * Answers which part of the revenue of the second matrix, within reach, comes from customers that are kept by which tie, the strongest that is known of each: connected systems, people who know each other, a price below the list; last those of whom none
 * is known. As it was kept last, by the last night or a run since, over the twelve months up to then. Null while levels were kept by no run.
 * @source docs/formulas.md#revenue-by-tie
 */
export async function listTies(ctx: Context): Promise<TiesReport | null> {
  const scope = permit(ctx, 'analysis:read')
  const [run, found] = await Promise.all([findTieRun(ctx.db), sumTies(ctx.db, scope)])
  if (run === null) return null
  const sum = (of: 'customers' | 'revenueMinor') => found.reduce((total, each) => total + each[of], 0)
  return { run, customers: sum('customers'), revenueMinor: sum('revenueMinor'), ties: shareOut(found) }
}

/** Shares out what was added up by every tie, those that keep nobody among them, the strongest first and last what nobody knows. */
function shareOut(found: readonly TieRow[]): TieShare[] {
  const whole = found.reduce((sum, { revenueMinor }) => sum + revenueMinor, 0)
  return [...TIES, null].map((tie) => {
    const { customers, revenueMinor } = found.find((each) => each.tie === tie) ?? { customers: 0, revenueMinor: 0 }
    return { tie, customers, revenueMinor, share: whole === 0 ? null : revenueMinor / whole }
  })
}
