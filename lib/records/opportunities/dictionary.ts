import { invalidField } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { listOfOwnTerm } from '../terms/keyed-terms.ts'
import { lossReasons } from './step.ts'

/** Throws `invalid_request` for a reason of a loss that neither ships nor is the company's. */
export async function requireLossReason(ctx: Pick<Context, 'db'>, key: string): Promise<void> {
  if (lossReasons.some((reason) => reason === key) || (await listOfOwnTerm(ctx, key)) === 'loss_reason') return
  throw invalidField('reason', 'term_unknown')
}
