import type { Columns, GroupName, MetricName, Row, RunFrame } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import { MEASURES } from './measures.ts'

/** In what a factor is told: an amount, a share of one, a number, or a word, whose level says it all. */
export type FactorUnit = 'minor' | 'ratio' | 'number' | 'word'

interface Factor {
  readonly unit: FactorUnit
  readonly needs: readonly MetricName[]
  /** What runs looked at for it besides, until it was found not to be needed: stored ones keep it among their inputs. */
  readonly formerly?: readonly MetricName[]
  /** From which values on it is middle and high when nothing else is said, amounts in whole units of the currency; `thirds` cuts the customers of the run into three parts. */
  readonly cuts: 'thirds' | readonly [number, number]
  /** NaN where it is not known. */
  readonly of: (row: FactorRow, segments: SegmentFigures, frame: RunFrame) => number
}

export type FactorRow = Partial<Row>

/** What was found out about each segment, an industry or a kind of customer, and about each region, by its code; null where it is not known. */
export interface SegmentFigures {
  readonly growth: readonly (number | null)[]
  readonly share: readonly (number | null)[]
  readonly regionGrowth: readonly (number | null)[]
  readonly regionShare: readonly (number | null)[]
}

const at = (row: FactorRow, name: MetricName) => row[name] ?? Number.NaN
const BEST_GRADE = 3

function measured(name: keyof typeof MEASURES, cuts: Factor['cuts']): Factor {
  const { unit, needs, of } = MEASURES[name]
  return { unit: unit === 'minor' || unit === 'ratio' ? unit : 'number', needs, cuts, of: (row, _, frame) => of(row, frame) }
}

function divided(part: MetricName, whole: MetricName): Factor {
  return {
    unit: 'number',
    needs: [part, whole],
    cuts: 'thirds',
    of: (row) => (at(row, whole) > 0 ? at(row, part) / at(row, whole) : Number.NaN),
  }
}

function ofSegment(code: GroupName, figure: keyof SegmentFigures, cuts: readonly [number, number]): Factor {
  const now: readonly MetricName[] = [code, 'revenueMinor']
  const before: readonly MetricName[] = ['earlierRevenueMinor']
  const grows = figure === 'growth' || figure === 'regionGrowth'
  return {
    unit: 'ratio',
    ...(grows ? { needs: [...now, ...before] } : { needs: now, formerly: before }),
    cuts,
    of: (row, segments) => segments[figure][at(row, code)] ?? Number.NaN,
  }
}

/**
 * The factors that customers can be cut by: social (kind, weight of the industry and of the region, who holds it), behaviour, needs, market and value. Kind: a person is low, a business middle, a distributor high; held by an outlet is low, above it
 * high; time first among the noted needs is high, second is middle; credit A and B are high, C and D low.
 * @source docs/formulas.md#segments-by-chosen-factors
 */
export const FACTORS = {
  kind: { unit: 'word', needs: ['kind'], cuts: [1, 2], of: (row) => at(row, 'kind') },
  industry_share: ofSegment('segment', 'share', [0.05, 0.15]),
  region_share: ofSegment('region', 'regionShare', [0.05, 0.15]),
  held: { unit: 'word', needs: ['heldByOutlet'], cuts: [1, 1], of: (row) => 1 - at(row, 'heldByOutlet') },
  shipping_days: measured('shipping_days', 'thirds'),
  shipments_per_day: divided('shipments', 'shippingDays'),
  pieces: measured('pieces', 'thirds'),
  weight_per_shipment: divided('weightGrams', 'weighed'),
  products: measured('products', [2, 3]),
  lanes: measured('lanes', 'thirds'),
  on_time_rate: measured('on_time_rate', [0.9, 0.97]),
  time_need: { unit: 'word', needs: ['timeNeed'], cuts: [1, 2], of: (row) => at(row, 'timeNeed') },
  growth: {
    unit: 'ratio',
    needs: ['revenueMinor', 'earlierRevenueMinor'],
    cuts: [-0.1, 0.1],
    of: (row) => growthOf(at(row, 'revenueMinor'), at(row, 'earlierRevenueMinor')),
  },
  // Within it a market stands still: a growth of less is noise.
  market_growth: ofSegment('segment', 'growth', [-0.05, 0.05]),
  region_growth: ofSegment('region', 'regionGrowth', [-0.05, 0.05]),
  revenue: measured('revenue', 'thirds'),
  margin: measured('margin', 'thirds'),
  true_profit: measured('true_profit', 'thirds'),
  credit: { unit: 'word', needs: ['creditGrade'], cuts: [2, 2], of: (row) => BEST_GRADE - at(row, 'creditGrade') },
} as const satisfies Record<string, Factor>
export type FactorName = keyof typeof FACTORS
export const FACTOR_NAMES = Object.keys(FACTORS) as FactorName[]

/** Answers the factor of a name. */
export const factorOf = (name: FactorName): Factor => FACTORS[name]

/** Every metric that some factor is made of, each once. */
export const FACTOR_METRICS: readonly MetricName[] = [
  ...new Set<MetricName>(['revenueMinor', ...FACTOR_NAMES.flatMap((name): readonly MetricName[] => FACTORS[name].needs)]),
]

/** Not `> 0`: a run that does not know it has NaN. */
function growthOf(now: number, before: number): number {
  return before > 0 ? (now - before) / before : Number.NaN
}

/** Works out how the revenue of each segment, and of each region, grew over the same length of time before (what whoever has stopped since brought then among it), and what share of all it is; of nobody where they are not read, no growth where the time before is not, and whoever is in none counts in the whole alone. Revenue below 0 has no share. */
export function fitSegments(columns: Columns): SegmentFigures {
  const segment = fitGroups(columns, 'segment')
  const region = fitGroups(columns, 'region')
  return { ...segment, regionGrowth: region.growth, regionShare: region.share }
}

function fitGroups(columns: Columns, name: GroupName): Pick<SegmentFigures, 'growth' | 'share'> {
  if (columns.metrics[name] === undefined) return { growth: [], share: [] }
  const before = columns.earlierOfGroups?.[name]
  const [groups, revenues] = [columnOf(columns, name), columnOf(columns, 'revenueMinor')]
  const now = new Float64Array(columns.labels?.[name]?.length ?? before?.length ?? 0)
  let nowhere = 0
  for (let place = 0; place < groups.length; place += 1) {
    const code = groups[place] ?? Number.NaN
    if (Number.isNaN(code)) {
      nowhere += revenues[place] ?? 0
      continue
    }
    now[code] = (now[code] ?? 0) + (revenues[place] ?? 0)
  }
  const codes = Array.from(now.keys())
  const total = codes.reduce((sum, code) => sum + Math.max(0, now[code] ?? 0), Math.max(0, nowhere))
  const known = (value: number) => (Number.isNaN(value) ? null : value)
  return {
    growth: codes.map((code) => known(growthOf(now[code] ?? 0, before?.[code] ?? Number.NaN))),
    share: codes.map((code) => (total > 0 ? Math.max(0, now[code] ?? 0) / total : null)),
  }
}
