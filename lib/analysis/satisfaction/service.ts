import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { viewQuestion } from '../period/figure.ts'
import { periodOf } from '../period/question.ts'
import type { NpsCounts } from './nps.ts'
import { npsGroupOf, rateNps } from './nps.ts'
import { countRecommendations, countSatisfaction, countTargets } from './repository.ts'
import { isSatisfied, rateSatisfaction } from './satisfaction.ts'
import type { AnswersInput, NpsResource, SatisfactionResource } from './schema.ts'

/**
 * Answers the satisfaction rate of the customers invited in a period, by their latest answer before its end. Archived customers stay in it: they were invited. With
 * a smaller scope, over the reader's own customers. Throws `invalid_request`, `invalid_period`.
 */
export async function getSatisfaction(ctx: Context, input: AnswersInput): Promise<SatisfactionResource> {
  const scope = permit(ctx, 'analysis:read')
  const period = periodOf(ctx, input)
  const question = { period, group: input.group, scope }
  const [targets, answers] = await Promise.all([countTargets(ctx.db, question), countSatisfaction(ctx.db, question)])
  let answered = 0
  let satisfied = 0
  for (const { answer, customers } of answers) {
    answered += customers
    if (answer !== null && isSatisfied(answer)) satisfied += customers
  }
  const { rateOfAnswers, responseRate, intervalOfAnswers, ...rated } = rateSatisfaction({ targets, answered, satisfied })
  return {
    ...viewQuestion(period, scope),
    group: input.group ?? null,
    ...rated,
    rate_of_answers: rateOfAnswers,
    response_rate: responseRate,
    interval_of_answers: intervalOfAnswers,
  }
}

/** Answers the net promoter score over each customer's latest answer in a period; an answer that leaves the question out is in no group. With a
 * smaller scope, over the reader's own customers. Throws `invalid_request`, `invalid_period`. */
export async function getNps(ctx: Context, input: AnswersInput): Promise<NpsResource> {
  const scope = permit(ctx, 'analysis:read')
  const period = periodOf(ctx, input)
  const counts: Record<keyof NpsCounts, number> = { promoters: 0, passives: 0, detractors: 0 }
  for (const { answer, customers } of await countRecommendations(ctx.db, { period, group: input.group, scope })) {
    if (answer !== null) counts[npsGroupOf(answer)] += customers
  }
  const { standardError, ...rated } = rateNps(counts)
  return { ...viewQuestion(period, scope), group: input.group ?? null, ...rated, standard_error: standardError }
}
