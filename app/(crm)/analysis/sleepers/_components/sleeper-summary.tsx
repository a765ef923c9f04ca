import { useTranslations } from 'next-intl'
import { DayText } from '#components/crm/day-near'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { SleeperFigures } from '#lib/analysis/sleepers/service'
import type { WakeUpDays } from '#lib/analysis/sleepers/sleeper'
import { SLEEPER_LEVELS, wakeUpOf } from '#lib/analysis/sleepers/sleeper'
import { useAmounts } from '../../_components/amounts.ts'
import { pageOfScheme } from '../../_components/scheme-page.ts'
import { sleeperPath } from './sleeper-query.ts'

interface Props {
  figures: SleeperFigures
  currency: string
  params: ListParams
  days: WakeUpDays
  /** After so many days without a shipment a customer is lost, and no sleeper. */
  lostAfterDays: number
  /** From which revenue and margin a year on one is worth waking, in minor units. */
  least: { revenueMinor: number; marginMinor: number }
  /** Whether the reader may change that. */
  maySet: boolean
}

/** How many sleep in each class, what they brought and how each class is woken; who is worth it, and by what rule. */
export function SleeperSummary({
  figures: { asOf, all, states, worths },
  currency,
  params,
  days,
  lostAfterDays,
  least,
  maySet,
}: Props) {
  const t = useTranslations('sleepers')
  const { money } = useAmounts(currency)
  return (
    <section className="panel px-4 py-3">
      <dl className="grid grid-cols-3 gap-4">
        {SLEEPER_LEVELS.map((level) => {
          const sums = states.find((each) => each.level === level)
          const { way, days: within } = wakeUpOf(level, days)
          return (
            <div key={level} className="min-w-0">
              <dt className="text-sm text-ink-faint">{t(`states.${level}`)}</dt>
              <dd className="mt-0.5 text-xl font-medium">
                <Link href={listHref(sleeperPath, params, { state: level })} className="hover:underline">
                  {t('summary.customers', { count: sums?.customers ?? 0 })}
                </Link>
              </dd>
              <dd className="text-sm text-ink-faint">{money(sums?.revenueMinor ?? 0)}</dd>
              <dd className="text-sm text-pretty text-ink-soft">{t(`ways.${way}`, { days: within })}</dd>
            </div>
          )
        })}
      </dl>
      <p className="pt-3 text-sm text-ink-faint">
        {t.rich('summary.asOf', {
          day: () => <DayText day={asOf ?? ''} />,
          count: all.customers,
          revenue: money(all.revenueMinor),
        })}
      </p>
      <p className="pt-1 text-sm text-pretty text-ink-faint">
        {t.rich('summary.scheme', {
          days: lostAfterDays,
          link: (words) => (
            <Link href={pageOfScheme('dormancy')} className="link">
              {words}
            </Link>
          ),
        })}
      </p>
      <ul className="flex flex-wrap gap-x-4 pt-1">
        {worths.map(({ worth, customers }) => (
          <li key={worth}>
            <Link href={listHref(sleeperPath, params, { worth })} className="link">
              {t(`summary.${worth}`)} {t('summary.customers', { count: customers })}
            </Link>
          </li>
        ))}
      </ul>
      <p className="pt-1 text-sm text-pretty text-ink-faint">
        {t('summary.rule', { revenue: money(least.revenueMinor), margin: money(least.marginMinor) })}{' '}
        {maySet && (
          <Link href="/settings/thresholds" className="link">
            {t('summary.setting')}
          </Link>
        )}
      </p>
    </section>
  )
}
