import { useTranslations } from 'next-intl'
import { useWord } from '#components/crm/waybill-words'
import type { WaybillCard } from '#lib/records/waybills/service'
import { Nothing, Panel } from '../../../customers/[id]/_components/panel.tsx'
import { Moment } from '../../_components/moment.tsx'
import { StatusBadge } from '../../_components/status-badge.tsx'

/** What happened on the way, the latest first. */
export function Tracking({ waybill }: { waybill: WaybillCard }) {
  const t = useTranslations('waybills.card')
  const word = useWord()
  const { events } = waybill
  return (
    <Panel title={t('timeline')} aside={events.length > 0 && t('events', { count: events.length })}>
      {events.length === 0 ? (
        <Nothing>{t('noEvents')}</Nothing>
      ) : (
        <ol>
          {events.map((event) => {
            const origin = t('from', { provider: word('provider', event.provider), code: event.code })
            const where = [event.outletName, event.courierCode === null ? null : t('courier', { code: event.courierCode })]
            return (
              <li
                key={`${event.occurredAt.getTime()} ${event.provider} ${event.code}`}
                className="grid items-baseline gap-x-4 gap-y-0.5 border-t border-line px-4 py-2.5 md:grid-cols-[10.5rem_6rem_1fr]"
              >
                <span className="text-ink-faint">
                  <Moment at={event.occurredAt} year />
                </span>
                <StatusBadge status={event.status} tip={origin} />
                <span className="min-w-0 text-pretty">
                  {event.text}
                  <span className="block text-sm text-ink-faint">{where.filter((part) => part !== null).join(' · ')}</span>
                </span>
              </li>
            )
          })}
        </ol>
      )}
    </Panel>
  )
}
