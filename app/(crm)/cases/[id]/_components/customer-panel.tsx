import { AbcBadge, SleepBadge } from '#components/crm/class-badges'
import { Money } from '#components/crm/money'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { CaseView } from '#lib/records/cases/desk/view'
import { listQueue } from '#lib/records/cases/queue/service'
import { getCustomer } from '#lib/records/customers/service'
import { Panel } from '../../../customers/[id]/_components/panel.tsx'
import { Due } from '../../_components/due.tsx'
import type { CaseWords } from '../../_components/words.ts'

const most = 5

/** Whose it is: what the customer is worth, and what else of theirs is open. */
export async function CustomerPanel({ ctx, view, words }: { ctx: Context; view: CaseView; words: CaseWords }) {
  const { t } = words
  const id = { id: Number(view.customer_id) }
  const [customer, { rows }] = await Promise.all([
    getCustomer(ctx, id),
    listQueue(ctx, { customer: id, sort: 'next_due', falling: false, limit: most + 1 }),
  ])
  const others = rows.filter((row) => row.id !== view.id).slice(0, most)
  return (
    <Panel title={t('card.customer')}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pb-3">
        <Link href={`/customers/${customer.id}`} className="link font-medium">
          {customer.name}
        </Link>
        <AbcBadge computed={customer.abcClass} override={customer.overrides['abc']} />
        <SleepBadge computed={customer.dormancyClass} ratio={customer.dormancyRatio} override={customer.overrides['dormancy']} />
        <span className="basis-full text-ink-soft">
          {[customer.ownerName, customer.outletName].filter((part) => part !== null).join(' · ')}
        </span>
        {customer.valueMinor !== null && (
          <span className="text-ink-soft">
            {t('card.value')} <Money minor={customer.valueMinor} currency={ctx.company.currency} />
          </span>
        )}
      </div>
      {others.length > 0 && (
        <>
          <p className="border-t border-line px-4 pt-2.5 text-sm text-ink-faint">{t('card.otherCases')}</p>
          <ul className="px-4 pb-2.5">
            {others.map((row) => (
              <li key={row.id} className="flex items-baseline justify-between gap-4 py-1">
                <Link href={`/cases/${row.id}`} className="link truncate">
                  {words.title(row)}
                </Link>
                {row.next_clock !== null && row.next_due_at !== null && (
                  <span className="flex-none text-sm">
                    <Due kind={row.next_clock} dueAt={row.next_due_at} named={false} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
