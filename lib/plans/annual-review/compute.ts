import { z } from 'zod'
import type { Columns } from '#lib/analysis/classification/columns'
import { columnOf } from '#lib/analysis/classification/columns'
import { ownParameters } from '#lib/analysis/classification/own-parameters'
import { getScheme } from '#lib/analysis/classification/registry'
import { largestPositions } from '#lib/analysis/concentration/concentration'
import { fallsOf } from '#lib/analysis/drop/service'
import { findFirstCountingDay } from '#lib/analysis/metrics/covered'
import type { Scale } from '#lib/analysis/schemes/trade-scale'
import { fitScale, SCALES_BY, scaleOfRow } from '#lib/analysis/schemes/trade-scale'
import { addDays } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import { ratioOrNull } from '#lib/core/ratio'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { SettingValues } from '#lib/platform/settings/setting'
import { getSetting } from '#lib/platform/settings/settings'
import type { Figures } from './figures.ts'
import { gradeRows } from './grade-rows.ts'
import { readLastShipping } from './last-shipping.ts'
import type { ReviewPeriods } from './periods.ts'
import { isEmpty, periodsOf } from './periods.ts'
import type { ComplainedRow } from './repository.ts'
import { listCauses, listComplained, listComplaints, readYear } from './repository.ts'
import { sentIn } from './sent.ts'
import { reviewSetting } from './settings.ts'
import type { ComputedReview, ReviewRow } from './shelf/repository.ts'
import { findReview, listAbcOverrides, listReviewRows, lockReview, storeComputed } from './shelf/repository.ts'
import type { Sent } from './verdict.ts'
import { verdictOf } from './verdict.ts'

/** A workbook that is read by people holds no more of each. */
const MOST_ROWS_OF_PART = 1_000

/** Works the figures of a workbook out anew from the records and puts them in the place of those of before. Throws `not_found`, and `conflict` for one that is signed. */
export async function computeReview(ctx: Context, year: number): Promise<void> {
  const review = await findReview(ctx.db, year)
  if (review === null) throw new AppError('not_found', {}, { detail: 'review.not_found' })
  const computed = await workOut(ctx, review)
  await ctx.db.tx(async (db) => {
    const locked = await lockReview(db, year)
    if (locked?.signedAt !== null) throw new AppError('conflict', {}, { detail: 'review.is_signed' })
    await storeComputed(db, year, computed, ctx.now)
  })
}

/** Works every open workbook out anew, for the nightly job; answers how many. May be killed and repeated. */
export async function computeOpenReviews(ctx: Context): Promise<number> {
  const open = (await listReviewRows(ctx.db)).filter(({ signedAt }) => signedAt === null)
  for (const { year } of open) await computeReview(ctx, year)
  return open.length
}

type Cuts = SettingValues<typeof reviewSetting>

interface Ground {
  ctx: Context
  currency: string
  periods: ReviewPeriods
  cuts: Cuts
}

async function workOut(ctx: Context, { year, currency }: ReviewRow): Promise<ComputedReview> {
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const periods = periodsOf(year, today, await findFirstCountingDay(ctx.db))
  const ground: Ground = { ctx, currency, periods, cuts: await getSetting(ctx.db, reviewSetting) }
  const read = isEmpty(periods.lastYear) ? null : await readLastYear(ground)
  const calendarYear = { from: `${year - 1}-01-01`, to: periods.lastYear.to }
  const complained = isEmpty(calendarYear) ? [] : await listComplained(ctx.db, calendarYear, currency, ground.cuts.complaints)
  const scales =
    read === null ? new Map<number, Scale>() : await scalesOf(ctx, read.columns, new Set(complained.map(({ id }) => id)))
  const bulk = complained.filter(({ id }) => (scales.get(id) ?? 'small') !== 'small')
  const biggest = read === null ? [] : biggestOf(read.columns, ground.cuts.biggest)
  const revenueMinor = read === null ? 0 : positiveSum(columnOf(read.columns, 'revenueMinor'))
  const held = biggest.reduce((sum, each) => sum + each.lastYear.revenueMinor, 0)
  const rows = [
    ...(await complainerRows(ground, bulk.slice(0, MOST_ROWS_OF_PART), scales)),
    ...(await biggestRows(ground, biggest, revenueMinor)),
    ...(await overrideRows(ctx)),
    ...(await gradeRows(ctx, year, today, ground.cuts.fallen_to)),
  ]
  const totals = {
    customers: read?.columns.customerIds.length ?? 0,
    revenueMinor: read === null ? 0 : sum(columnOf(read.columns, 'revenueMinor')),
    unpriced: read === null ? 0 : sum(columnOf(read.columns, 'unpriced')),
    excluded: read?.excluded ?? [],
    ...{ complained: complained.length, bulkComplained: bulk.length },
    biggestShare: ratioOrNull(held, revenueMinor),
    upToDate: read?.upToDate ?? true,
  }
  return { periods, totals, rows }
}

function readLastYear({ ctx, currency, periods: { lastYear } }: Ground) {
  return readYear(ctx.db, { period: { ...lastYear, asOf: addDays(lastYear.to, -1) }, currency })
}

const scaleParameters = z.object({
  scale_by: z.enum(SCALES_BY),
  large_share: z.number(),
  medium_share: z.number(),
  large_from: z.number(),
  medium_from: z.number(),
  outlet_divisor: z.number(),
})

/** Answers the scale of some customers by the company's own cuts of the matrix of trade scale and margin. */
async function scalesOf(ctx: Context, columns: Columns, ids: ReadonlySet<number>): Promise<Map<number, Scale>> {
  const scheme = getScheme('relationship_scale')
  const parameters = scaleParameters.parse(scheme.parameters.parse(await ownParameters(ctx, scheme.id)))
  const fitted = fitScale(columns, parameters)
  const found = new Map<number, Scale>()
  columns.customerIds.forEach((id, position) => {
    const heldByOutlet = columnOf(columns, 'heldByOutlet')[position] ?? 0
    if (ids.has(id)) found.set(id, scaleOfRow({ ...sentAt(columns, position), heldByOutlet }, fitted))
  })
  return found
}

function sentAt(columns: Columns, position: number): Sent {
  return {
    revenueMinor: columnOf(columns, 'revenueMinor')[position] ?? 0,
    shipments: columnOf(columns, 'shipments')[position] ?? 0,
  }
}

interface Biggest {
  id: number
  lastYear: Sent
}

function biggestOf(columns: Columns, count: number): Biggest[] {
  const revenues = Float64Array.from(columnOf(columns, 'revenueMinor'))
  return largestPositions(revenues, count).map((position) => ({
    id: columns.customerIds[position] ?? 0,
    lastYear: sentAt(columns, position),
  }))
}

const nothing: Sent = { revenueMinor: 0, shipments: 0 }

/** What stands beside the year before for some customers: the same days of both, or the year to date alone while they cannot be compared; and the verdict of them, to which who is lost by the end of them has stopped. */
async function besides({ ctx, currency, periods, cuts }: Ground, ids: readonly number[]) {
  const { compared, thisYear } = periods
  const [earlier, later, lastShipping] = await Promise.all([
    compared === null ? null : sentIn(ctx, ids, compared.earlier, currency),
    sentIn(ctx, ids, compared?.later ?? thisYear, currency),
    readLastShipping(ctx, ids, thisYear.to),
  ])
  return (id: number) => {
    const then = earlier === null ? null : (earlier.get(id) ?? nothing)
    const now = later.get(id) ?? nothing
    const { lastShippingOn, lost } = lastShipping(id)
    return { earlier: then, later: now, lastShippingOn, verdict: verdictOf(then, now, { fallenTo: cuts.fallen_to, lost }) }
  }
}

async function complainerRows(ground: Ground, bulk: readonly ComplainedRow[], scales: ReadonlyMap<number, Scale>) {
  const { ctx, currency, periods } = ground
  const ids = bulk.map(({ id }) => id)
  const period = { from: complaintsFrom(periods), to: periods.lastYear.to }
  const [beside, sent, causes, again] = await Promise.all([
    besides(ground, ids),
    sentIn(ctx, ids, periods.lastYear, currency),
    ids.length === 0 ? [] : listCauses(ctx.db, ids, period),
    ids.length === 0 || isEmpty(periods.thisYear) ? [] : listComplaints(ctx.db, ids, periods.thisYear),
  ])
  return bulk
    .map((row) => ({ row, lastYear: sent.get(row.id) ?? nothing }))
    .sort((left, right) => right.row.complaints - left.row.complaints || right.lastYear.revenueMinor - left.lastYear.revenueMinor)
    .map(({ row: { id, ...complained }, lastYear }) => {
      const found = causes.find((each) => each.id === id)
      const figures: Figures<'complainer'> = {
        scale: scales.get(id) ?? 'small',
        ...complained,
        ...{ categories: found?.categories ?? [], rootCauses: found?.rootCauses ?? [] },
        complaintsNow: again.find((each) => each.id === id)?.complaints ?? 0,
        ...{ lastYear, ...beside(id) },
      }
      return { part: 'complainer' as const, customerId: id, figures }
    })
}

/** Complaints are of the calendar year, also where waybills begin later. */
const complaintsFrom = ({ lastYear }: ReviewPeriods) => `${lastYear.from.slice(0, 4)}-01-01`

async function biggestRows(ground: Ground, biggest: readonly Biggest[], total: number) {
  const ids = biggest.map(({ id }) => id)
  const [beside, falls] = await Promise.all([besides(ground, ids), fallsOf(ground.ctx, ids)])
  return biggest.map(({ id, lastYear }, place) => {
    const figures: Figures<'biggest'> = {
      ...{ rank: place + 1, share: ratioOrNull(lastYear.revenueMinor, total), lastYear, ...beside(id) },
      fall: falls.get(id) ?? null,
    }
    return { part: 'biggest' as const, customerId: id, figures }
  })
}

async function overrideRows(ctx: Context) {
  const found = await listAbcOverrides(ctx.db, ctx.company.timeZone, MOST_ROWS_OF_PART)
  return found.map(({ customerId, ...figures }) => ({ part: 'override' as const, customerId, figures }))
}

function sum(column: ArrayLike<number>): number {
  let total = 0
  for (let position = 0; position < column.length; position += 1) total += column[position] ?? 0
  return total
}

function positiveSum(column: ArrayLike<number>): number {
  let total = 0
  for (let position = 0; position < column.length; position += 1) total += Math.max(column[position] ?? 0, 0)
  return total
}
