import { getTranslations } from 'next-intl/server'
import { Empty } from '#components/ui/empty'
import { Notice } from '#components/ui/notice'
import { getConcentrationReport } from '#lib/analysis/concentration/service'
import type { Context } from '#lib/platform/context'
import { FigurePage } from '../../_components/figure-page.tsx'
import { figurePaths } from '../../_components/figure-paths.ts'
import type { FigureState } from '../../_components/figure-state.ts'
import { LargestPanel } from './largest-panel.tsx'
import { LorenzFigure } from './lorenz-figure.tsx'
import { OutletsPanel } from './outlets-panel.tsx'
import { RatiosFigure } from './ratios-figure.tsx'

/** Concentration by revenue beside that by volume, who the largest are, and outlet by outlet. */
export async function ConcentrationView({ ctx, state }: { ctx: Context; state: FigureState }) {
  const t = await getTranslations('analysis')
  return (
    <FigurePage
      ctx={ctx}
      state={state}
      path={figurePaths.concentration}
      title={t('tabs.concentration')}
      text={t('concentration.what')}
    >
      <Figures ctx={ctx} state={state} />
    </FigurePage>
  )
}

async function Figures({ ctx, state }: { ctx: Context; state: FigureState }) {
  const [report, t] = await Promise.all([getConcentrationReport(ctx, state.asked), getTranslations('analysis')])
  if (report.revenue.customers === 0 && report.pieces.customers === 0)
    return <Empty title={t('concentration.emptyTitle')} text={t('concentration.empty')} />
  return (
    <>
      {!report.upToDate && <Notice tone="watch">{t('figure.notUpToDate')}</Notice>}
      <RatiosFigure report={report} />
      <LargestPanel report={report} whole={state.asked.outlet === undefined} />
      <LorenzFigure report={report} />
      {report.outlets.length > 1 && <OutletsPanel report={report} params={state.params} />}
    </>
  )
}
