import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice'
import { getConcentrationReport } from '#lib/analysis/concentration/service'
import { findAlarmsWindow, listConcentrationAlarms, sumConcentrationAlarms } from '#lib/analysis/concentration-alarms/service'
import { getConcentrationTrend } from '#lib/analysis/concentration-trend/service'
import type { Context } from '#lib/platform/context'
import { FigurePage } from '../../_components/figure-page.tsx'
import { figurePaths } from '../../_components/figure-paths.ts'
import type { FigureState } from '../../_components/figure-state.ts'
import { LeftOutLine } from '../../_components/left-out.tsx'
import { NobodySo } from '../../_components/nobody-so.tsx'
import { AlarmsPanel } from './alarms-panel.tsx'
import { GapPanel } from './gap-panel.tsx'
import { LargestPanel } from './largest-panel.tsx'
import { LorenzFigure } from './lorenz-figure.tsx'
import { OutletsPanel } from './outlets-panel.tsx'
import { RatiosFigure } from './ratios-figure.tsx'
import { TrendFigure } from './trend-figure.tsx'

/** Of those that nobody has seen; all stand on their own page. */
const alarmsShown = 5

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
  const { outlet } = state.asked
  const [report, trend, alarms, sums, window, t] = await Promise.all([
    getConcentrationReport(ctx, state.asked),
    getConcentrationTrend(ctx, { outlet }),
    listConcentrationAlarms(ctx, { outlet, seen: false, sort: '-share', limit: alarmsShown }),
    sumConcentrationAlarms(ctx, { outlet }),
    findAlarmsWindow(ctx),
    getTranslations('analysis'),
  ])
  const latest = trend.points.at(-1) ?? null
  if (report.revenue.customers === 0 && report.pieces.customers === 0)
    return (
      <NobodySo
        ctx={ctx}
        path={figurePaths.concentration}
        params={state.params}
        nothing={{ title: t('concentration.emptyTitle'), text: t('concentration.empty') }}
        filtered={{ title: t('concentration.emptyTitle'), text: t('nobodySo.inPeriod') }}
      />
    )
  return (
    <>
      {!report.upToDate && <Notice tone="watch">{t('figure.notUpToDate')}</Notice>}
      <RatiosFigure report={report} />
      {sums.alarms > 0 && (
        <AlarmsPanel
          ctx={ctx}
          alarms={alarms.rows}
          open={sums.alarms - sums.seen}
          currency={ctx.company.currency}
          window={window}
          outlet={outlet}
        />
      )}
      {report.gapCustomers.length > 0 && <GapPanel report={report} />}
      {trend.points.length > 1 && latest !== null && (
        <>
          <TrendFigure trend={trend} />
          <LeftOutLine leftOut={latest} needs="freight" currency={trend.currency} />
        </>
      )}
      <LargestPanel report={report} />
      <LorenzFigure report={report} params={state.params} />
      {report.outlets.length > 1 && <OutletsPanel report={report} params={state.params} />}
    </>
  )
}
