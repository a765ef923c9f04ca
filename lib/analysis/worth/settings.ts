import { minorPerMajor } from '#lib/core/money'
import { decimalNumber, defineSetting, wholeNumber } from '#lib/platform/settings/setting'

const share = (initial: number) => decimalNumber({ unit: 'share', initial, min: 0.01, max: 1 })

/** What it takes to keep a customer, how often that succeeds, from which probability on it is likely to stay or doubtful, below which it is as good as gone, and how many hours there are for it. */
export const keepingSetting = defineSetting(
  'analysis.keeping',
  {
    hours_each: decimalNumber({ unit: 'hours', initial: 2, min: 0.1, max: 100 }),
    success: share(0.3),
    likely: share(0.8),
    doubtful: share(0.4),
    gone: share(0.05),
    budget_hours: wholeNumber({ unit: 'hours', initial: 40, min: 1, max: 100_000 }),
  },
  [
    { holds: ({ likely, doubtful }) => doubtful < likely, field: 'likely', code: 'not_above_doubtful' },
    { holds: ({ doubtful, gone }) => gone < doubtful, field: 'doubtful', code: 'not_above_gone' },
  ],
)

/** Answers what the effort to keep one customer costs, in minor units: its hours at the rate of sales. */
export function effortOf(
  { hours_each: hours }: { hours_each: number },
  { sales_hour: rate }: { sales_hour: number },
  currency: string,
): number {
  return Math.round(hours * rate * minorPerMajor(currency))
}
