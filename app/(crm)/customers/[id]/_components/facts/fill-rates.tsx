import { useFormatter, useTranslations } from 'next-intl'
import type { FactsResource } from '#lib/records/facts/schema'

/** How much is known of each class of information: known items of those in use. */
export function FillRates({ rates }: { rates: FactsResource['by_class'] }) {
  const t = useTranslations('card.facts')
  const format = useFormatter()
  return (
    <dl className="grid grid-cols-3 gap-4 px-4 pb-3">
      {rates.map(({ info_class: infoClass, known, keys, fill_rate: rate }) => (
        <div key={infoClass}>
          <dt className="text-sm text-ink-faint">{t(`classes.${infoClass}`)}</dt>
          <dd className="flex items-baseline gap-1.5">
            <span className="font-medium">{rate === null ? '—' : format.number(rate, { style: 'percent' })}</span>
            <span className="text-sm text-ink-faint">{t('of', { known, keys })}</span>
          </dd>
          <dd aria-hidden="true" className="mt-1 h-1 rounded-full bg-sunken">
            <span className="block h-1 rounded-full bg-accent" style={{ width: `${(rate ?? 0) * 100}%` }} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
