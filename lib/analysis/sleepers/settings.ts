import { defineSetting, wholeNumber } from '#lib/platform/settings/setting'

const MOST = 100_000_000

/** From which revenue and margin a year on a sleeper is worth waking, in whole units of the company's currency. */
export const sleeperSetting = defineSetting('analysis.sleepers', {
  min_revenue: wholeNumber({ unit: 'count', initial: 1_000, min: 0, max: MOST }),
  min_margin: wholeNumber({ unit: 'count', initial: 0, min: 0, max: MOST }),
})
