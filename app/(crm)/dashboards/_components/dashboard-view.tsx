import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { useFormTexts } from '#components/form/form-texts'
import { listHref } from '#components/table/list-url'
import { BackLink } from '#components/ui/back-link'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import { filtersOf } from '#lib/analysis/dashboards/dashboard'
import type { Dashboard } from '#lib/analysis/dashboards/service'
import { chartTitle } from '#lib/analysis/gallery/service'
import { periodKeys } from '#lib/analysis/period/preset'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { Heading } from '../../analysis/_components/heading.tsx'
import { PanelsSkeleton } from '../../analysis/_components/panels-skeleton.tsx'
import { changeOne } from '../actions.ts'
import { Arrange } from './arrange.tsx'
import { ChartPanel } from './chart-panel.tsx'
import type { DashboardState } from './dashboard-state.ts'
import { DashboardTools } from './dashboard-tools.tsx'
import { FilterBar } from './filter-bar.tsx'

interface Props {
  ctx: Context
  dashboard: Dashboard
  state: DashboardState
}

/** A page of charts: each comes when it has been read, and holds up no other. */
export function DashboardView({ ctx, dashboard, state }: Props) {
  const t = useTranslations('dashboards')
  const path = `/dashboards/${dashboard.key}`
  const edit = state.edit && dashboard.mayChange
  return (
    <div className="analysis-page">
      <BackLink href="/dashboards" label={t('title')} />
      <Heading title={dashboard.name} {...(dashboard.note === '' ? {} : { text: dashboard.note })}>
        {dashboard.mayChange && (
          <>
            <Link href={listHref(path, state.params, { edit: edit ? null : '1' })} className="control" scroll={false}>
              {t(edit ? 'done' : 'arrange')}
            </Link>
            <Link href={`${path}/add`} className="control">
              {t('add.button')}
            </Link>
          </>
        )}
        {mayEver(ctx, 'customer:export') && (
          <Link href={listHref('/reports', { ...state.params, dashboard: dashboard.key }, {})} className="control">
            {t('report')}
          </Link>
        )}
        <DashboardTools ctx={ctx} dashboard={dashboard} />
      </Heading>
      <FilterBar ctx={ctx} path={path} state={state} />
      {dashboard.dropped > 0 && <Notice tone="watch">{t('dropped', { count: dashboard.dropped })}</Notice>}
      {dashboard.cards.length === 0 ? (
        <Empty title={t('emptyTitle')} text={t('empty')}>
          {dashboard.mayChange && (
            <Link href={`${path}/add`} className="control" data-primary="">
              {t('add.button')}
            </Link>
          )}
        </Empty>
      ) : (
        <Charts ctx={ctx} dashboard={dashboard} state={state} edit={edit} />
      )}
    </div>
  )
}

function Charts({ ctx, dashboard, state, edit }: Props & { edit: boolean }) {
  const t = useTranslations('dashboards.card')
  const figure = useTranslations('analysis.figure')
  const form = useFormTexts()
  const panels = Object.fromEntries(
    dashboard.cards.map((card) => [
      card.key,
      <Suspense key={card.key} fallback={<PanelsSkeleton count={1} />}>
        <ChartPanel
          ctx={ctx}
          chart={card.chart}
          filters={filtersOf(state.filters, card.filters)}
          place={card.key}
          title={card.title}
          note={card.note}
        />
      </Suspense>,
    ]),
  )
  return (
    <Arrange
      key={`${dashboard.version}`}
      id={dashboard.id ?? 0}
      version={dashboard.version}
      cards={dashboard.cards.map((card) => ({
        ...card,
        name: card.title === '' ? (chartTitle(ctx, card.chart) ?? card.chart) : card.title,
      }))}
      panels={panels}
      edit={edit}
      change={changeOne}
      form={form}
      periods={periodKeys.map((key) => ({ value: key, label: figure(`periods.${key}`) }))}
      texts={{
        ...{ up: t('up'), down: t('down'), wide: t('wide'), narrow: t('narrow'), settings: t('settings'), remove: t('remove') },
        ...{ removed: t('removed'), undo: t('undo'), close: t('close'), away: t('away'), drag: t('drag'), title: t('title') },
        ...{ titleHint: t('titleHint'), note: t('note'), period: t('period'), ofPage: t('ofPage'), cancel: t('cancel') },
      }}
    />
  )
}
