import { roundHalfAwayFromZero } from '#lib/core/money'
import { wayOfLoss } from '../losses/loss.ts'
import type { ProfitParts } from '../profit/profit.ts'
import { profitOf } from '../profit/profit.ts'

/** What moved a value: how much was shipped · what a shipment leaves after transport · compensation · service · marketing. */
export const DRIVERS = ['volume', 'unit', 'claims', 'service', 'marketing'] as const
export type Driver = (typeof DRIVERS)[number]

/** What a customer brought and cost over twelve months, and what it shipped. */
export interface Year extends ProfitParts {
  readonly shipments: number
}

/** How much each driver moved the value, in minor units; together they are the whole change. */
export type Effects = Readonly<Record<Driver, number>>

/**
 * Answers what moved the value between two stretches of twelve months, in minor units: volume = (shipments now − then) × margin a shipment then, unit = all else of the change of the margin, and claims, service and marketing as
 * they are less. Where nothing was shipped then, all of the margin is volume. The parts add up to the change exactly.
 * @source docs/formulas.md#change-of-value
 */
export function effectsOf(now: Year, then: Year): Effects {
  const [margin, before] = [profitOf(now).marginMinor, profitOf(then).marginMinor]
  const volume =
    then.shipments > 0 ? roundHalfAwayFromZero(((now.shipments - then.shipments) * before) / then.shipments) : margin - before
  return {
    volume,
    unit: margin - before - volume,
    claims: then.claimsMinor - now.claimsMinor,
    service: then.serviceMinor - now.serviceMinor,
    marketing: then.marketingMinor - now.marketingMinor,
  }
}

/** Answers what moved a value most in the direction in which it went; the first of them where several did alike. */
export function driverOf(effects: Effects, fell: boolean): Driver {
  const pushed = (driver: Driver) => (fell ? -effects[driver] : effects[driver])
  return DRIVERS.reduce((most, driver) => (pushed(driver) > pushed(most) ? driver : most))
}

export interface ChangeCuts {
  /** Of the value then, 0 to … */
  readonly share: number
  readonly leastMinor: number
}

/** What is known of a customer beside its values: its classes then and now, null where a run did not hold it, and whether it was a customer through all of the earlier stretch. */
export interface Beside {
  readonly classNow: string | null
  readonly classThen: string | null
  readonly wasWhole: boolean
}

/**
 * Answers whether a value rose or fell by so much that somebody should look at it: by the least amount at all, and by the share of what it was or into another class. Null where it did not. Where the customer was still new in the
 * earlier stretch, its twelve months only filled up: a rise is none then, nor is a deeper loss of one that earned nothing. That one which earned something earns less although it has more months is a fall.
 * @source docs/formulas.md#change-of-value
 */
export function changeOf(
  nowMinor: number,
  thenMinor: number,
  { classNow, classThen, wasWhole }: Beside,
  { share, leastMinor }: ChangeCuts,
): 'rose' | 'fell' | null {
  const change = nowMinor - thenMinor
  if (change === 0 || Math.abs(change) < leastMinor) return null
  if (!wasWhole && (change > 0 || thenMinor <= 0)) return null
  const moved = classNow !== null && classThen !== null && classNow !== classThen
  if (Math.abs(change) < share * Math.abs(thenMinor) && !moved) return null
  return change > 0 ? 'rose' : 'fell'
}

/** What is suggested: by what moved the value and which way, about volume on which we lose, to look at a drop or at a customer that goes quiet first, or about a customer that is lost. */
export type Action =
  | `${'fell' | 'rose'}_${Driver}`
  | 'volume_at_loss'
  | 'loss_volume_gone'
  | 'drop_first'
  | 'sleeper_first'
  | 'lost'
  | 'lost_archive'
  | 'lost_ask_again'

const ofLoss = { win_back: 'lost', archive: 'lost_archive', ask_again: 'lost_ask_again' } as const

/** What the suggestion goes by. */
export interface Moved {
  readonly driver: Driver
  readonly fell: boolean
  readonly figures: { readonly now: Year; readonly before: Year }
  /** What is known of its leaving; null for a customer that stays. */
  readonly loss: { readonly cause: string | null } | null
  /** Whether it stands in the list of drops. */
  readonly hasDrop: boolean
  /** Whether it stands in the list of sleepers: that it goes quiet shows in days, before a year of profit does. */
  readonly isSleeper: boolean
}

/**
 * Answers what is suggested, by what moved the value and which way. Volume is to be won back, or rewarded, only where a shipment leaves something: where it leaves less than nothing, in either stretch, price and cost come first;
 * and where the value rose because such volume went, there is nothing to win back. A rise of a year beside a drop of these weeks, or beside a silence that is too long for the customer, is nothing to reward or to hold: that comes first. Of a customer that is lost there is one question left, whether it can be won back, and the cause may answer it.
 * @source docs/formulas.md#change-of-value
 */
export function actionOf({ driver, fell, figures: { now, before }, loss, hasDrop, isSleeper }: Moved): Action {
  if (loss !== null) return ofLoss[wayOfLoss(loss.cause)]
  if (driver !== 'volume' || !(isAtLoss(now) || isAtLoss(before))) {
    if (!fell && (hasDrop || isSleeper)) return hasDrop ? 'drop_first' : 'sleeper_first'
    return `${fell ? 'fell' : 'rose'}_${driver}`
  }
  return !fell && now.shipments < before.shipments ? 'loss_volume_gone' : 'volume_at_loss'
}

const isAtLoss = (year: Year): boolean => year.shipments > 0 && profitOf(year).marginMinor < 0

/** Answers the largest effects of either sign, the largest first, at most so many; what moved nothing is left out. */
export function largestEffects(effects: Effects, most: number): [Driver, number][] {
  return DRIVERS.map((driver): [Driver, number] => [driver, effects[driver]])
    .filter(([, minor]) => minor !== 0)
    .sort(([, left], [, right]) => Math.abs(right) - Math.abs(left))
    .slice(0, most)
}
