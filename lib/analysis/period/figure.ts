import { z } from 'zod'
import type { ResolvedPeriod } from '#lib/core/period'
import type { Scope } from '#lib/platform/scope/scope'

/** What every figure over a period says of itself beside its numbers. */
export const figureFields = {
  as_of: z.string(),
  from: z.string(),
  to: z.string(),
  scope: z
    .enum(['company', 'own'])
    .meta({ description: 'company: over all customers; own: over the customers within the reader’s scope, which is smaller' }),
}

/** For figures that read kept sums. */
export const upToDateField = z.boolean().meta({
  description: 'false while an import is at work: the sums of the months that it has touched are still those from before it',
})

/** Shapes the period of a figure and whose customers it is over. */
export function viewQuestion(period: ResolvedPeriod, scope: Scope) {
  return {
    as_of: period.asOf,
    from: period.from,
    to: period.to,
    scope: scope.kind === 'all' ? ('company' as const) : ('own' as const),
  }
}
