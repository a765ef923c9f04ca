import { getTranslations } from 'next-intl/server'
import { Empty } from '#components/ui/empty'
import { getSatisfactionIndex, listIndexBy } from '#lib/analysis/expectation/service'
import type { Context } from '#lib/platform/context'
import { FigurePage } from '../../_components/figure-page.tsx'
import type { FigureState } from '../../_components/figure-state.ts'
import { GroupFilter } from '../../satisfaction/_components/group-filter.tsx'
import { GroupsPanel } from './groups-panel.tsx'
import { IndexFigures } from './index-figures.tsx'
import { askedOf, indexPath, SHOWN_GROUPS } from './index-query.ts'
import { OutcomesFigure } from './outcomes-figure.tsx'
import { SurveyFilter } from './survey-filter.tsx'
import { TimeFigure } from './time-figure.tsx'

/** The index with its gap, the three outcomes, its way over time, and by group. */
export async function IndexView({ ctx, state }: { ctx: Context; state: FigureState }) {
  const [t, words] = await Promise.all([getTranslations('analysis'), getTranslations('loyalty.index')])
  return (
    <FigurePage
      ctx={ctx}
      state={state}
      path={indexPath}
      title={t('tabs.satisfactionIndex')}
      text={words('what')}
      filters={
        <>
          <SurveyFilter ctx={ctx} state={state} path={indexPath} />
          <GroupFilter ctx={ctx} state={state} path={indexPath} />
        </>
      }
    >
      <Figures ctx={ctx} state={state} />
    </FigurePage>
  )
}

async function Figures({ ctx, state }: { ctx: Context; state: FigureState }) {
  const { params } = state
  const asked = askedOf(state)
  const by = SHOWN_GROUPS.find((each) => each === params['by']) ?? 'outlet'
  const per = params['per'] === 'quarter' ? 'quarter' : 'month'
  const [found, times, groups, t] = await Promise.all([
    getSatisfactionIndex(ctx, asked),
    listIndexBy(ctx, asked, per),
    listIndexBy(ctx, asked, by),
    getTranslations('loyalty.index'),
  ])
  if (found.customers === 0) return <Empty title={t('emptyTitle')} text={t('empty')} />
  return (
    <>
      <IndexFigures found={found} params={params} />
      <OutcomesFigure found={found} params={params} />
      <TimeFigure found={found} times={times} per={per} params={params} />
      <GroupsPanel groups={groups} by={by} params={params} />
    </>
  )
}
