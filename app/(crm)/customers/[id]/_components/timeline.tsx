import { getTranslations } from 'next-intl/server'
import { DayNear } from '#components/crm/day-near'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { listInteractions } from '#lib/records/interactions/service'
import { Nothing, Panel } from './panel.tsx'

const latest = 10

/** What was said and done with the customer, the latest first. */
export async function Timeline({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [{ rows }, t, channels] = await Promise.all([
    listInteractions(ctx, { customer: String(customerId), limit: latest, sort: '-occurred_at' }),
    getTranslations('customers.card'),
    getTranslations('customers.channel'),
  ])
  const { timeZone } = ctx.company
  const today = dayOf(ctx.now, timeZone)
  return (
    <Panel title={t('timeline')}>
      {rows.length === 0 ? (
        <Nothing>{t('noTimeline')}</Nothing>
      ) : (
        <ol>
          {rows.map((row) => (
            <li key={row.id} className="border-t border-line px-4 py-2.5">
              <p className="flex items-baseline justify-between gap-4">
                <span className="font-medium">
                  {channels(row.channel)}
                  {row.purpose !== null && ` · ${row.purpose}`}
                </span>
                <span className="flex-none text-sm text-ink-faint">
                  {row.user_name} · <DayNear day={dayOf(new Date(row.occurred_at), timeZone)} today={today} />
                </span>
              </p>
              {[row.heard, row.answered, row.result].map(
                (text) =>
                  text !== null && (
                    <p key={text} className="text-ink-soft">
                      {text}
                    </p>
                  ),
              )}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}
