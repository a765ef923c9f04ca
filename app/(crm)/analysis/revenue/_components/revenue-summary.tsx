import { useTranslations } from 'next-intl'
import { usePeriodText } from '#components/chart/figure'
import { useJoined } from '#components/crm/joined'
import { Money } from '#components/crm/money'
import { SignedMoney, SignedShare } from '#components/crm/signed'
import { EFFECTS } from '#lib/analysis/home/decompose'
import type { RevenueChange } from '#lib/analysis/revenue-change/service'
import { addDays } from '#lib/core/day'
import { ratioOrNull } from '#lib/core/ratio'
import { usePrice } from '../../_components/price.ts'

interface Props {
  change: RevenueChange
  currency: string
}

/** The whole change: what it was and is, and what volume, price and mix did of it. */
export function RevenueSummary({ change, currency }: Props) {
  const t = useTranslations('manager.revenue')
  const page = useTranslations('analysis.revenue')
  const periodText = usePeriodText()
  const { between } = useJoined()
  const price = usePrice(currency)
  const { nowMinor, thenMinor, changeMinor, effects, shipments, shipmentsThen, earlier, now, basis } = change
  const days = (period: RevenueChange['now']) => periodText({ ...period, asOf: addDays(now.to, -1) })
  if (basis === 'none')
    return (
      <p className="panel px-4 py-3 text-ink-soft">
        {t.rich('alone', { now: () => <Money minor={nowMinor} currency={currency} /> })}
        {between}
        {t('basis.none')}
      </p>
    )
  return (
    <section aria-label={page('whole')} className="panel flex flex-col gap-2 px-4 pt-2.5 pb-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-2xl font-medium">
          <SignedShare ratio={ratioOrNull(changeMinor, thenMinor)} />
        </span>
        <span className="text-ink-soft">
          <SignedMoney minor={changeMinor} currency={currency} />
        </span>
      </p>
      <p className="text-ink-soft">
        {t.rich('now', {
          now: () => <Money minor={nowMinor} currency={currency} />,
          before: () => <Money minor={thenMinor} currency={currency} />,
        })}
      </p>
      <p className="text-sm text-pretty text-ink-faint">
        {days(now)} · {t(`basis.${basis}`, { period: days(earlier) })}
      </p>
      <dl className="grid grid-cols-3 gap-2 border-t border-line pt-2">
        {EFFECTS.map((effect) => (
          <div key={effect} className="min-w-0">
            <dt className="text-sm text-ink-faint" data-tip={t(`effectTips.${effect}`)}>
              {t(`effects.${effect}`)}
            </dt>
            <dd className="font-medium">
              <SignedMoney minor={effects[effect]} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="border-t border-line pt-2 text-ink-soft">
        {t.rich('parts', {
          volume: () => <SignedShare ratio={shipmentsThen === 0 ? null : shipments / shipmentsThen - 1} />,
          price: () => price.withChange(ratioOrNull(nowMinor, shipments), ratioOrNull(thenMinor, shipmentsThen)),
        })}
      </p>
    </section>
  )
}
