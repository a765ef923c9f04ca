import type { DropCause, DropEvidence } from '../drop/drop.ts'
import { DROP_CAUSES, likelyCauses } from '../drop/drop.ts'

/** How far a customer's silence lies beyond its own rhythm (瞌睡 · 半睡 · 沉睡): 1 to 3. */
export const SLEEPER_LEVELS = ['drowsy', 'half_asleep', 'asleep'] as const
export type SleeperLevel = (typeof SLEEPER_LEVELS)[number]

/** The likeliest cause of a customer's silence; `unknown` where the records say nothing. */
export const SLEEPER_CAUSES = [...DROP_CAUSES, 'unknown'] as const
export type SleeperCause = (typeof SLEEPER_CAUSES)[number]

/** Whether a sleeper is worth waking: yes · no, it costs more than it brings · no, it brings too little. */
export const SLEEPER_WORTHS = ['worth', 'negative', 'little'] as const
export type SleeperWorth = (typeof SLEEPER_WORTHS)[number]

/** What it is compared with lies before the 56 days of evidence and is of so many days. */
export const BEFORE_DAYS = 183
/** An answer to a complaint is remembered for so many days before the silence. */
export const REMEMBERED_DAYS = 183
/** A shorter silence says nothing about a season. */
const LEAST_SILENT_DAYS = 21
/** A discount that falls by so many points of the list price is felt. */
const DISCOUNT_FALL = 0.05
/** Parcels that merely became heavier cost more a piece and no more a kilogram. */
const KILO_RISE = 0.05
const ROUNDING = 1e-9

/** What speaks for a cause of silence: what does for a drop, counted up to the last shipment (complaints up to now), its prices in minor units a piece; and besides: */
export interface SleepEvidence extends DropEvidence {
  /** Complaints of the half year before the silence, or since, that were reopened or left the customer dissatisfied. */
  readonly badlyAnswered: number
  /** 1 − freight ÷ list price, before and in the last 56 days; null where no list price is known, or for fewer than ten shipments. */
  readonly discountBefore: number | null
  readonly discountNow: number | null
  /** Freight a kilogram, before and in the last 56 days, in minor units; null for fewer than ten shipments of known weight. */
  readonly kiloBefore: number | null
  readonly kiloNow: number | null
  /** Days since the last shipment, and its own shipments in the same days 52 weeks before; null where it was no customer yet. */
  readonly silentDays: number
  readonly sameDaysLastYear: number | null
}

/**
 * Answers why a customer may have fallen silent, as far as the records say so, the likeliest first: what `likelyCauses` finds of a drop, and besides a complaint that was badly answered, a discount that fell by five
 * points (freight a piece alone does not count where a kilogram is no dearer), and a silence of three weeks or more in which it shipped nothing the year before either.
 * @source docs/formulas.md#sleepers
 */
export function sleepCauses(evidence: SleepEvidence): DropCause[] {
  const { badlyAnswered, silentDays, sameDaysLastYear } = evidence
  const found = new Set(likelyCauses(isMerelyHeavier(evidence) ? { ...evidence, priceNow: null } : evidence))
  if (badlyAnswered > 0) found.add('complaint')
  if (isLessDiscount(evidence)) found.add('price')
  if (sameDaysLastYear === 0 && silentDays >= LEAST_SILENT_DAYS) found.add('season')
  return DROP_CAUSES.filter((cause) => found.has(cause))
}

/** Says whether the discount on the list price fell by as much as is felt; where it is not known, not. */
export function isLessDiscount({ discountBefore, discountNow }: Pick<SleepEvidence, 'discountBefore' | 'discountNow'>): boolean {
  return discountBefore !== null && discountNow !== null && discountBefore - discountNow >= DISCOUNT_FALL - ROUNDING
}

function isMerelyHeavier({ kiloBefore, kiloNow }: SleepEvidence): boolean {
  return kiloBefore !== null && kiloNow !== null && kiloNow < kiloBefore * (1 + KILO_RISE) - ROUNDING
}

/** From what on a sleeper is worth waking, in minor units a year. */
export interface WorthCuts {
  readonly leastRevenueMinor: number
  readonly leastMarginMinor: number
}

/**
 * Answers whether a customer is worth waking, from what the twelve months up to its last shipment brought, in minor units: not with a negative margin (`negative`), nor below the least revenue or the least margin of a
 * year (`little`). Of a margin that nobody knows revenue alone decides.
 * @source docs/formulas.md#sleepers
 */
export function worthOf(
  { revenueMinor, marginMinor }: { revenueMinor: number; marginMinor: number | null },
  { leastRevenueMinor, leastMarginMinor }: WorthCuts,
): SleeperWorth {
  if (marginMinor !== null && marginMinor < 0) return 'negative'
  const little = revenueMinor < leastRevenueMinor || (marginMinor !== null && marginMinor < leastMarginMinor)
  return little ? 'little' : 'worth'
}

/** By which way a sleeper is woken: a call · a call and a visit · a plan. */
export type WakeUpWay = 'call' | 'call_and_visit' | 'plan'

/** Working days within which each is due, as the rhythm of contacts has them. */
export interface WakeUpDays {
  readonly drowsy_call: number
  readonly half_asleep_call: number
  readonly half_asleep_visit: number
  readonly asleep_call: number
}

/** As shipped, for whoever has switched a step of the rhythm off. */
const USUAL: Record<SleeperLevel, number> = { drowsy: 3, half_asleep: 5, asleep: 10 }

/**
 * Answers how a sleeper is woken by its level, and within how many working days: 瞌睡 by a call (3), 半睡 by a call and a visit (5), 沉睡 by a plan (10), or as the company's rhythm of contacts says. What is said follows
 * from the cause.
 */
export function wakeUpOf(level: SleeperLevel, days: WakeUpDays): { way: WakeUpWay; days: number } {
  if (level === 'drowsy') return { way: 'call', days: days.drowsy_call || USUAL.drowsy }
  if (level === 'half_asleep')
    return { way: 'call_and_visit', days: days.half_asleep_call || days.half_asleep_visit || USUAL.half_asleep }
  return { way: 'plan', days: days.asleep_call || USUAL.asleep }
}
