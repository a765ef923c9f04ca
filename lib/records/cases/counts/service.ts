import type { Period } from '#lib/core/period'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { CaseCount } from './repository.ts'
import { countByCategory, countByMonth } from './repository.ts'

export type { CaseCount } from './repository.ts'

interface CountAsked {
  period: Period
  kind?: string | undefined
}

/** Counts the cases opened in a period within the actor's reach, and the complaints among them, by the month in which they were opened: months without one are left out. Archived cases do not count. */
export function casesByMonth(ctx: Context, { period, kind }: CountAsked): Promise<CaseCount[]> {
  return countByMonth(ctx.db, { period, kind, scope: permit(ctx, 'case:read') })
}

/** Counts the same by category, those with most complaints first; null for cases without one. */
export function casesByCategory(ctx: Context, { period, kind }: CountAsked): Promise<CaseCount[]> {
  return countByCategory(ctx.db, { period, kind, scope: permit(ctx, 'case:read') })
}
