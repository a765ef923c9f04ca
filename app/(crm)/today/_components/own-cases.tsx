import { getTranslations } from 'next-intl/server'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { OwnCustomersCase } from '#lib/records/cases/queue/own-customers'
import { listOwnCustomersCases, ofOwnCustomers } from '#lib/records/cases/queue/own-customers'
import { Due } from '../../cases/_components/due.tsx'
import { listPath } from '../../cases/_components/list-query.ts'
import { caseWords } from '../../cases/_components/words.ts'
import { Nothing, Panel } from '../../customers/[id]/_components/panel.tsx'

const most = 5

/** What the reader's own customers wait for, that first whose clock ends first, and how long the law leaves. */
export async function OwnCases({ ctx }: { ctx: Context }) {
  const [rows, t, words] = await Promise.all([listOwnCustomersCases(ctx, most), getTranslations('today'), caseWords(ctx)])
  const all = (
    <Link href={listHref(listPath, {}, ofOwnCustomers)} className="link">
      {t('all')}
    </Link>
  )
  return (
    <Panel title={t('cases')} aside={rows.length === 0 ? undefined : all}>
      {rows.length === 0 ? (
        <Nothing>{t('noCases')}</Nothing>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.id} data-case={row.id} className="border-t border-line">
              <Link href={`/cases/${row.id}`} className="flex items-start justify-between gap-x-4 px-4 py-2.5 hover:bg-hover">
                <span className="min-w-0">
                  <span className="block truncate">{row.customer_name}</span>
                  <span className="block truncate text-sm text-ink-faint">{words.title(row)}</span>
                </span>
                <Clocks row={row} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** The clock that ends next, and below it the law's where that is another. */
function Clocks({ row: { next_clock: next, next_due_at: nextDueAt, legal_due_at: legalDueAt } }: { row: OwnCustomersCase }) {
  return (
    <span className="flex flex-none flex-col items-end gap-0.5 text-sm">
      {next !== null && nextDueAt !== null && <Due kind={next} dueAt={nextDueAt} />}
      {legalDueAt !== null && next !== 'legal' && <Due kind="legal" dueAt={legalDueAt} />}
    </span>
  )
}
