import { useTranslations } from 'next-intl'
import { PlainTable } from '#components/chart/plain-table'
import { Money } from '#components/crm/money'
import type { PartingOutcome } from '#lib/plans/parting/service'

/** What the customer brought since the decision, beside as many days before it. */
export function Outcome({ outcome, currency }: { outcome: PartingOutcome; currency: string }) {
  const t = useTranslations('parting.outcome')
  const money = (minor: number) => <Money minor={minor} currency={currency} />
  return (
    <section className="panel px-4 py-3">
      <h2 className="font-semibold">{t('title')}</h2>
      <p className="pb-1 text-sm text-ink-faint">{t('text', { days: outcome.days })}</p>
      <PlainTable
        table={{
          caption: t('title'),
          columns: [
            { key: 'what', label: t('what') },
            { key: 'before', label: t('before') },
            { key: 'since', label: t('since') },
          ],
          rows: [
            { key: 'revenue', cells: [t('revenue'), money(outcome.revenueBeforeMinor), money(outcome.revenueMinor)] },
            { key: 'value', cells: [t('value'), money(outcome.valueBeforeMinor), money(outcome.valueMinor)] },
          ],
        }}
      />
    </section>
  )
}
