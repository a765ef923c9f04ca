import { getTranslations } from 'next-intl/server'
import { DayNear, DayText } from '#components/crm/day-near'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { listCases } from '#lib/records/cases/service'
import { Nothing, Panel } from './panel.tsx'

const latest = 8

/** The latest cases; an open one with the day it is due. */
export async function Cases({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [{ rows }, t, types] = await Promise.all([
    listCases(ctx, { customer: String(customerId), limit: latest, sort: '-opened_at' }),
    getTranslations('customers.card'),
    getTranslations('customers.caseType'),
  ])
  const day = (instant: string) => dayOf(new Date(instant), ctx.company.timeZone)
  const today = dayOf(ctx.now, ctx.company.timeZone)
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
              <span className="flex-none text-sm">
                {row.resolved_at !== null ? (
                  <span className="text-ink-faint">{t('resolved')}</span>
                ) : row.due_at === null ? (
                  t('open')
                ) : (
                  <DayNear day={day(row.due_at)} today={today} due />
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
