import { getTranslations } from 'next-intl/server'
import { countEarlierAnswers, getNps, getSatisfaction, listSatisfactionByMonth } from '#lib/analysis/satisfaction/service'
import type { Context } from '#lib/platform/context'
import { FigurePage } from '../../_components/figure-page.tsx'
import { figurePaths } from '../../_components/figure-paths.ts'
import type { FigureState } from '../../_components/figure-state.ts'
import { NobodySo } from '../../_components/nobody-so.tsx'
import { AnswersFigure } from './answers-figure.tsx'
import { GroupFilter } from './group-filter.tsx'
import { MonthsFigure } from './months-figure.tsx'
import { NpsFigure } from './nps-figure.tsx'
import { SatisfactionFigures } from './satisfaction-figures.tsx'

/** T beside the response rate and the satisfaction of the answers, month by month, and who would recommend. */
export async function SatisfactionView({ ctx, state }: { ctx: Context; state: FigureState }) {
  const t = await getTranslations('analysis')
  return (
    <FigurePage
      ctx={ctx}
      state={state}
      path={figurePaths.satisfaction}
      title={t('tabs.satisfaction')}
      text={t('satisfaction.what')}
      filters={<GroupFilter ctx={ctx} state={state} path={figurePaths.satisfaction} />}
    >
      <Figures ctx={ctx} state={state} />
    </FigurePage>
  )
}

async function Figures({ ctx, state }: { ctx: Context; state: FigureState }) {
  const asked = { ...state.asked, group: state.params['group'] }
  const [found, nps, months, earlier, t, so] = await Promise.all([
    getSatisfaction(ctx, asked),
    getNps(ctx, asked),
    listSatisfactionByMonth(ctx, asked),
    countEarlierAnswers(ctx, asked),
    getTranslations('analysis.satisfaction'),
    getTranslations('analysis.nobodySo'),
  ])
  if (found.targets === 0 && nps.score === null)
    return (
      <NobodySo
        ctx={ctx}
        path={figurePaths.satisfaction}
        params={state.params}
        filters={['outlet', 'group']}
        nothing={{ title: t('emptyTitle'), text: t('empty') }}
        filtered={{ title: t('emptyTitle'), text: asked.group === undefined ? so('inPeriod') : t('groupEmpty') }}
      />
    )
  const shared = { found, nps, params: state.params }
  return (
    <>
      <SatisfactionFigures {...shared} earlier={earlier} />
      {months.length > 0 && <MonthsFigure found={found} months={months} params={state.params} />}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <AnswersFigure found={found} params={state.params} />
        <NpsFigure nps={nps} params={state.params} />
      </div>
    </>
  )
}
