import { z } from 'zod'
import { dayFromNumber } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import { medianOfSorted } from '#lib/core/median'
import { reachesShare } from '#lib/core/ratio'
import type { Column, Row } from '../classification/columns.ts'
import { CUSTOMER_KINDS, columnOf } from '../classification/columns.ts'
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
})
type Model = z.infer<typeof model>
type Metric = 'lastShippingDay' | 'medianGapDays' | 'kind'

const METRICS: readonly Metric[] = ['lastShippingDay', 'medianGapDays', 'kind']
export const DORMANCY_CLASSES = ['awake', 'drowsy', 'half_asleep', 'asleep'] as const
type DormancyClass = (typeof DORMANCY_CLASSES)[number]

/**
 * Dormancy: days since the last shipping day ÷ max(the customer's median gap between shipping days, `min_gap_days`), in plain days. With fewer than three shipping
 * days the gap is the median of the gaps of that kind of customer; where the kind has none, of all customers; where nobody has one, `min_gap_days`.
 * The value is the ratio; a class is reached at its threshold. The season and the working calendar are refused as `rule_violated`.
 * @source docs/formulas.md#dormancy
 */
export const dormancy: Scheme<Parameters, Metric, Model> = {
  id: 'dormancy',
  membership: 'shipment_before_to',
  parameters,
  model,
  metrics: METRICS,
  hasShares: false,
  needs: () => METRICS,
  valueUnit: () => 'ratio',
  unpricedBy: () => null,
  classes: () => DORMANCY_CLASSES,
  refuse: ({ seasonal, calendar }) => {
    if (seasonal) throw new AppError('rule_violated', {}, { detail: 'run.season_not_available' })
    if (calendar === 'working') throw new AppError('rule_violated', {}, { detail: 'run.calendar_not_available' })
  },
  fit: (columns, { drowsy, half_asleep, asleep, min_gap_days }) => {
    const gaps = columnOf(columns, 'medianGapDays')
    const kinds = columnOf(columns, 'kind')
    return {
      as_of_day: columns.frame.asOfDay,
      ...{ drowsy, half_asleep, asleep, min_gap_days },
      kind_gap_days: CUSTOMER_KINDS.map((_, kind) => medianOfKnown(gaps, kinds, kind)),
      gap_days: medianOfKnown(gaps, kinds, null),
    }
  },
  assign: (row, fitted) => {
    const sinceDays = fitted.as_of_day - row.lastShippingDay
    const { gapDays } = gapOf(row, fitted)
    return { class: classOf(sinceDays, gapDays, fitted), value: sinceDays / gapDays }
  },
  explain: (row, fitted) => {
    const sinceDays = fitted.as_of_day - row.lastShippingDay
    const { gapDays, source, isRaised } = gapOf(row, fitted)
    const params = { since_days: sinceDays, gap_days: gapDays, ratio: sinceDays / gapDays }
    const kind = CUSTOMER_KINDS[row.kind] ?? 'business'
    const reasons: Reason[] = [{ code: `dormancy.${source}`, params: source === 'kind_rhythm' ? { ...params, kind } : params }]
    if (isRaised) reasons.push({ code: 'dormancy.min_gap', params: { min_gap_days: fitted.min_gap_days } })
    return reasons
  },
  whatWouldChange: (row, fitted) => {
    const { gapDays } = gapOf(row, fitted)
    const sinceDays = fitted.as_of_day - row.lastShippingDay
    const current = classOf(sinceDays, gapDays, fitted)
    const next = DORMANCY_CLASSES[DORMANCY_CLASSES.indexOf(current) + 1]
    const changes: Reason[] = []
    if (current !== 'awake') changes.push({ code: 'dormancy.wakes', params: { class: 'awake' } })
    if (next !== undefined && next !== 'awake') {
      const day = row.lastShippingDay + daysToReach(gapDays, fitted[next])
      changes.push({ code: 'dormancy.sinks', params: { class: next, day: dayFromNumber(day) } })
    }
    return changes
  },
}

type GapSource = 'own_rhythm' | 'kind_rhythm' | 'company_rhythm' | 'no_rhythm'

function gapOf(row: Row<Metric>, fitted: Model): { gapDays: number; source: GapSource; isRaised: boolean } {
  const kindGap = fitted.kind_gap_days[row.kind] ?? null
  const found = !Number.isNaN(row.medianGapDays) ? row.medianGapDays : (kindGap ?? fitted.gap_days)
  const source = !Number.isNaN(row.medianGapDays)
    ? 'own_rhythm'
    : kindGap !== null
      ? 'kind_rhythm'
      : found !== null
        ? 'company_rhythm'
        : 'no_rhythm'
  const gapDays = Math.max(found ?? 0, fitted.min_gap_days)
  return { gapDays, source, isRaised: found !== null && found < fitted.min_gap_days }
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
function daysToReach(gapDays: number, limit: number): number {
  let days = Math.floor(gapDays * limit)
  while (days > 0 && reachesShare(days - 1, gapDays, limit)) days -= 1
  while (!reachesShare(days, gapDays, limit)) days += 1
  return days
}
