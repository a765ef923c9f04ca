import { defineSetting, wholeNumber } from '#lib/platform/settings/setting'

/** How many days the runs of lifetime value of a company's own hold out to test the model by; 0 tests nothing. A call of the API holds out what it says, and nothing otherwise. */
export const lifetimeSetting = defineSetting('analysis.lifetime', {
  holdout_days: wholeNumber({ unit: 'days', initial: 90, min: 0, max: 366 }),
})
