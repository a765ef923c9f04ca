import { useTranslations } from 'next-intl'
import { DayText } from '#components/crm/day-near'
import type { ItemsOfCustomer } from '#lib/analysis/expectation/service'

/** What the customer last said of single items, the widest gap below expectation first. */
export function ExpectationItems({ said: { answeredOn, items } }: { said: ItemsOfCustomer }) {
  const t = useTranslations('loyalty.card')
  return (
    <div className="col-span-2 min-w-0">
      <dt className="text-sm text-ink-faint">
        {t('items')}
        {' · '}
        <DayText day={answeredOn} />
      </dt>
      <dd className="flex flex-wrap gap-x-4 gap-y-0.5">
        {items.map(({ name, expectation, perception, outcome }) => (
          <span key={name} className={outcome === 'complaining' ? 'text-danger' : undefined}>
            {t('itemOf', { name, perception, expectation })}
          </span>
        ))}
      </dd>
    </div>
  )
}
