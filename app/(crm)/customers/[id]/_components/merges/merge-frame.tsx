import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BackLink } from '#components/ui/back-link'
import type { CustomerView } from '#lib/records/customers/view'

/** What both steps of a merge have around them. */
export function MergeFrame({ customer, children }: { customer: CustomerView; children: ReactNode }) {
  const t = useTranslations('card.merge')
  return (
    <div className="mx-auto w-full max-w-4xl px-4 pt-4 pb-10 md:px-6">
      <BackLink href={`/customers/${customer.id}`} label={customer.name} />
      <h1 className="pt-1 text-xl font-semibold">{t('title')}</h1>
      <p className="pt-1 pb-4 text-pretty text-ink-soft">{t('what')}</p>
      {children}
    </div>
  )
}
