import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { getScheme } from '../classification/registry.ts'
import { findShownRun } from '../classification/shown-run.ts'
import { isProfitUnknown, spanDays } from '../profit/profit.ts'
import { lifetimeReader } from '../schemes/lifetime-value.ts'
import { serviceCostSetting } from '../year-value/settings.ts'
import type { WorthRow } from './calculation/repository.ts'
import { listStatedProspects, readSegments, readWorths, storeWorths } from './calculation/repository.ts'
import { effortOf, keepingSetting } from './settings.ts'
import type { KeepingRules } from './worth.ts'
import { allSegments, atRiskOf, keepingOf, lifetimeProfitOf, prospectWorth, segmentFor, stayingOf } from './worth.ts'

const SCHEME = 'lifetime_value'

/**
 * Works out anew what every customer is worth, as of a day, yesterday unless given: the value of the calendar year and the profit of twelve months as they were kept just before, the lifetime value and the probability of staying of the run
 * that lists show, what is at risk of it, and whether it pays to keep, by the losses, the drops and the sleepers as they were kept just before; what the lifetime value is expected to leave and what came lately beside the usual; and of a prospect what it says it sends by the average customer of its segment. For the nightly job. Answers how many customers there are. May be killed and repeated.
 * @source docs/formulas.md#value-at-risk
 */
export async function keepWorths(ctx: Context, asOf: Day = addDays(dayOf(ctx.now, ctx.company.timeZone), -1)): Promise<number> {
  const run = await findShownRun(ctx, SCHEME)
  const read = run === null ? null : lifetimeReader(run.parameters, run.model)
  const runId = read === null ? null : (run?.id ?? null)
  const rules = await readRules(ctx)
  const measure = read?.measure ?? 'revenue'
  const prospects = await estimateProspects(ctx, runId, measure)
  const width = read === null || run === null ? 0 : getScheme(SCHEME).needs(run.parameters).length
  const basis = {
    asOf,
    yearFrom: spanDays('year', asOf).from,
    twelveFrom: spanDays('twelve_months', asOf).from,
    runId,
    horizonDays: read?.horizonDays ?? null,
    measure: read?.measure ?? null,
  }
  return ctx.db.bulk(async (client) => {
    const { rows, ids, values } = await readWorths(client, runId, width)
    function* all(): Generator<WorthRow> {
      // First: what a prospect costs already makes it no customer yet.
      yield* prospects
      const [year, twelve, lost, falling, uncosted, knownRevenue, knownCost, value, ...inputs] = values
      const own: number[] = inputs.map(() => Number.NaN)
      for (let position = 0; position < rows; position += 1) {
        const at = (column: Float64Array | undefined) => column?.[position] ?? Number.NaN
        inputs.forEach((column, place) => {
          own[place] = at(column)
        })
        const lifetime = at(value)
        const seen = read === null || Number.isNaN(lifetime) ? null : read.figures(own)
        const stake = {
          ...{ twelveMinor: at(twelve), alive: seen?.alive ?? null, frequency: seen?.frequency ?? null },
          ...{ lost: at(lost) === 1, falling: at(falling) === 1 },
          isUnknown: isProfitUnknown({
            ...{ uncosted: at(uncosted), knownRevenueMinor: at(knownRevenue), knownCostMinor: at(knownCost) },
          }),
        }
        const known = { knownRevenueMinor: at(knownRevenue), knownCostMinor: at(knownCost) }
        const lifetimeMinor = Number.isNaN(lifetime) ? null : lifetime
        yield {
          ...{ customerId: ids[position] ?? 0, yearMinor: at(year), twelveMinor: stake.twelveMinor },
          ...{ lifetimeMinor, alive: stake.alive, frequency: stake.frequency },
          lifetimeProfitMinor: lifetimeProfitOf({ lifetimeMinor, measure, twelveMinor: stake.twelveMinor, ...known }),
          ...{ expected: seen?.expected ?? null, knownDays: seen?.knownDays ?? null },
          ...{ recentMinor: seen?.recent?.recentMinor ?? null, usualMinor: seen?.recent?.usualMinor ?? null },
          fell: seen?.recent?.fell ?? false,
          ...{ staying: stayingOf(stake, rules), atRiskMinor: atRiskOf(stake), keeping: keepingOf(stake, rules) },
          ...{ piecesMonth: null, segment: null, segmentCustomers: null, uncosted: at(uncosted) },
        }
      }
    }
    return storeWorths(client, all(), basis)
  })
}

async function readRules(ctx: Context): Promise<KeepingRules> {
  const [{ hours_each, success, likely, doubtful, gone }, rates] = await Promise.all([
    getSetting(ctx.db, keepingSetting),
    getSetting(ctx.db, serviceCostSetting),
  ])
  return { effortMinor: effortOf({ hours_each }, rates, ctx.company.currency), success, likely, doubtful, gone }
}

async function estimateProspects(ctx: Context, runId: number | null, measure: 'revenue' | 'margin'): Promise<WorthRow[]> {
  const [segments, prospects] = await Promise.all([readSegments(ctx.db, runId), listStatedProspects(ctx.db)])
  const averages = new Map(segments.map(({ segment, ...average }) => [segment, average]))
  const all = allSegments(averages.values())
  return prospects.flatMap((prospect): WorthRow[] => {
    const { segment, average } = segmentFor(prospect.segment, averages, all)
    const worth = prospectWorth(prospect.piecesMonth, average)
    if (worth === null) return []
    const { profitMinor: twelveMinor, ...known } = average
    return [
      {
        lifetimeProfitMinor: lifetimeProfitOf({ ...known, lifetimeMinor: worth.lifetimeMinor, measure, twelveMinor }),
        ...{ recentMinor: null, usualMinor: null, fell: false },
        ...{ customerId: prospect.id, ...worth, twelveMinor: 0, alive: null, frequency: null, expected: null, knownDays: null },
        ...{ staying: 'unknown', atRiskMinor: 0, keeping: 'unknown', piecesMonth: prospect.piecesMonth },
        ...{ segment, segmentCustomers: average.customers, uncosted: 0 },
      },
    ]
  })
}
