import type { Context } from '#lib/platform/context'
import type { Figures, Part, WrittenPart } from './figures.ts'
import type { ReviewResource, ReviewRowResource, RowsInput } from './schema.ts'
import type { Review, ReviewLine } from './service.ts'
import { getReview, listReviewLines, listReviews } from './service.ts'
import type { Sent } from './verdict.ts'

/** Lists the workbooks as programs read them, the latest year first. */
export async function listReviewResources(ctx: Context): Promise<{ data: ReviewResource[]; next_cursor: null }> {
  return { data: (await listReviews(ctx)).map(viewReview), next_cursor: null }
}

/** Answers the workbook of a year as programs read it. Throws `not_found`. */
export async function getReviewResource(ctx: Context, year: number): Promise<ReviewResource> {
  return viewReview(await getReview(ctx, year))
}

/** Lists the customers of a part as programs read them. Throws `not_found`, `invalid_cursor`. */
export async function listReviewRowResources(
  ctx: Context,
  year: number,
  { part, ...window }: RowsInput,
): Promise<{ data: ReviewRowResource[]; next_cursor: string | null }> {
  const { rows, nextCursor } = await listReviewLines(ctx, year, part, window)
  return { data: rows.map((row) => ({ ...viewSaid(row), ...viewFigures(row, part) })), next_cursor: nextCursor }
}

/** Answers the row of one customer in a part in which people write; null where it is not in it. */
export async function findRowResource(
  ctx: Context,
  year: number,
  part: WrittenPart,
  rootId: number,
): Promise<ReviewRowResource | null> {
  let cursor: string | undefined
  do {
    const page = await listReviewLines(ctx, year, part, { limit: 200, cursor })
    const found = page.rows.find(({ customer }) => customer.id === rootId)
    if (found !== undefined) return { ...viewSaid(found), ...viewFigures(found, part) }
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return null
}

function viewReview(review: Review): ReviewResource {
  const { periods, totals, grade } = review
  return {
    ...{ year: review.year, status: review.signed === null ? 'open' : 'signed', currency: review.currency },
    scope: review.whole ? 'company' : 'own',
    periods: periods === null ? null : { last_year: periods.lastYear, this_year: periods.thisYear, compared: periods.compared },
    totals:
      totals === null
        ? null
        : {
            ...{ customers: totals.customers, revenue_minor: totals.revenueMinor, unpriced: totals.unpriced },
            ...{ complained_repeatedly: totals.complained, bulk_complained_repeatedly: totals.bulkComplained },
            ...{ biggest_share: totals.biggestShare, up_to_date: totals.upToDate },
          },
    abc_run_id: review.abcRunId === null ? null : String(review.abcRunId),
    last_year_grade: grade === null ? null : viewGrade(grade),
    conclusion: review.conclusion,
    computed_at: review.computedAt?.toISOString() ?? null,
    signed_by: review.signed?.by ?? null,
    signed_at: review.signed?.at.toISOString() ?? null,
    version: review.version,
  }
}

function viewGrade({ wanted, complainers, biggest }: NonNullable<Review['grade']>): ReviewResource['last_year_grade'] {
  const { broughtMinor, ...won } = wanted
  const { again, ...stayed } = complainers
  const { earlierMinor, laterMinor, ...held } = biggest
  return {
    wanted: { ...won, brought_minor: broughtMinor },
    complainers: { ...stayed, complained_again: again },
    biggest: { ...held, before_minor: earlierMinor, after_minor: laterMinor },
  }
}

function viewSaid({ place, customer, owner, outlet, recovery, cause, decision, remark, version }: ReviewLine<Part>) {
  return {
    place,
    customer: { id: String(customer.id), external_id: customer.externalId, name: customer.name },
    owner: owner === null ? null : { id: String(owner.id), name: owner.name },
    ...{ outlet, recovery, cause, decision, remark, version },
  }
}

const viewSent = ({ revenueMinor, shipments }: Sent) => ({ revenue_minor: revenueMinor, shipments })

interface Beside {
  lastYear: Sent
  earlier: Sent | null
  later: Sent
  lastShippingOn: string | null
}

const viewBeside = ({ lastYear, earlier, later, lastShippingOn }: Beside) => ({
  last_year: viewSent(lastYear),
  same_days_before: earlier === null ? null : viewSent(earlier),
  same_days: viewSent(later),
  last_shipping_on: lastShippingOn,
})

type Against = Pick<Figures<'last_biggest'>, 'base' | 'same' | 'lastShippingOn' | 'verdict'>
const viewAgainst = ({ base, same, lastShippingOn, verdict }: Against) => ({
  ...{ before: viewSent(base), after: viewSent(same), last_shipping_on: lastShippingOn, verdict },
})

type Viewers = { [P in Part]: (figures: Figures<P>) => Partial<ReviewRowResource> }

const viewers: Viewers = {
  wanted: (figures) => ({
    ...{ progress: figures.progress, step: figures.step, touches: figures.touches, last_touch_on: figures.lastTouchOn },
    ...viewBeside(figures),
    this_year: viewSent(figures.thisYear),
  }),
  complainer: (figures) => ({
    ...{ scale: figures.scale, complaints: figures.complaints, open_complaints: figures.open },
    ...{ complaints_this_year: figures.complaintsNow, compensation_minor: figures.compensationMinor },
    ...{ last_complaint_on: figures.lastOn, categories: figures.categories, root_causes: figures.rootCauses },
    ...viewBeside(figures),
    verdict: figures.verdict,
  }),
  biggest: (figures) => ({
    ...{ rank: figures.rank, share: figures.share, verdict: figures.verdict, fall: figures.fall },
    ...viewBeside(figures),
  }),
  override: ({ scheme, class: name, computed, reason, by, on }) => ({
    ...{ scheme, class: name, computed, reason, set_by: by, set_on: on },
  }),
  last_wanted: ({ base, same, year, outcome }) => ({
    ...{ before: viewSent(base), after: viewSent(same), whole_year: viewSent(year), outcome },
  }),
  last_complainer: ({ complaints, ...figures }) => ({ complaints, ...viewAgainst(figures) }),
  last_biggest: ({ rank, ...figures }) => ({ rank, ...viewAgainst(figures) }),
}

function viewFigures<P extends Part>({ figures }: ReviewLine<P>, part: P): Partial<ReviewRowResource> {
  const view: (figures: Figures<P>) => Partial<ReviewRowResource> = viewers[part]
  return view(figures)
}
