import { useTranslations } from 'next-intl'
import { Money } from '#components/crm/money'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { CheckLimits } from '#lib/records/facts/check/ageing'
import type { CustomerToCheck as Row } from '#lib/records/facts/check/service'
import type { FactEntryTexts } from '../../[id]/_components/facts/fact-words.ts'
import { DueFact } from './due-fact.tsx'

/** So many facts of one customer are open at once. */
const openAtMost = 4

interface Props {
  ctx: Context
  row: Row
  limits: CheckLimits
  texts: FactEntryTexts
}

/** One customer: who it is, what it is worth, how much is known, and each fact that is due. */
export function CustomerToCheck({ ctx, row, limits, texts }: Props) {
  const t = useTranslations('factCheck')
  const { customer, due } = row
  const lines = due.map((fact) => <DueFact key={fact.key} ctx={ctx} customer={customer} fact={fact} texts={texts} />)
  return (
    <li className="rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5">
        <Link href={`/customers/${customer.id}`} className="font-medium hover:underline">
          {customer.name}
        </Link>
        <span className="text-sm text-ink-faint">
          {customer.ownerName === null ? t('unowned') : t('owner', { name: customer.ownerName })}
        </span>
        <span className="flex items-baseline justify-between gap-4 text-sm tabular-nums max-md:w-full md:ml-auto">
          <span className={row.incomplete ? 'text-watch-text' : 'text-ink-faint'}>
            {t('known', { known: row.known, keys: limits.keys })}
            {row.incomplete && ` · ${t('incomplete', { count: limits.fewestKnown })}`}
          </span>
          {customer.valueMinor !== null && (
            <span className="min-w-16 text-right">
              <span className="sr-only">{t('value')} </span>
              <Money minor={customer.valueMinor} currency={ctx.company.currency} />
            </span>
          )}
        </span>
      </div>
      {due.length > 0 && <ul>{lines.slice(0, openAtMost)}</ul>}
      {due.length > openAtMost && (
        <details className="border-t border-line">
          <summary className="px-4 py-2 text-sm text-ink-faint hover:text-ink">
            {t('more', { count: due.length - openAtMost })}
          </summary>
          <ul>{lines.slice(openAtMost)}</ul>
        </details>
      )}
      {row.incomplete && due.length === 0 && (
        <p className="border-t border-line px-4 py-2.5">
          <Link href={`/customers/${customer.id}`} className="link">
            {t('supplement')}
          </Link>
        </p>
      )}
    </li>
  )
}
