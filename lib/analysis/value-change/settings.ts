import { minorPerMajor } from '#lib/core/money'
import { decimalNumber, defineSetting, wholeNumber } from '#lib/platform/settings/setting'

/** From which change of its value within three months on a customer is pointed out: by which share, and by how much at least (whole units of the company's currency). */
export const valueChangeSetting = defineSetting('analysis.value_change', {
  share: decimalNumber({ unit: 'share', initial: 0.3, min: 0.01, max: 10 }),
  least: wholeNumber({ unit: 'count', initial: 500, min: 0, max: 100_000_000 }),
})

/** Answers the least change in minor units. */
export function leastOf({ least }: { least: number }, currency: string): number {
  return least * minorPerMajor(currency)
}
