import { decimalNumber, defineSetting } from '#lib/platform/settings/setting'

const rate = (initial: number) => decimalNumber({ unit: 'count', initial, min: 0, max: 100_000 })
const hours = (initial: number) => decimalNumber({ unit: 'hours', initial, min: 0, max: 100 })

/** What serving a customer costs where nobody wrote it down. */
export const serviceCostSetting = defineSetting('analysis.service_cost', {
  sales_hour: rate(80),
  service_hour: rate(40),
  call_hours: hours(0.1),
  visit_hours: hours(1.5),
  case_hours: hours(0.4),
})
