import { decimalNumber, defineSetting, wholeNumber } from '#lib/platform/settings/setting'

const share = (initial: number) => decimalNumber({ unit: 'share', initial, min: 0.01, max: 1 })

/** From which drop on, of whom, and for how long a customer is pointed out. */
export const dropSetting = defineSetting(
  'analysis.drop',
  {
    yellow: share(0.2),
    orange: share(0.4),
    red: share(0.6),
    min_shipments: wholeNumber({ unit: 'count', initial: 100, min: 0, max: 1_000_000 }),
    min_revenue: wholeNumber({ unit: 'count', initial: 2_000, min: 0, max: 100_000_000 }),
    weeks: wholeNumber({ unit: 'count', initial: 2, min: 1, max: 4 }),
  },
  [
    { holds: ({ yellow, orange }) => yellow < orange, field: 'orange', code: 'not_above_yellow' },
    { holds: ({ orange, red }) => orange < red, field: 'red', code: 'not_above_orange' },
  ],
)
