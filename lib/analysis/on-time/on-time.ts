import { ratioOrNull } from '#lib/core/ratio'

export interface OnTimeCounts {
  /** Waybills with a promise that are delivered; only they are rated. */
  readonly delivered: number
  /** Those of them delivered no later than promised. */
  readonly onTime: number
  /** Promised before the end of `as_of` and not delivered. */
  readonly overdue: number
  /** Not rated, because nothing was promised. */
  readonly withoutPromise: number
  /** Not rated, because promised and not delivered. */
  readonly undelivered: number
}

export interface OnTime extends OnTimeCounts {
  /** 0–1; null when nothing with a promise is delivered. */
  readonly rate: number | null
}

/**
 * Answers the on-time rate of waybills accepted in a period: on time ÷ delivered, over those with both a promise and a delivery.
 * @source docs/formulas.md#on-time
 */
export function rateOnTime(counts: OnTimeCounts): OnTime {
  return { ...counts, rate: ratioOrNull(counts.onTime, counts.delivered) }
}
