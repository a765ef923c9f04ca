import type { SettingValues } from '#lib/platform/settings/setting'
import { defineSetting, wholeNumber } from '#lib/platform/settings/setting'

const LONGEST = 720

const hours = (initial: number) => wholeNumber({ unit: 'hours', initial, min: 1, max: LONGEST })

/** Hours without an event after which a waybill stands still. A day without a scan is the trade's own measure for one on its way; who is not at work on it yet, and who waits for
 * the consignee, for customs or for its way back, gets more. */
export const stillSetting = defineSetting('waybills.still', { moving: hours(24), held: hours(48), waiting: hours(72) })
export type StillHours = SettingValues<typeof stillSetting>
