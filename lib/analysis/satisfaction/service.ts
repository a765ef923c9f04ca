import { AppError } from '#lib/core/errors'
import { decodeCursor, encodeCursor, hashFilter, pageOf } from '#lib/core/page'
import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { viewQuestion } from '../period/figure.ts'
import { periodOf } from '../period/question.ts'
import { heldBy, reachOf } from '../period/reach.ts'
import type { NpsCounts } from './nps.ts'
import { npsGroupOf, rateNps } from './nps.ts'
import type { AnswererRow } from './repository.ts'
import {
  countEarlier,
  countRecommendations,
  countSatisfaction,
  countSatisfactionByMonth,
  countTargets,
  listByRecommendation,
  listBySatisfaction,
  listGroupRows,
} from './repository.ts'
import type { Satisfaction } from './satisfaction.ts'
import { isSatisfied, rateSatisfaction } from './satisfaction.ts'
import type { AnswersInput, NpsResource, SatisfactionResource } from './schema.ts'

/**
 * Answers the satisfaction rate of the customers invited in a period, by their latest answer before its end. Archived customers stay in it: they were invited. With
 * a smaller scope, over the reader's own customers. Throws `invalid_request`, `invalid_period`.
 */
export async function getSatisfaction(ctx: Context, input: AnswersInput): Promise<SatisfactionResource> {
  const reach = await reachOf(ctx, input)
  const period = periodOf(ctx, input)
  const question = { period, group: input.group, scope: reach.customers }
  const [targets, answers] = await Promise.all([countTargets(ctx.db, question), countSatisfaction(ctx.db, question)])
  const counts = { targets, answered: sumOf(answers), satisfied: sumOf(answers.filter(isSatisfiedAnswer)) }
  const { rateOfAnswers, responseRate, intervalOfAnswers, ...rated } = rateSatisfaction(counts)
  return {
    ...viewQuestion(period, reach),
    group: input.group ?? null,
    ...rated,
    answers: answers.sort((left, right) => (left.answer ?? 0) - (right.answer ?? 0)),
    rate_of_answers: rateOfAnswers,
    response_rate: responseRate,
    interval_of_answers: intervalOfAnswers,
  }
}

/** Answers how many of the answered of `getSatisfaction` gave their latest answer before the period began: they were invited in it, and say what they said before. Throws as it does. */
export async function countEarlierAnswers(ctx: Context, input: AnswersInput): Promise<number> {
  const reach = await reachOf(ctx, input)
  return countEarlier(ctx.db, { period: periodOf(ctx, input), group: input.group, scope: reach.customers })
}

const isSatisfiedAnswer = ({ answer }: { answer: number | null }) => answer !== null && isSatisfied(answer)

function sumOf(counts: readonly { customers: number }[]): number {
  return counts.reduce((sum, { customers }) => sum + customers, 0)
}

/** The satisfaction rate of those invited in one month. */
export interface MonthOfInvitations extends Satisfaction {
  /** First day of the month. */
  month: string
}

/**
 * Answers the satisfaction rate by the month of invitation, each over the customers invited in it and by their latest answer before the period's end; months without an
 * invitation are left out. Who was invited in two months counts in both, so the months do not add up to the whole. Throws as `getSatisfaction`.
 * @source docs/formulas.md#satisfaction
 */
export async function listSatisfactionByMonth(ctx: Context, input: AnswersInput): Promise<MonthOfInvitations[]> {
  const reach = await reachOf(ctx, input)
  const question = { period: periodOf(ctx, input), group: input.group, scope: reach.customers }
  const counts = await countSatisfactionByMonth(ctx.db, question)
  return [...new Set(counts.map(({ month }) => month))].map((month) => {
    const own = counts.filter((count) => count.month === month)
    const answered = own.filter((count) => count.answered)
    return {
      month,
      ...rateSatisfaction({
        targets: sumOf(own),
        answered: sumOf(answered),
        satisfied: sumOf(answered.filter(isSatisfiedAnswer)),
      }),
    }
  })
}

/** So many groups can be chosen among: who names each customer's own has none. */
const mostGroups = 50

/** Lists the groups under which customers within reach were invited in a period, the largest first, with how many they were. Throws as `getSatisfaction`. */
export async function listInvitedGroups(
  ctx: Context,
  input: Omit<AnswersInput, 'group'>,
): Promise<{ name: string; customers: number }[]> {
  const reach = await reachOf(ctx, input)
  return listGroupRows(ctx.db, { period: periodOf(ctx, input), scope: reach.customers, most: mostGroups })
}

/** A customer with what it answered last. */
export interface Answerer {
  id: number
  externalId: string | null
  name: string
  ownerName: string | null
  outletName: string | null
  answer: number | null
  answeredOn: string | null
}

export interface AnswerersAsked extends AnswersInput {
  of: 'satisfaction' | 'recommendation'
  /** Lowest and highest answer; null for those invited who gave none. */
  answers: readonly [low: number, high: number] | null
  /** Only the customers of this user. */
  owner?: number | undefined
  cursor?: string | undefined
  limit: number
}

/** Lists the customers behind a count of `getSatisfaction` or of `getNps`, by id, a page at a time. Throws as they do, and `invalid_cursor`. */
export async function listAnswerers(
  ctx: Context,
  asked: AnswerersAsked,
): Promise<{ rows: Answerer[]; nextCursor: string | null }> {
  const reach = await reachOf(ctx, asked)
  const period = periodOf(ctx, asked)
  const { of, answers, group, owner } = asked
  const binding = { filter: hashFilter({ ...period, of, answers, group, outlet: asked.outlet, owner }), sort: 'id' }
  const after = asked.cursor === undefined ? null : readPlace(decodeCursor(asked.cursor, binding, ctx.now))
  const list = of === 'satisfaction' ? listBySatisfaction : listByRecommendation
  const question = { period, group, scope: reach.customers, held: heldBy(owner), answers, after, limit: asked.limit + 1 }
  const found = await list(ctx.db, question)
  const page = pageOf(found, asked.limit, (row) => encodeCursor(binding, [row.id], ctx.now))
  return { rows: page.data.map(viewAnswerer), nextCursor: page.nextCursor }
}

function viewAnswerer({ kind, name, ...row }: AnswererRow): Answerer {
  return { ...row, name: maskCustomerName(kind, name) }
}

function readPlace([id, ...rest]: readonly unknown[]): number {
  if (typeof id === 'number' && Number.isInteger(id) && id > 0 && id <= 2_147_483_647 && rest.length === 0) return id
  throw new AppError('invalid_cursor', {}, { detail: 'cursor.unreadable' })
}

/** Answers the net promoter score over each customer's latest answer in a period; an answer that leaves the question out is in no group. With a
 * smaller scope, over the reader's own customers. Throws `invalid_request`, `invalid_period`. */
export async function getNps(ctx: Context, input: AnswersInput): Promise<NpsResource> {
  const reach = await reachOf(ctx, input)
  const period = periodOf(ctx, input)
  const counts: Record<keyof NpsCounts, number> = { promoters: 0, passives: 0, detractors: 0 }
  for (const { answer, customers } of await countRecommendations(ctx.db, {
    period,
    group: input.group,
    scope: reach.customers,
  })) {
    if (answer !== null) counts[npsGroupOf(answer)] += customers
  }
  const { standardError, ...rated } = rateNps(counts)
  return { ...viewQuestion(period, reach), group: input.group ?? null, ...rated, standard_error: standardError }
}
