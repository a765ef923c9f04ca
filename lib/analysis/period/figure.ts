import { z } from 'zod'
import type { ResolvedPeriod } from '#lib/core/period'
import type { Reach } from './reach.ts'

/** What every figure over a period says of itself beside its numbers. */
export const figureFields = {
  as_of: z.string(),
  from: z.string(),
  to: z.string(),
  scope: z
    .enum(['company', 'own'])
    .meta({ description: 'company: over all customers; own: over the customers within the reader’s scope, which is smaller' }),
  outlet: z
    .string()
    .nullable()
    .meta({ description: 'id of the outlet that was asked for: only what belongs to it, or to one below it, is counted' }),
}

/** For figures that read kept sums. */
export const upToDateField = z.boolean().meta({
  description: 'false while an import is at work: the sums of the months that it has touched are still those from before it',
})

/** Shapes the period of a figure and whose customers it is over. */
export function viewQuestion(period: ResolvedPeriod, { reader, outlet }: Reach) {
  return {
    as_of: period.asOf,
    from: period.from,
    to: period.to,
    scope: reader.kind === 'all' ? ('company' as const) : ('own' as const),
    outlet: outlet === null ? null : String(outlet.id),
  }
}
