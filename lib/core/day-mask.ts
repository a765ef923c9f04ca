import { medianOfSorted } from './median.ts'

/**
 * The shipping days of one month as an integer whose bit d says that there was a shipment on day d + 1; 31 bits at most, so never negative.
 */
export type DayMask = number

/** Makes the mask of days of the month, 1 to 31. */
export function maskOf(daysOfMonth: Iterable<number>): DayMask {
  let mask = 0
  for (const day of daysOfMonth) mask |= 1 << (day - 1)
  return mask
}

/** Tells whether a day of the month is in a mask. */
export function hasDay(mask: DayMask, dayOfMonth: number): boolean {
  return ((mask >>> (dayOfMonth - 1)) & 1) === 1
}

/** Counts the days in a mask. */
export function countDays(mask: DayMask): number {
  // Adds neighbouring bits in pairs, then pairs in fours, then all fours at once.
  const pairs = mask - ((mask >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Answers the first day of the month in a mask, 0 for none. */
export function firstDayIn(mask: DayMask): number {
  return mask === 0 ? 0 : 32 - Math.clz32(mask & -mask)
}

/** Answers the last day of the month in a mask, 0 for none. */
export function lastDayIn(mask: DayMask): number {
  return 32 - Math.clz32(mask)
}

/** Keeps the days of a mask that lie in [from, to); all three are day numbers, the month by its first day. */
export function clipMask(mask: DayMask, monthStart: number, from: number, to: number): DayMask {
  const skip = Math.max(0, from - monthStart)
  const keep = Math.min(31, to - monthStart)
  if (skip >= 31 || keep <= skip) return 0
  // 2 ** 31 does not fit a signed shift, so the upper bound is taken as a number.
  return mask & (2 ** keep - 1) & ~((1 << skip) - 1)
}

/**
 * Writes the day numbers of the months' masks into `out` in ascending order and answers how many there are. The months at positions [start, end) belong to
 * one customer, ascend, and are given by the day number of their first day; `out` has room for 31 days a month.
 */
export function collectDays(
  monthStarts: ArrayLike<number>,
  masks: ArrayLike<number>,
  start: number,
  end: number,
  out: Int32Array | Float64Array,
): number {
  let count = 0
  for (let position = start; position < end; position += 1) {
    const monthStart = monthStarts[position] ?? 0
    let rest = masks[position] ?? 0
    while (rest !== 0) {
      out[count] = monthStart + 31 - Math.clz32(rest & -rest)
      count += 1
      rest &= rest - 1
    }
  }
  return count
}

/** Answers the day numbers of several months' masks, ascending; the months ascend too. */
export function daysOf(months: readonly { readonly monthStart: number; readonly mask: DayMask }[]): number[] {
  const out = new Int32Array(months.length * 31)
  const count = collectDays(
    months.map((month) => month.monthStart),
    months.map((month) => month.mask),
    0,
    months.length,
    out,
  )
  return Array.from(out.subarray(0, count))
}

/** Answers the days between each shipping day and the next. */
export function gapsOf(days: ArrayLike<number>): number[] {
  const gaps: number[] = []
  for (let index = 1; index < days.length; index += 1) gaps.push((days[index] ?? 0) - (days[index - 1] ?? 0))
  return gaps
}

/** A rhythm needs two gaps, hence three shipping days. */
const MIN_SHIPPING_DAYS = 3

/**
 * Answers the median gap in days between the first `count` ascending day numbers; NaN for fewer than three of them. `scratch` spares a million customers
 * their arrays; it has room for the gaps.
 * @source docs/formulas.md#dormancy
 */
export function medianGapDays(
  days: ArrayLike<number>,
  count: number = days.length,
  scratch: Float64Array = new Float64Array(count),
): number {
  if (count < MIN_SHIPPING_DAYS) return Number.NaN
  for (let index = 1; index < count; index += 1) scratch[index - 1] = (days[index] ?? 0) - (days[index - 1] ?? 0)
  const gaps = scratch.subarray(0, count - 1).sort()
  return medianOfSorted(gaps)
}
