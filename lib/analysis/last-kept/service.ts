import type { Context } from '#lib/platform/context'
import { permitWholeCompany } from '#lib/platform/scope/scope'
import { findLastKept } from './repository.ts'

/** Answers when the nightly jobs of the analysis last left results behind, by the name of the job: also what was worked out before there was a queue that knows of it. For whoever manages settings of the
 * whole company. */
export async function lastKept(ctx: Context): Promise<Readonly<Record<string, Date | null>>> {
  permitWholeCompany(ctx, 'settings:manage')
  return (await findLastKept(ctx.db)) ?? {}
}
