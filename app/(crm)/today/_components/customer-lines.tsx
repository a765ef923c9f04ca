import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { AbcBadge } from '#components/crm/class-badges'
import { Money } from '#components/crm/money'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { CustomerView } from '#lib/records/customers/view'
import { CustomerActs } from '../../customers/_components/customer-acts.tsx'
import { Nothing, Panel } from '../../customers/[id]/_components/panel.tsx'

interface Props {
  ctx: Context
  title: string
  /** The list that holds all of them. */
  href: string
  none: string
  rows: readonly CustomerView[]
  /** What is pressing about one. */
  detail: (row: CustomerView) => ReactNode
}

/** A few customers, each with what is pressing about it and the way to a call, and the way to all of them. */
export function CustomerLines({ ctx, title, href, none, rows, detail }: Props) {
  const t = useTranslations('today')
  const all = (
    <Link href={href} className="link">
      {t('all')}
    </Link>
  )
  return (
    <Panel title={title} aside={rows.length === 0 ? undefined : all}>
      {rows.length === 0 ? (
        <Nothing>{none}</Nothing>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2.5">
              <span className="w-6 flex-none">
                <AbcBadge computed={row.abcClass} override={row.overrides['abc']} />
              </span>
              <Link href={`/customers/${row.id}`} className="min-w-0 flex-1 basis-24 truncate hover:text-accent-text">
                {row.name}
              </Link>
              <span className="flex-none text-sm text-ink-soft">{detail(row)}</span>
              <span className="w-24 flex-none text-right text-sm max-md:hidden">
                {row.valueMinor !== null && <Money minor={row.valueMinor} currency={ctx.company.currency} />}
              </span>
              <span className="flex-none text-sm">
                <CustomerActs ctx={ctx} customerId={row.id} compact />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
