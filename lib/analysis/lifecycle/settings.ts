import { decimalNumber, defineSetting, wholeNumber } from '#lib/platform/settings/setting'

const months = (initial: number) => wholeNumber({ unit: 'count', initial, min: 1, max: 12 })

/** What a customer must have reached to stand at the next stage: months in a row with so many shipments each to be a regular; to be loyal so many months as a customer, shipments in so
 * many of the last twelve, and a high attitude or that share of what it sends altogether. */
export const lifecycleSetting = defineSetting('sales.lifecycle', {
  regular_months: months(3),
  regular_shipments: wholeNumber({ unit: 'count', initial: 4, min: 1, max: 1_000_000 }),
  loyal_months: wholeNumber({ unit: 'count', initial: 12, min: 1, max: 120 }),
  loyal_active_months: months(10),
  loyal_wallet_share: decimalNumber({ unit: 'share', initial: 0.6, min: 0.01, max: 1 }),
})
