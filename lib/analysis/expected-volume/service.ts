import type { Day } from '#lib/core/day'
import { addMonths, daysBetween, monthOf, nextMonth } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { REFERENCE_MONTHS } from '../drop/drop.ts'
import { refreshIfLittle } from '../metrics/refresh.ts'
import type { ExpectedMonth, Silence } from './expected-volume.ts'
import { expectVolumes, silenceOf } from './expected-volume.ts'
import { readVolumes } from './repository.ts'

/** So many whole months are shown before the one that runs. */
export const SHOWN_MONTHS = 24

/** A month with what was shipped in it beside what the season let expect. */
export interface MonthOfVolume extends ExpectedMonth {
  /** In the running month those up to now; null in a month to come. */
  shipments: number | null
}

export interface CustomerVolume {
  /** The whole months, the earliest first; those before the customer's first shipment are left out. */
  past: MonthOfVolume[]
  /** The month that runs, and the one after it. */
  running: MonthOfVolume
  next: MonthOfVolume
  /** Whole months that could be held against their expectation: with few of them there is no band. */
  tested: number
  /** Why nothing is expected of the running month; null where something is. */
  silence: Silence | null
  /** Whole months that count for it. */
  reference: number
  /** False while the company has no year of records: the season is the same all year round then. */
  seasonKnown: boolean
}

/**
 * Answers what a customer within reach, with those merged into it, shipped by month and was expected to ship by the season of its kind, and what is expected of the running and of the next month. Null for one out of
 * reach, and for one that has not shipped in these months.
 * @source docs/formulas.md#expected-volume
 */
export async function getCustomerVolume(ctx: Context, customerId: number): Promise<CustomerVolume | null> {
  const scope = permit(ctx, 'waybill:read')
  await refreshIfLittle(ctx.db)
  const running = monthOf(dayOf(ctx.now, ctx.company.timeZone))
  const from = addMonths(running, -SHOWN_MONTHS - REFERENCE_MONTHS - 1)
  const found = await readVolumes(ctx.db, { customerId, scope, from, running, to: addMonths(running, 2) })
  if (found === null || found.months.every(({ shipments }) => shipments === 0)) return null
  const months = found.months.map(({ index, ...each }) => ({ ...each, averageDays: daysOf(each.month) * index }))
  const whole = SHOWN_MONTHS + REFERENCE_MONTHS + 1
  const { months: expected, tested, reference } = expectVolumes(months, whole)
  const rows = expected.map((each, place) => ({ ...each, shipments: months[place]?.shipments ?? 0 }))
  const [now, next] = rows.slice(whole)
  if (now === undefined || next === undefined) throw new Error(`no month of ${running}`)
  const begins = rows.findIndex(({ shipments }) => shipments > 0)
  return {
    past: rows.slice(Math.max(begins, whole - SHOWN_MONTHS), whole),
    running: now,
    next: { ...next, shipments: null },
    tested,
    silence: now.expected === null ? silenceOf(reference) : null,
    reference,
    seasonKnown: found.known,
  }
}

const daysOf = (month: Day) => daysBetween(month, nextMonth(month))
