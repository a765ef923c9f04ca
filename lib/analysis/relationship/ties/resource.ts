import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { findShownRun } from '../../classification/overview.ts'
import type { TiesResource } from './schema.ts'
import { listTies, shareOut } from './service.ts'

/**
 * Answers which part of the revenue is kept by which tie as an answer of the API: within the reader's scope, the strongest tie first and last what nobody knows. Null before the first run of the second matrix.
 * @source docs/formulas.md#revenue-by-tie
 */
export async function getTiesResource(ctx: Context): Promise<TiesResource> {
  const scope = permit(ctx, 'analysis:read')
  const [run, ties] = await Promise.all([findShownRun(ctx, 'relationship_scale'), listTies(ctx)])
  if (run === null) return null
  const shares = ties ?? shareOut([])
  const sum = (of: 'customers' | 'revenueMinor') => shares.reduce((total, each) => total + each[of], 0)
  return {
    ...{ run_id: String(run.id), as_of: run.asOf, from: run.from, to: run.to, currency: run.currency },
    scope: scope.kind === 'all' ? 'company' : 'own',
    ...{ customers: sum('customers'), revenue_minor: sum('revenueMinor') },
    ties: shares.map(({ tie, customers, revenueMinor, share }) => ({ tie, customers, revenue_minor: revenueMinor, share })),
  }
}
