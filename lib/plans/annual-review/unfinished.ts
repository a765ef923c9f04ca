import type { RunResource } from '#lib/analysis/classification/schema'
import type { Context } from '#lib/platform/context'
import { abcView, shareOfMostInA } from './abc-view.ts'
import type { WrittenPart } from './figures.ts'
import type { Review, ReviewLine } from './service.ts'
import { listReviewLines } from './service.ts'

/** What may be left undone when a workbook is signed: nobody is wanted · a wanted customer that nobody spoke to, or that nobody answers for · a complainer without cause or countermeasure, or where nothing
 * is put right · a big customer that fell or stopped, without a countermeasure · classes that tell nobody apart. */
type Gap =
  | { part: 'wanted'; gap: 'nobody' }
  | { part: 'wanted'; gap: 'untouched' | 'unowned'; count: number; of: number }
  | { part: 'complainer'; gap: 'unexplained' | 'unrepaired'; count: number; of: number }
  | { part: 'biggest'; gap: 'unanswered'; count: number; of: number }
  | { part: 'abc'; gap: 'tells_nobody_apart'; share: number }
export type Unfinished = Gap[]

interface Written {
  wanted: readonly Pick<ReviewLine<'wanted'>, 'owner' | 'figures'>[]
  complainer: readonly Pick<ReviewLine<'complainer'>, 'cause' | 'decision' | 'recovery'>[]
  biggest: readonly Pick<ReviewLine<'biggest'>, 'decision' | 'figures'>[]
  /** The share of customers in class A where that is more than half of them, 0–1; null else. */
  mostInA: number | null
}

const empty = (text: string | null) => text === null || text.trim() === ''

/** Answers what of a workbook is not done yet, in the order of its questions, with how many customers of how many; nothing where all is. */
export function unfinishedOf({ wanted, complainer, biggest, mostInA }: Written): Unfinished {
  const fallen = biggest.filter(({ figures: { verdict } }) => verdict === 'fallen' || verdict === 'stopped')
  const counted = [
    {
      ...{ part: 'wanted' as const, gap: 'untouched' as const, of: wanted.length },
      count: wanted.filter(({ figures }) => figures.progress === 'untouched').length,
    },
    {
      ...{ part: 'wanted' as const, gap: 'unowned' as const, of: wanted.length },
      count: wanted.filter(({ owner }) => owner === null).length,
    },
    {
      ...{ part: 'complainer' as const, gap: 'unexplained' as const, of: complainer.length },
      count: complainer.filter(({ cause, decision }) => empty(cause) || empty(decision)).length,
    },
    {
      ...{ part: 'complainer' as const, gap: 'unrepaired' as const, of: complainer.length },
      count: complainer.filter(({ recovery }) => recovery === null || recovery === 'none').length,
    },
    {
      ...{ part: 'biggest' as const, gap: 'unanswered' as const, of: fallen.length },
      count: fallen.filter(({ decision }) => empty(decision)).length,
    },
  ]
  return [
    ...(wanted.length === 0 ? [{ part: 'wanted' as const, gap: 'nobody' as const }] : []),
    ...counted.filter(({ count }) => count > 0),
    ...(mostInA === null ? [] : [{ part: 'abc' as const, gap: 'tells_nobody_apart' as const, share: mostInA }]),
  ]
}

/** More rows than a part has. */
const ALL = 100_000

/** Answers what of an open workbook is not done yet, to whoever may sign it; null for everybody else, and once it is signed. */
export async function findUnfinished(ctx: Context, review: Review, run: RunResource | null): Promise<Unfinished | null> {
  if (review.signed !== null || ctx.actor.permissions['review:sign']?.kind !== 'all') return null
  const read = async <P extends WrittenPart>(part: P) => (await listReviewLines(ctx, review.year, part, { limit: ALL })).rows
  const [wanted, complainer, biggest] = await Promise.all([read('wanted'), read('complainer'), read('biggest')])
  const abc = abcView(review, run)
  return unfinishedOf({ wanted, complainer, biggest, mostInA: abc === null ? null : shareOfMostInA(abc) })
}
