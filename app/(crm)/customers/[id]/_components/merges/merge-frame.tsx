import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { CustomerView } from '#lib/records/customers/view'

/** What both steps of a merge have around them. */
export function MergeFrame({ customer, children }: { customer: CustomerView; children: ReactNode }) {
  const t = useTranslations('card.merge')
  return (
    <div className="mx-auto w-full max-w-4xl px-4 pt-4 pb-10 md:px-6">
      <Link
        href={`/customers/${customer.id}`}
        prefetch={false}
        className="-ml-1 inline-flex min-h-8 items-center gap-1 rounded-md pr-2 text-ink-soft hover:text-ink"
      >
        <ChevronLeft size={16} aria-hidden="true" />
        {customer.name}
      </Link>
      <h1 className="pt-1 text-xl font-semibold">{t('title')}</h1>
      <p className="pt-1 pb-4 text-pretty text-ink-soft">{t('what')}</p>
      {children}
    </div>
  )
}
