import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { BackLink } from '#components/ui/back-link'
import { Link } from '#components/ui/link'
import type { Dashboard } from '#lib/analysis/dashboards/service'
import { CHART_GROUPS } from '#lib/analysis/gallery/chart'
import type { OfferedChart } from '#lib/analysis/gallery/service'
import { listCharts } from '#lib/analysis/gallery/service'
import type { Context } from '#lib/platform/context'
import { Heading } from '../../analysis/_components/heading.tsx'
import { PanelsSkeleton } from '../../analysis/_components/panels-skeleton.tsx'
import { addChart } from '../actions.ts'
import { AddButton } from './add-button.tsx'
import { ChartPanel } from './chart-panel.tsx'

interface Props {
  ctx: Context
  dashboard: Dashboard
  /** The chart that is looked at; the first one unless there is such a one. */
  chosen: string | undefined
}

/** The charts that a page can be composed of, by the question that they answer, with a look at one. */
export function GalleryView({ ctx, dashboard, chosen }: Props) {
  const t = useTranslations('dashboards')
  const charts = listCharts(ctx)
  const shown = charts.find(({ id }) => id === chosen) ?? charts[0]
  const path = `/dashboards/${dashboard.key}`
  return (
    <div className="analysis-page">
      <BackLink href={path} label={dashboard.name} />
      <Heading title={t('add.title')} text={t('add.what')} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        {shown !== undefined && (
          <section aria-label={t('add.preview')} className="flex flex-col gap-3 lg:sticky lg:top-4 lg:order-2">
            <p className="text-pretty text-ink-soft">
              {shown.text}
              {shown.slow === true && <span className="text-ink-faint"> {t('add.slow')}</span>}
            </p>
            {shown.neverBy !== null && <p className="text-pretty text-sm text-ink-faint">{shown.neverBy}</p>}
            <AddButton
              key={shown.id}
              input={{ id: dashboard.id ?? 0, version: dashboard.version, chart: shown.id }}
              label={t('add.put', { title: shown.title })}
              busy={t('busy')}
              away={t('card.away')}
              add={addChart}
            />
            <Suspense key={`look-${shown.id}`} fallback={<PanelsSkeleton count={1} />}>
              <ChartPanel ctx={ctx} chart={shown.id} filters={{}} place="look" />
            </Suspense>
          </section>
        )}
        <Choices charts={charts} shown={shown?.id} path={path} />
      </div>
    </div>
  )
}

function Choices({ charts, shown, path }: { charts: readonly OfferedChart[]; shown: string | undefined; path: string }) {
  const t = useTranslations('gallery')
  const add = useTranslations('dashboards.add')
  return (
    <nav aria-label={add('title')} className="flex flex-col gap-4">
      {CHART_GROUPS.map((group) => {
        const own = charts.filter((chart) => chart.group === group)
        if (own.length === 0) return null
        return (
          <section key={group} aria-label={t(`groups.${group}`)}>
            <h2 className="pb-1 text-sm font-semibold text-ink-faint">{t(`groups.${group}`)}</h2>
            <ul className="panel divide-y divide-line">
              {own.map(({ id, title, kind }) => (
                <li key={id}>
                  <Link
                    href={`${path}/add?chart=${id}`}
                    aria-current={id === shown ? 'true' : undefined}
                    className="flex items-baseline justify-between gap-3 px-3 py-2 hover:bg-hover aria-[current]:bg-hover aria-[current]:font-medium"
                  >
                    {title}
                    <span className="flex-none text-sm font-normal text-ink-faint">{t(`kinds.${kind}`)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </nav>
  )
}
