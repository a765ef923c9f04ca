import { decimalNumber, defineSetting, wholeNumber } from '#lib/platform/settings/setting'

/** Who comes into the workbook of a year: from how many complaints on a bulk customer complained repeatedly, how many of last year's biggest are looked at, and at which share of the same days one of them is
 * flagged. */
export const reviewSetting = defineSetting('analysis.review', {
  complaints: wholeNumber({ unit: 'count', initial: 2, min: 1, max: 1_000 }),
  biggest: wholeNumber({ unit: 'count', initial: 20, min: 1, max: 200 }),
  fallen_to: decimalNumber({ unit: 'share', initial: 0.5, min: 0.01, max: 1 }),
})
