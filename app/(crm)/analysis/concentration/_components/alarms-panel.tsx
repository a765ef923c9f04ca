import { useTranslations } from 'next-intl'
import { Definition } from '#components/chart/definition'
import { PlainTable } from '#components/chart/plain-table'
import { useJoined } from '#components/crm/joined'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { ShownAlarm } from '#lib/analysis/concentration-alarms/service'
import { addDays } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../_components/amounts.ts'
import { alarmsPath, useAboveText, useAlarmsDefinition, useAlarmsOrder, usePlaceName } from './alarm-words.ts'
import { PanelWindow } from './panel-window.tsx'
import { Share } from './share.tsx'

interface Props {
  ctx: Context
  alarms: readonly ShownAlarm[]
  currency: string
  /** How many nobody has seen. */
  open: number
  /** The twelve whole months they are over; null while there are none. */
  window: Period | null
  outlet: string | undefined
}

/** On whom a place depends too much: what would be lost, who is in charge, and until when its papers run. */
export function AlarmsPanel({ ctx, alarms, currency, open, window, outlet }: Props) {
  const t = useTranslations('concentration')
  const { joined } = useJoined()
  const order = useAlarmsOrder(ctx, outlet)
  return (
    <section id="alarms" className="panel scroll-mt-16 px-4 pt-3 pb-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">{t('alarmsTitle')}</h2>
        <Definition definition={useAlarmsDefinition()} />
      </div>
      {window !== null && <PanelWindow period={{ from: window.from, to: window.to, asOf: addDays(window.to, -1) }} />}
      <p className="pt-1 text-pretty text-ink-soft">
        {joined([t('alarmsSome', { count: open }), alarms.length > 1 ? order : null])}{' '}
        <Link href={listHref(alarmsPath, outlet === undefined ? {} : { outlet }, {})} className="link">
          {t('alarms.toList')}
        </Link>
      </p>
      {alarms.length > 0 && <Largest alarms={alarms} currency={currency} />}
    </section>
  )
}

function Largest({ alarms, currency }: Pick<Props, 'alarms' | 'currency'>) {
  const t = useTranslations('concentration')
  const { money, exact } = useAmounts(currency)
  return (
    <PlainTable
      table={{
        caption: t('alarmsTitle'),
        columns: [
          { key: 'customer', label: t('customer') },
          { key: 'place', label: t('place'), align: 'left', wide: true },
          { key: 'share', label: t('share') },
          { key: 'revenue', label: t('revenue'), wide: true },
          { key: 'margin', label: t('margin'), wide: true },
          { key: 'owner', label: t('owner'), align: 'left', wide: true },
          { key: 'papers', label: t('papersEnd'), wide: true },
        ],
        rows: alarms.map((alarm) => ({
          key: String(alarm.id),
          href: `/customers/${alarm.customerId}`,
          note: <Note alarm={alarm} revenue={money(alarm.revenueMinor)} />,
          cells: [
            alarm.name,
            <Place key="place" alarm={alarm} />,
            <Share key="share" ratio={alarm.share} limit={alarm.limitShare} />,
            exact.money(alarm.revenueMinor),
            exact.money(alarm.marginMinor),
            alarm.ownerName ?? t('nobody'),
            <span key="papers" className="whitespace-nowrap">
              {alarm.paperUntil ?? '—'}
            </span>,
          ],
        })),
      }}
    />
  )
}

/** What stands below the name on a phone. */
function Note({ alarm, revenue }: { alarm: ShownAlarm; revenue: string }) {
  const t = useTranslations('concentration')
  return (
    <>
      <span className="block">
        <Place alarm={alarm} />
      </span>
      {t('alarmNote', { revenue, owner: alarm.ownerName ?? t('nobody') })}
    </>
  )
}

function Place({ alarm }: { alarm: ShownAlarm }) {
  const above = useAboveText()(alarm)
  return (
    <>
      {usePlaceName()(alarm)}
      {above !== null && <span className="block text-sm text-ink-faint">{above}</span>}
    </>
  )
}
