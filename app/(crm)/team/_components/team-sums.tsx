import { useFormatter, useTranslations } from 'next-intl'
import { Money } from '#components/crm/money'
import type { Team } from '#lib/analysis/team/service'
import type { Context } from '#lib/platform/context'
import type { Tile } from '../../analysis/_components/tiles.tsx'
import { Tiles } from '../../analysis/_components/tiles.tsx'
import { Change } from './change.tsx'

/** What the team comes to, with what presses first. */
export function TeamSums({ ctx, team }: { ctx: Context; team: Team }) {
  const t = useTranslations('sales.team')
  const format = useFormatter()
  const { sums, volume } = team
  const tiles: Tile[] = [
    {
      key: 'overdue',
      label: t('columns.overdue'),
      value: format.number(sums.overdue),
      below: t('ofPlanned', { count: sums.planned }),
    },
    { key: 'lateLeads', label: t('columns.lateLeads'), value: format.number(sums.lateLeads), below: t('lateLeadsBelow') },
    {
      key: 'quiet',
      label: t('columns.quiet'),
      value: format.number(sums.drowsy + sums.halfAsleep + sums.asleep),
      below: t('quietBelow', { drowsy: sums.drowsy, half: sums.halfAsleep, asleep: sums.asleep }),
    },
    ...(volume === null
      ? []
      : [
          {
            key: 'volume',
            label: t('columns.shipments'),
            value: t('waybills', { count: format.number(sums.shipments) }),
            below: (
              <>
                <Money minor={sums.revenueMinor} currency={ctx.company.currency} />{' '}
                <Change now={sums.revenueMinor} before={sums.revenueThenMinor} volume={volume} />{' '}
                {volume.basis !== 'none' && t(`than.${volume.basis}`)}
              </>
            ),
          },
        ]),
  ]
  return (
    <div className="px-4 pb-4 md:px-6">
      <section aria-label={t('sums')} className="panel px-4 py-3">
        <Tiles tiles={tiles} />
      </section>
    </div>
  )
}
