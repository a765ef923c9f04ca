import { AppError } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { CriteriaInput, ScoreInput } from '../opportunities/schema.ts'
import { selectionScore } from '../opportunities/scorecard.ts'
import { getOpportunity } from '../opportunities/service.ts'
import type { Criterion } from './repository.ts'
import { listCriteria, listJudged, listScores, storeCriteria, storeScore, storeTotals } from './repository.ts'

/** So many opportunities are scored anew at a time when the criteria change. */
const chunk = 5_000

/** One criterion with the points that a prospect was given, null where it was not judged. */
export interface ScorecardLine extends Criterion {
  points: number | null
}

/** Answers the company's criteria of selection, in their order. */
export function getCriteria(ctx: Context): Promise<Criterion[]> {
  permit(ctx, 'customer:read')
  return listCriteria(ctx.db)
}

/** Answers how a prospect within reach was judged. Throws `not_found` out of scope. */
export async function getScorecard(ctx: Context, opportunityId: number): Promise<ScorecardLine[]> {
  await getOpportunity(ctx, opportunityId, 'customer:read')
  const [criteria, scores] = await Promise.all([listCriteria(ctx.db), listScores(ctx.db, opportunityId)])
  return criteria.map((criterion) => ({
    ...criterion,
    points: scores.find((each) => each.criterionId === criterion.id)?.points ?? null,
  }))
}

/** Judges a prospect by one criterion, or takes the judgement back, and keeps its score. Throws `not_found` out of scope and for a criterion that does not count. */
export async function scoreProspect(ctx: Context, opportunityId: number, input: ScoreInput): Promise<{ score: number | null }> {
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const { customerId } = await getOpportunity(inner, opportunityId, 'customer:update')
    const criterionId = Number(input.criterion)
    if (!(await listCriteria(db)).some(({ id }) => id === criterionId)) throw new AppError('not_found', {})
    await storeScore(db, { opportunityId, criterionId, points: input.points, byId: ctx.actor.userId })
    const [score = null] = await keepTotals(inner, opportunityId)
    await audit(inner, {
      action: 'opportunity.score',
      subjectType: 'customer',
      subjectId: customerId,
      detail: { criterion: criterionId, points: input.points },
    })
    return { score }
  })
}

/**
 * Changes by what prospects are chosen: weights, order, criteria of the company's own. Those that are left out count no more; every prospect is scored anew. Throws
 * `invalid_request` for one of the company's own without a name.
 */
export async function changeCriteria(ctx: Context, input: CriteriaInput): Promise<void> {
  permit(ctx, 'selection:manage')
  await ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const before = await listCriteria(db)
    if (input.some(({ id, label }) => (id === null && label === null) || (id !== null && !before.some((each) => each.id === id))))
      throw new AppError('rule_violated', {}, { detail: 'prospect.criterion_unknown' })
    await storeCriteria(db, input)
    await audit(inner, {
      action: 'selection.change',
      detail: { criteria: [before.map(weightOf), (await listCriteria(db)).map(weightOf)] },
    })
    await keepTotals(inner, null)
  })
}

const weightOf = ({ key, label, weight }: Criterion) => `${key ?? label} ${weight}`

async function keepTotals(ctx: Context, only: number | null): Promise<(number | null)[]> {
  const scores: (number | null)[] = []
  for (let after = 0; ; ) {
    const rows = await listJudged(ctx.db, only, after, chunk)
    const totals = rows.map(({ opportunityId, weights, points }) => ({
      id: opportunityId,
      score: selectionScore(weights.map((weight, index) => ({ weight, points: points[index] ?? 0 }))),
    }))
    await storeTotals(ctx.db, totals)
    scores.push(...totals.map(({ score }) => score))
    after = rows.at(-1)?.opportunityId ?? 0
    if (rows.length < chunk) return scores
  }
}
