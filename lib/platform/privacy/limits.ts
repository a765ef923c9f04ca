import { decimalNumber, defineSetting, wholeNumber } from '../settings/setting.ts'

/** How often somebody may see personal values in clear: reveals without a customer or case behind them give a warning from so many a day on, and end after so many;
 * linked ones give a warning above so many times the role's median. */
export const revealLimits = defineSetting(
  'privacy.reveals',
  {
    unlinked_warning: wholeNumber({ unit: 'times', initial: 20, min: 1, max: 1_000 }),
    unlinked_limit: wholeNumber({ unit: 'times', initial: 50, min: 1, max: 1_000 }),
    linked_factor: decimalNumber({ unit: 'factor', initial: 3, min: 1, max: 100 }),
  },
  [{ holds: (limits) => limits.unlinked_warning <= limits.unlinked_limit, field: 'unlinked_limit', code: 'below_warning' }],
)
