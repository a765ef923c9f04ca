import { invalidField } from '#lib/core/errors'
import { parseMinor } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'

/**
 * Reads the marketing cost of a year as a form has it, in whole units of the company's currency with decimals, as the field of a customer; null empties it, and nothing typed is
 * nothing given. Only for whoever may see analyses: throws `forbidden` for others, `invalid_request` for what is no amount or below nothing.
 */
export function readMarketingCost(
  ctx: Context,
  typed: string | null | undefined,
): { annual_marketing_cost_minor?: number | null } {
  if (typed === undefined) return {}
  permit(ctx, 'analysis:read')
  const minor = typed === null ? null : parseMinor(typed, ctx.company.currency, 'annual_marketing_cost')
  if (minor !== null && minor < 0) throw invalidField('annual_marketing_cost', 'too_small')
  return { annual_marketing_cost_minor: minor }
}
