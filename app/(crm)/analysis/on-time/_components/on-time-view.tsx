import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { Notice } from '#components/ui/notice'
import { getOnTime } from '#lib/analysis/on-time/service'
import type { Context } from '#lib/platform/context'
import { FigurePage } from '../../_components/figure-page.tsx'
import { figurePaths } from '../../_components/figure-paths.ts'
import type { FigureState } from '../../_components/figure-state.ts'
import { NobodySo } from '../../_components/nobody-so.tsx'
import { PanelsSkeleton } from '../../_components/panels-skeleton.tsx'
import type { GroupedBy } from './group-figure.tsx'
import { GroupFigure } from './group-figure.tsx'
import { MonthsFigure } from './months-figure.tsx'
import { OnTimeFigures } from './on-time-figures.tsx'

interface Props {
  ctx: Context
  state: FigureState
}

/** The on-time rate, month by month, and by product, outlet, region and customer. */
export async function OnTimeView({ ctx, state }: Props) {
  const t = await getTranslations('analysis')
  return (
    <FigurePage ctx={ctx} state={state} path={figurePaths.onTime} title={t('tabs.onTime')} text={t('onTime.what')}>
      <Figures ctx={ctx} state={state} />
    </FigurePage>
  )
}

const mostMonths = 200
const groups: readonly GroupedBy[] = ['product', 'outlet', 'destination_region', 'customer']

async function Figures({ ctx, state }: Props) {
  const found = await getOnTime(ctx, { ...state.asked, group_by: 'month', limit: mostMonths })
  const t = await getTranslations('analysis')
  if (found.delivered + found.undelivered + found.without_promise === 0)
    return (
      <NobodySo
        ctx={ctx}
        path={figurePaths.onTime}
        params={state.params}
        nothing={{ title: t('onTime.emptyTitle'), text: t('onTime.empty') }}
        filtered={{ title: t('onTime.emptyTitle'), text: t('nobodySo.inPeriod') }}
      />
    )
  return (
    <>
      {!found.up_to_date && <Notice tone="watch">{t('figure.notUpToDate')}</Notice>}
      <OnTimeFigures found={found} />
      <MonthsFigure found={found} params={state.params} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        {groups.map((by) => (
          <Suspense key={by} fallback={<PanelsSkeleton count={1} />}>
            <Group ctx={ctx} state={state} by={by} />
          </Suspense>
        ))}
      </div>
    </>
  )
}

/** Groups of most waybills; the table of a long tail says nothing. */
const shownGroups = 15

async function Group({ ctx, state, by }: Props & { by: GroupedBy }) {
  const found = await getOnTime(ctx, { ...state.asked, group_by: by, limit: shownGroups })
  return <GroupFigure found={found} by={by} />
}
