import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { leftOutOf } from '../../left-out/service.ts'
import type { TiesResource } from './schema.ts'
import { listTies } from './service.ts'

/**
 * Answers which part of the revenue is kept by which tie as an answer of the API: within the reader's scope, the strongest tie first and last what nobody knows. Null while levels were kept by no run.
 * @source docs/formulas.md#revenue-by-tie
 */
export async function getTiesResource(ctx: Context): Promise<TiesResource> {
  const scope = permit(ctx, 'analysis:read')
  const report = await listTies(ctx)
  if (report === null) return null
  const leftOut = await leftOutOf(ctx, `relationship_scale_${report.run.id}`, { needs: 'freight' })
  const { run, customers, revenueMinor: revenue, ties } = report
  return {
    ...{ run_id: String(run.id), as_of: run.asOf, from: run.from, to: run.to, currency: run.currency },
    ...{ scope: scope.kind === 'all' ? 'company' : 'own', customers, revenue_minor: revenue },
    ...leftOut,
    ties: ties.map(({ tie, customers: count, revenueMinor, share }) => ({
      tie,
      customers: count,
      revenue_minor: revenueMinor,
      share,
    })),
  }
}
