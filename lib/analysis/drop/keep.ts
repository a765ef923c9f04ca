import type { Day } from '#lib/core/day'
import { addDays, addMonths, daysBetween, monthOf, monthsBetween, nextMonth } from '#lib/core/day'
import { minorPerMajor } from '#lib/core/money'
import { ratioOrNull } from '#lib/core/ratio'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { sameWeeksLastYear } from '../home/compared-days.ts'
import { keepLeftOut } from '../left-out/service.ts'
import type { Window } from '../metrics/evidence.ts'
import { highestId, readEvidence } from '../metrics/evidence.ts'
import { refreshTouchedMonths } from '../metrics/refresh.ts'
import type { DropRow, ReferenceRow } from './calculation/repository.ts'
import { countLastYear, countWindows, listIndexes, readReferences, storeDrops } from './calculation/repository.ts'
import type { DropCuts, DropEvidence } from './drop.ts'
import {
  DROP_LEVELS,
  EVIDENCE_DAYS,
  expectationOf,
  isBelowLastYear,
  isWatched,
  LEAST_PRICED,
  levelOf,
  likelyCauses,
  MONTH_DAYS,
  monthlyLoss,
  REFERENCE_MONTHS,
  WINDOW_DAYS,
  withKind,
} from './drop.ts'
import { dropSetting } from './settings.ts'

/** Ids of customers that are looked at in one go, and customers whose waybills are. */
const CHUNK_IDS = 50_000
const CHUNK_CUSTOMERS = 1_000
const KIND_LEAST_OTHERS = 5

interface Plan {
  asOf: Day
  cuts: DropCuts
  windows: Window[]
  /** The months of the reference. */
  reference: { from: Day; to: Day }
  index: (kindId: number, month: Day) => number
  currency: string
}

/** Somebody large enough, with what was expected and shipped in each window. */
interface Watched {
  id: number
  kindId: number
  perDay: number
  priceMinor: number
  lateBefore: number | null
  expected: number[]
  counts: number[]
  revenueMinor: number
}

/**
 * Works out anew whose volume lies below its seasonal expectation as of a day, yesterday unless given, and keeps the list; for the nightly job. Customers are looked
 * at in chunks, none of which holds a lock. Answers how many there are. May be killed and repeated.
 */
export async function keepDrops(ctx: Context, asOf: Day = addDays(dayOf(ctx.now, ctx.company.timeZone), -1)): Promise<number> {
  await refreshTouchedMonths(ctx.db)
  const plan = await planOf(ctx, asOf)
  const watched: Watched[] = []
  const last = await highestId(ctx.db)
  for (let from = 1; from <= last; from += CHUNK_IDS) watched.push(...(await watch(ctx, plan, { from, to: from + CHUNK_IDS })))
  const kinds = sumKinds(watched, plan.windows.length)
  const fallen = watched.flatMap((one) => {
    const ratios = plan.windows.map((_, place) => ratioOfOthers(kinds.get(one.kindId), one, place))
    const raised = { ...one, expected: one.expected.map((of, place) => withKind(of, ratios[place] ?? null)) }
    const level = levelOf(pairs(raised), plan.cuts)
    return level === null ? [] : [{ ...raised, level: DROP_LEVELS.indexOf(level) + 1, kindRatio: ratios[0] ?? null }]
  })
  const drops: DropRow[] = []
  for (const chunk of chunks(fallen)) drops.push(...(await explain(ctx, plan, chunk)))
  await keepLeftOut(ctx, 'drops', [{ from: plan.reference.from, to: addDays(asOf, 1) }])
  await ctx.db.tx((db) => storeDrops(db, asOf, drops))
  return drops.length
}

async function planOf(ctx: Context, asOf: Day): Promise<Plan> {
  const { weeks, min_revenue, ...cuts } = await getSetting(ctx.db, dropSetting)
  const windows = Array.from({ length: weeks }, (_, week) => {
    const to = addDays(asOf, 1 - 7 * week)
    return { from: addDays(to, -WINDOW_DAYS), to }
  })
  const to = monthOf(windows.at(-1)?.from ?? asOf)
  const reference = { from: addMonths(to, -REFERENCE_MONTHS), to }
  const kept = await listIndexes(ctx.db, reference.from, nextMonth(asOf))
  const indexes = new Map(kept.map(({ kindId, month, index }) => [`${kindId} ${month}`, index]))
  return {
    asOf,
    cuts: { ...cuts, min_revenue_minor: min_revenue * minorPerMajor(ctx.company.currency) },
    ...{ windows, reference, currency: ctx.company.currency },
    index: (kindId, month) => indexes.get(`${kindId} ${month}`) ?? 1,
  }
}

async function watch({ db }: Context, plan: Plan, ids: { from: number; to: number }): Promise<Watched[]> {
  const { reference, cuts, currency } = plan
  const rows = await readReferences(db, {
    ...{ ids, currency, before: addMonths(reference.from, -1), ...reference },
    ...{ leastShipments: Math.max(1, cuts.min_shipments), leastRevenueMinor: Math.max(1, cuts.min_revenue_minor) },
  })
  const expected = rows.flatMap((row) => expectOf(row, plan))
  const found: Watched[] = []
  for (const chunk of chunks(expected)) {
    const counted = await countWindows(
      db,
      chunk.map(({ id }) => id),
      plan.windows,
      currency,
    )
    const counts = new Map(counted.map((row) => [row.id, row]))
    for (const one of chunk) {
      const of = counts.get(one.id)
      if (of !== undefined) found.push({ ...one, counts: of.counts, revenueMinor: of.revenueMinor })
    }
  }
  return found
}

function expectOf(row: ReferenceRow, { reference, cuts, windows, index }: Plan): Omit<Watched, 'counts' | 'revenueMinor'>[] {
  const sums = new Map(row.months.map((month) => [month.month, month]))
  const months = monthsBetween(reference.from, reference.to)
    // The first month of a customer that began in the reference may be half a month.
    .filter((month) => row.begins < reference.from || month > row.begins)
    .map((month) => ({
      shipments: sums.get(month)?.shipments ?? 0,
      revenueMinor: sums.get(month)?.revenueMinor ?? 0,
      averageDays: daysBetween(month, nextMonth(month)) * index(row.kindId, month),
    }))
  const found = expectationOf(months)
  if (found === null) return []
  const expected = windows.map((window) => found.perDay * averageDays(window, (month) => index(row.kindId, month)))
  if (!isWatched(expected[0] ?? 0, found.priceMinor, cuts)) return []
  const lateBefore = ratioOrNull(row.promised - row.onTime, row.promised)
  return [{ id: row.id, kindId: row.kindId, ...found, lateBefore, expected }]
}

/** How many average days a window stands for: its days times the index of their months. */
function averageDays({ from, to }: Window, index: (month: Day) => number): number {
  let sum = 0
  for (let day = from; day < to; day = addDays(day, 1)) sum += index(monthOf(day))
  return sum
}

const pairs = ({ counts, expected }: Watched) => expected.map((of, place) => ({ shipments: counts[place] ?? 0, expected: of }))

/** What all of a kind shipped, and what was expected of them, in each window. */
interface KindSum {
  customers: number
  windows: { shipments: number; expected: number }[]
}

function sumKinds(watched: readonly Watched[], windows: number): Map<number, KindSum> {
  const sums = new Map<number, KindSum>()
  for (const { kindId, counts, expected } of watched) {
    const sum = sums.get(kindId) ?? {
      customers: 0,
      windows: Array.from({ length: windows }, () => ({ shipments: 0, expected: 0 })),
    }
    sum.customers += 1
    sum.windows.forEach((window, place) => {
      window.shipments += counts[place] ?? 0
      window.expected += expected[place] ?? 0
    })
    sums.set(kindId, sum)
  }
  return sums
}

function ratioOfOthers(sum: KindSum | undefined, { counts, expected }: Watched, place: number): number | null {
  const window = sum?.windows[place]
  if (sum === undefined || window === undefined || sum.customers <= KIND_LEAST_OTHERS) return null
  return ratioOrNull(window.shipments - (counts[place] ?? 0), window.expected - (expected[place] ?? 0))
}

type Fallen = Watched & { level: number; kindRatio: number | null }

async function explain({ db }: Context, { asOf, windows, cuts }: Plan, fallen: readonly Fallen[]): Promise<DropRow[]> {
  const to = addDays(asOf, 1)
  const ids = fallen.map(({ id }) => id)
  const found = await readEvidence(
    db,
    ids.map((id) => ({ id, from: addDays(to, -EVIDENCE_DAYS), to, until: to })),
  )
  const [window = { from: to, to }] = windows
  const lastYears = new Map((await countLastYear(db, ids, sameWeeksLastYear(window))).map(({ id, shipments }) => [id, shipments]))
  const evidences = new Map(found.map(({ id, ...counted }) => [id, counted]))
  return fallen.flatMap((one) => {
    const counted = evidences.get(one.id)
    if (counted === undefined) return []
    const shipments = one.counts[0] ?? 0
    const expected = one.expected[0] ?? 0
    const lastYear = lastYears.get(one.id) ?? null
    const evidence: DropEvidence = {
      ...counted,
      lateBefore: one.lateBefore,
      priceBefore: one.priceMinor,
      priceNow: shipments < LEAST_PRICED ? null : one.revenueMinor / shipments,
      kindRatio: one.kindRatio,
    }
    return {
      customerId: one.id,
      ...{ level: one.level, shipments, expected, priceMinor: one.priceMinor },
      referencePerMonth: one.perDay * MONTH_DAYS,
      lossMinor: monthlyLoss({ shipments, expected }, one.priceMinor),
      causes: likelyCauses(evidence),
      ...{ lastYear, belowLastYear: isBelowLastYear(shipments, lastYear, cuts) },
      evidence: { ...evidence },
    }
  })
}

function chunks<One>(all: readonly One[]): One[][] {
  const parts: One[][] = []
  for (let from = 0; from < all.length; from += CHUNK_CUSTOMERS) parts.push(all.slice(from, from + CHUNK_CUSTOMERS))
  return parts
}
