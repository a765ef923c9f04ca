import { useTranslations } from 'next-intl'
import { Definition } from '#components/chart/definition'
import { PlainTable } from '#components/chart/plain-table'
import type { ShownAlarm } from '#lib/analysis/concentration-trend/service'
import type { Period } from '#lib/core/period'
import { useAmounts } from '../../_components/amounts.ts'
import { PanelWindow } from './panel-window.tsx'
import { Share } from './share.tsx'

interface Props {
  alarms: readonly ShownAlarm[]
  currency: string
  /** The twelve whole months they are over. */
  window: Period
  /** Whether there are others. */
  more: boolean
}

/** On whom a place depends too much: what would be lost, who is in charge, and until when its papers run. */
export function AlarmsPanel({ alarms, currency, window, more }: Props) {
  const t = useTranslations('concentration')
  const { money, decimal } = useAmounts(currency)
  return (
    <section id="alarms" className="panel scroll-mt-16 px-4 pt-3 pb-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">{t('alarmsTitle')}</h2>
        <Definition
          definition={{
            ...{ key: 'concentration-alarms', title: t('alarmsDefinition.title') },
            ...{ lines: t('alarmsDefinition.text').split('\n'), source: t('alarmsDefinition.source') },
          }}
        />
      </div>
      <PanelWindow period={{ ...window, asOf: window.to }} />
      <p className="pt-1 text-pretty text-ink-soft">{t(more ? 'alarmsMore' : 'alarmsSome', { count: alarms.length })}</p>
      <PlainTable
        table={{
          caption: t('alarmsTitle'),
          columns: [
            { key: 'customer', label: t('customer') },
            { key: 'place', label: t('place'), align: 'left' },
            { key: 'share', label: t('share') },
            { key: 'revenue', label: t('revenue'), wide: true },
            { key: 'margin', label: t('margin'), wide: true },
            { key: 'hhiAfter', label: t('hhiAfter'), wide: true },
            { key: 'owner', label: t('owner'), align: 'left', wide: true },
            { key: 'papers', label: t('papersEnd'), wide: true },
          ],
          rows: alarms.map((alarm) => ({
            key: String(alarm.id),
            href: `/customers/${alarm.customerId}`,
            note: t('alarmNote', { revenue: money(alarm.revenueMinor), owner: alarm.ownerName ?? t('nobody') }),
            cells: [
              alarm.name,
              alarm.outletName ?? t('company'),
              <Share key="share" ratio={alarm.share} limit={alarm.limitShare} />,
              money(alarm.revenueMinor),
              money(alarm.marginMinor),
              decimal(alarm.hhiAfter, 4),
              alarm.ownerName ?? t('nobody'),
              alarm.paperUntil ?? '—',
            ],
          })),
        }}
      />
    </section>
  )
}
