import type { RunResource } from '#lib/analysis/classification/schema'
import { getRun } from '#lib/analysis/classification/service'
import { addMonths } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import { decodeCursor, encodeCursor, hashFilter, pageOf } from '#lib/core/page'
import type { Period } from '#lib/core/period'
import { maskCustomerName } from '#lib/core/personal'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { Scope } from '#lib/platform/scope/scope'
import { mayEver, permit } from '#lib/platform/scope/scope'
import type { Figures, FrozenAbc, Part, Totals, Words } from './figures.ts'
import { figuresOf } from './figures.ts'
import type { Grade } from './grade.ts'
import { gradeOf } from './grade.ts'
import type { ReviewPeriods } from './periods.ts'
import { isEmpty, monthsOfYear, yearAfter } from './periods.ts'
import type { ReviewRow, ShelfRow } from './shelf/repository.ts'
import { findReview, listReviewRows, listShelfRows, listWantedRows } from './shelf/repository.ts'
import { wantedFigures } from './wanted.ts'

/** The workbook of a year as one reader may see it. Amounts are minor units of its currency. */
export interface Review {
  year: number
  currency: string
  /** Whether the reader sees the whole company, and with it what is said of it. */
  whole: boolean
  periods: ReviewPeriods | null
  totals: Totals | null
  conclusion: string | null
  computedAt: Date | null
  signed: { by: string; at: Date } | null
  version: number
  abcRunId: number | null
  frozenAbc: FrozenAbc | null
  /** What became of last year's workbook, over the reader's rows; null where that was not signed. */
  grade: Grade | null
  /** The days that last year's rows are graded by, where these are not a whole year; else null. */
  gradedDays: Period | null
}

/** Lists the workbooks, the latest year first. */
export async function listReviews(ctx: Context): Promise<Review[]> {
  const scope = permit(ctx, 'review:read')
  const rows = await listReviewRows(ctx.db)
  return Promise.all(rows.map((row) => viewReview(ctx, row, scope, rows)))
}

/** Answers the workbook of a year. Throws `not_found` where none was opened. */
export async function getReview(ctx: Context, year: number): Promise<Review> {
  const scope = permit(ctx, 'review:read')
  const [review, last] = await Promise.all([findReview(ctx.db, year), findReview(ctx.db, year - 1)])
  if (review === null) throw new AppError('not_found', {}, { detail: 'review.not_found' })
  return viewReview(ctx, review, scope, last === null ? [] : [last])
}

/** A customer in a part of a workbook, as it stands now or stood when that was signed; a person's name is masked. */
export interface ReviewLine<P extends Part> extends Words {
  place: number
  customer: { id: number; externalId: string | null; name: string }
  /** Of what was written; 0 for nothing. */
  version: number
  figures: Figures<P>
}

export interface Lines<P extends Part> {
  rows: ReviewLine<P>[]
  nextCursor: string | null
}

interface LinesAsked {
  limit: number
  cursor?: string | undefined
}

/** Lists the customers of a part of a workbook within the reader's scope, in their order. Of one that is open the wanted list is as it is now, the other parts as they were last worked out.
 * Throws `not_found`, `invalid_cursor`. */
export async function listReviewLines<P extends Part>(
  ctx: Context,
  year: number,
  part: P,
  { limit, cursor }: LinesAsked,
): Promise<Lines<P>> {
  const scope = permit(ctx, 'review:read')
  const review = await findReview(ctx.db, year)
  if (review === null) throw new AppError('not_found', {}, { detail: 'review.not_found' })
  const binding = { filter: hashFilter({ year, part }), sort: 'place' }
  const after = cursor === undefined ? 0 : placeOf(decodeCursor(cursor, binding, ctx.now))
  const asked = { scope, after, limit: limit + 1 }
  const live = part === 'wanted' && review.signedAt === null
  const stored = live
    ? await withFigures(ctx, review, await listWantedRows(ctx.db, year, asked))
    : await listShelfRows(ctx.db, year, { ...asked, part })
  const page = pageOf(stored, limit, ({ place }) => encodeCursor(binding, [place], ctx.now))
  return { rows: page.data.map((row) => viewLine(row, part)), nextCursor: page.nextCursor }
}

/** Answers the run that classifies for a workbook; null where none was asked for, or its reader may not read runs. */
export async function abcRunOf(ctx: Context, { abcRunId }: Pick<Review, 'abcRunId'>): Promise<RunResource | null> {
  return abcRunId === null || !mayEver(ctx, 'analysis:read') ? null : getRun(ctx, String(abcRunId))
}

async function withFigures(ctx: Context, review: ReviewRow, rows: ShelfRow[]): Promise<ShelfRow[]> {
  const { periods, currency } = review
  if (periods === null) return []
  const figures = await wantedFigures(
    ctx,
    { currency, periods },
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, figures: figures.get(row.id) }))
}

function viewLine<P extends Part>(row: ShelfRow, part: P): ReviewLine<P> {
  const { id, externalId, kind, place } = row
  const name = row.frozenName ?? maskCustomerName(kind, row.name)
  return {
    ...{ place, customer: { id, externalId, name } },
    ...wordsOf(row),
    version: row.entry?.version ?? 0,
    figures: figuresOf[part].parse(row.figures) as Figures<P>,
  }
}

/** Answers what is said of a customer in a row: as it stood when the workbook was signed, else what people wrote, with the customer's owner where nobody else answers for it. */
export function wordsOf({ frozenWords, entry, ownerId, ownerName, outletName }: ShelfRow): Words {
  if (frozenWords !== null) return frozenWords
  const named = (id: number | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })
  return {
    owner: named(entry?.ownerId ?? null, entry?.ownerName ?? null) ?? named(ownerId, ownerName),
    outlet: outletName,
    recovery: entry?.recovery ?? null,
    cause: entry?.cause ?? null,
    decision: entry?.decision ?? null,
    remark: entry?.remark ?? null,
  }
}

/** More rows than a part has. */
const ALL = 100_000

async function viewReview(ctx: Context, row: ReviewRow, scope: Scope, others: readonly ReviewRow[]): Promise<Review> {
  const whole = scope.kind === 'all'
  const last = others.find(({ year, signedAt }) => year === row.year - 1 && signedAt !== null)
  return {
    ...{ year: row.year, currency: row.currency, whole, periods: row.periods, totals: whole ? row.totals : null },
    ...{ conclusion: row.conclusion, computedAt: row.computedAt, version: row.version, abcRunId: row.abcRunId },
    signed: row.signedAt === null ? null : { by: row.signedByName ?? '', at: row.signedAt },
    frozenAbc: whole ? row.abc : null,
    grade: last === undefined ? null : await gradeWithin(ctx, row.year, scope),
    gradedDays: gradedDays(ctx, row, last?.periods ?? null),
  }
}

/** The days that last year's answers are graded by, where they are no whole year: up to the day on which the figures were worked out, however late one looks. */
function gradedDays({ company }: Context, { computedAt }: ReviewRow, periods: ReviewPeriods | null): Period | null {
  if (computedAt === null || periods === null || isEmpty(periods.lastYear)) return null
  const days = yearAfter(periods.lastYear, dayOf(computedAt, company.timeZone))
  return isEmpty(days) || days.to === addMonths(days.from, monthsOfYear) ? null : days
}

async function gradeWithin(ctx: Context, year: number, scope: Scope): Promise<Grade> {
  const read = (part: Part) => listShelfRows(ctx.db, year, { scope, part, after: 0, limit: ALL })
  const [wanted, complainers, biggest] = await Promise.all([read('last_wanted'), read('last_complainer'), read('last_biggest')])
  return gradeOf({
    wanted: wanted.map(({ figures }) => figuresOf.last_wanted.parse(figures)),
    complainers: complainers.map(({ figures }) => figuresOf.last_complainer.parse(figures)),
    biggest: biggest.map(({ figures }) => figuresOf.last_biggest.parse(figures)),
  })
}

function placeOf([place]: readonly unknown[]): number {
  if (typeof place !== 'number' || !Number.isInteger(place) || place < 0)
    throw new AppError('invalid_cursor', {}, { detail: 'cursor.unreadable' })
  return place
}
