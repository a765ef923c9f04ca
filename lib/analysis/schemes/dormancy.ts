import { z } from 'zod'
import { dayFromNumber } from '#lib/core/day'
import { medianOfSorted } from '#lib/core/median'
import { reachesShare } from '#lib/core/ratio'
import type { Column, Row } from '../classification/columns.ts'
import { CUSTOMER_KINDS, columnOf, shipsByWeek } from '../classification/columns.ts'
import type { Reason, Scheme } from '../classification/scheme.ts'

const threshold = z.number().gt(0).lte(1000)

const parameters = z
  .strictObject({
    drowsy: threshold.default(1.5),
    half_asleep: threshold.default(3),
    asleep: threshold.default(6),
    min_gap_days: z.number().gt(0).lte(366).default(3),
    seasonal: z.boolean().default(false),
    calendar: z.enum(['none', 'working']).default('none'),
  })
  .refine(({ drowsy, half_asleep }) => drowsy < half_asleep, { path: ['half_asleep'], params: { code: 'not_above_drowsy' } })
  .refine(({ half_asleep, asleep }) => half_asleep < asleep, { path: ['asleep'], params: { code: 'not_above_half_asleep' } })
type Parameters = z.infer<typeof parameters>

const model = z.object({
  as_of_day: z.int(),
  drowsy: z.number(),
  half_asleep: z.number(),
  asleep: z.number(),
  min_gap_days: z.number(),
  /** The median gap of each kind of customer, by its code; null where no customer of the kind has a rhythm. */
  kind_gap_days: z.array(z.number().nullable()),
  /** The same over all kinds. */
  gap_days: z.number().nullable(),
  /** Whether days are counted by the working calendar, and ratios multiplied by the season. Runs of before have neither. */
  working: z.boolean().default(false),
  seasonal: z.boolean().default(false),
})
type Model = z.infer<typeof model>
type Metric = 'lastShippingDay' | 'medianGapDays' | 'kind' | 'workingGapDays' | 'workingSinceDays' | 'seasonIndex'

const METRICS: readonly Metric[] = [
  'lastShippingDay',
  'medianGapDays',
  'kind',
  'workingGapDays',
  'workingSinceDays',
  'seasonIndex',
]
export const DORMANCY_CLASSES = ['awake', 'drowsy', 'half_asleep', 'asleep'] as const
type DormancyClass = (typeof DORMANCY_CLASSES)[number]

/**
 * Dormancy: days since the last shipping day ÷ max(the customer's median gap between shipping days, `min_gap_days`). With fewer than three shipping
 * days the gap is the median of the gaps of that kind of customer; where the kind has none, of all customers; where nobody has one, `min_gap_days`. Days are plain ones;
 * with `calendar: working` those on which that kind of customer does not ship count neither in gaps nor since. With `seasonal` the ratio is multiplied by the seasonal
 * index of the customer's kind for the month of `as_of`. The value is the ratio; a class is reached at its threshold.
 * @source docs/formulas.md#dormancy
 */
export const dormancy: Scheme<Parameters, Metric, Model> = {
  id: 'dormancy',
  membership: 'shipment_before_to',
  parameters,
  model,
  metrics: METRICS,
  hasShares: false,
  needs: ({ calendar, seasonal }) => [
    'lastShippingDay',
    ...(calendar === 'working' ? (['workingGapDays', 'workingSinceDays'] as const) : (['medianGapDays'] as const)),
    ...(seasonal ? (['seasonIndex'] as const) : []),
    'kind',
  ],
  valueUnit: () => 'ratio',
  unpricedBy: () => null,
  classes: () => DORMANCY_CLASSES,
  fit: (columns, { drowsy, half_asleep, asleep, min_gap_days, calendar, seasonal }) => {
    const gaps = columnOf(columns, calendar === 'working' ? 'workingGapDays' : 'medianGapDays')
    const kinds = columnOf(columns, 'kind')
    return {
      as_of_day: columns.frame.asOfDay,
      ...{ drowsy, half_asleep, asleep, min_gap_days },
      kind_gap_days: CUSTOMER_KINDS.map((_, kind) => medianOfKnown(gaps, kinds, kind)),
      gap_days: medianOfKnown(gaps, kinds, null),
      ...{ working: calendar === 'working', seasonal },
    }
  },
  assign: (row, fitted) => {
    const { weighted, gapDays } = standingOf(row, fitted)
    return { class: classOf(weighted, gapDays, fitted), value: weighted / gapDays }
  },
  explain: (row, fitted) => {
    const { sinceDays, weighted, gapDays, source, isRaised } = standingOf(row, fitted)
    const kind = CUSTOMER_KINDS[row.kind] ?? 'business'
    const byWeek = fitted.working && shipsByWeek(kind)
    const params = {
      ...{ day: dayFromNumber(fitted.as_of_day), since_days: sinceDays, gap_days: gapDays, ratio: weighted / gapDays },
      unit: byWeek ? 'working' : 'plain',
    }
    const reasons: Reason[] = [{ code: `dormancy.${source}`, params: source === 'kind_rhythm' ? { ...params, kind } : params }]
    if (isRaised) reasons.push({ code: 'dormancy.min_gap', params: { min_gap_days: fitted.min_gap_days } })
    if (fitted.working) reasons.push({ code: byWeek ? 'dormancy.working' : 'dormancy.all_days', params: {} })
    if (fitted.seasonal) reasons.push(...seasonReasons(row.seasonIndex))
    return reasons
  },
  whatWouldChange: (row, fitted) => {
    const { sinceDays, weighted, gapDays, factor } = standingOf(row, fitted)
    const current = classOf(weighted, gapDays, fitted)
    const next = DORMANCY_CLASSES[DORMANCY_CLASSES.indexOf(current) + 1]
    const changes: Reason[] = []
    if (current !== 'awake') changes.push({ code: 'dormancy.wakes', params: { class: 'awake' } })
    if (next === undefined || next === 'awake' || factor <= 0) return changes
    const days = daysToReach(gapDays, fitted[next], factor)
    if (fitted.working) {
      const code = shipsByWeek(CUSTOMER_KINDS[row.kind] ?? 'business') ? 'dormancy.sinks_in' : 'dormancy.sinks_in_days'
      changes.push({ code, params: { class: next, days: days - sinceDays } })
    } else changes.push({ code: 'dormancy.sinks', params: { class: next, day: dayFromNumber(row.lastShippingDay + days) } })
    return changes
  },
}

/** An index this near to 1 reads as 1, and explains nothing. */
const PLAIN_MONTH = 0.005

function seasonReasons(index: number): Reason[] {
  if (Math.abs(index - 1) < PLAIN_MONTH) return []
  return [{ code: index < 1 ? 'dormancy.season' : 'dormancy.season_peak', params: { season_index: index } }]
}

type GapSource = 'own_rhythm' | 'kind_rhythm' | 'company_rhythm' | 'no_rhythm'

interface Standing {
  /** Without a shipment, in the days that are counted, and the same times the season. */
  sinceDays: number
  weighted: number
  factor: number
  gapDays: number
  source: GapSource
  isRaised: boolean
}

function standingOf(row: Row<Metric>, fitted: Model): Standing {
  const sinceDays = fitted.working ? row.workingSinceDays : fitted.as_of_day - row.lastShippingDay
  const factor = fitted.seasonal ? row.seasonIndex : 1
  const own = fitted.working ? row.workingGapDays : row.medianGapDays
  const kindGap = fitted.kind_gap_days[row.kind] ?? null
  const found = !Number.isNaN(own) ? own : (kindGap ?? fitted.gap_days)
  const source = !Number.isNaN(own)
    ? 'own_rhythm'
    : kindGap !== null
      ? 'kind_rhythm'
      : found !== null
        ? 'company_rhythm'
        : 'no_rhythm'
  const gapDays = Math.max(found ?? 0, fitted.min_gap_days)
  const isRaised = found !== null && found < fitted.min_gap_days
  return { sinceDays, weighted: sinceDays * factor, factor, gapDays, source, isRaised }
}

function classOf(sinceDays: number, gapDays: number, fitted: Model): DormancyClass {
  if (reachesShare(sinceDays, gapDays, fitted.asleep)) return 'asleep'
  if (reachesShare(sinceDays, gapDays, fitted.half_asleep)) return 'half_asleep'
  return reachesShare(sinceDays, gapDays, fitted.drowsy) ? 'drowsy' : 'awake'
}

function medianOfKnown(gaps: Column, kinds: Column, kind: number | null): number | null {
  const known = Float64Array.from(gaps).filter(
    (gap, position) => !Number.isNaN(gap) && (kind === null || kinds[position] === kind),
  )
  return known.length === 0 ? null : medianOfSorted(known.sort())
}

/** The first whole number of days at which the ratio reaches a threshold. */
function daysToReach(gapDays: number, limit: number, factor: number): number {
  let days = Math.floor((gapDays * limit) / factor)
  while (days > 0 && reachesShare((days - 1) * factor, gapDays, limit)) days -= 1
  while (!reachesShare(days * factor, gapDays, limit)) days += 1
  return days
}
