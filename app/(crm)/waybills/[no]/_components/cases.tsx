import { getTranslations } from 'next-intl/server'
import { DayText } from '#components/crm/day-near'
import type { Context } from '#lib/platform/context'
import { listCases } from '#lib/records/cases/service'
import { Nothing, Panel } from '../../../customers/[id]/_components/panel.tsx'

const most = 20

/** The cases that name the waybill, the latest first. */
export async function Cases({ ctx, waybillNo }: { ctx: Context; waybillNo: string }) {
  const [{ rows }, t, card, types] = await Promise.all([
    listCases(ctx, { waybill_no: waybillNo, limit: most, sort: '-opened_at' }),
    getTranslations('waybills.card'),
    getTranslations('customers.card'),
    getTranslations('customers.caseType'),
  ])
  return (
    <Panel title={t('cases')}>
      {rows.length === 0 ? (
        <Nothing>{t('noCases')}</Nothing>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.id} className="flex items-baseline justify-between gap-4 border-t border-line px-4 py-2.5">
              <span className="min-w-0">
                <span className="block truncate">{row.subject ?? types(row.type)}</span>
                <span className="text-sm text-ink-faint">
                  {types(row.type)} · <DayText day={row.opened_on} />
                </span>
              </span>
              <span className="flex-none text-sm text-ink-faint">
                {row.resolved_at === null ? card('open') : card('resolved')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
