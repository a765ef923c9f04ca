import type { SettingValues } from '#lib/platform/settings/setting'
import { decimalNumber, defineSetting } from '#lib/platform/settings/setting'

const share = (initial: number) => decimalNumber({ unit: 'share', initial, min: 0.01, max: 1 })

/** From which share on a customer is worth a warning, of one outlet's revenue and of the whole; and how much the share of the four largest may change from one year to the
 * next. */
export const concentrationSetting = defineSetting('analysis.concentration', {
  outlet: share(0.1),
  company: share(0.05),
  four: share(0.03),
})
export type ConcentrationAlarms = SettingValues<typeof concentrationSetting>
