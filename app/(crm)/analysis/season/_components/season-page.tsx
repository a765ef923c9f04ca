import { getTranslations } from 'next-intl/server'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import { viewSeasons } from '#lib/analysis/season/service'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { Heading } from '../../_components/heading.tsx'
import { KindFigure } from './kind-figure.tsx'
import { OverviewFigure } from './overview-figure.tsx'

const path = '/analysis/season'

/** The seasonal index of the company and of every kind of customer that has one of its own. */
export async function SeasonPage({ ctx, year }: { ctx: Context; year: string | undefined }) {
  const present = Number(dayOf(ctx.now, ctx.company.timeZone).slice(0, 4))
  const years = [present - 1, present, present + 1]
  const shown = years.find((each) => String(each) === year) ?? present
  const [view, t] = await Promise.all([viewSeasons(ctx, shown), getTranslations('analysis')])
  const [company, ...kinds] = view.seasons
  return (
    <div className="analysis-page">
      <Heading title={t('tabs.season')} text={t('season.what')}>
        <nav aria-label={t('season.years')} className="flex gap-1">
          {years.map((each) => (
            <Link
              key={each}
              href={each === present ? path : `${path}?year=${each}`}
              aria-current={each === shown ? 'true' : undefined}
              className={`control ${each === shown ? 'font-medium text-ink' : 'text-ink-soft'}`}
            >
              {each}
            </Link>
          ))}
        </nav>
      </Heading>
      {company === undefined || view.period === null ? (
        <Empty title={t('season.emptyTitle')} text={t('season.empty')} />
      ) : (
        <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
          {!view.known && (
            <div className="lg:col-span-2">
              <Notice tone="watch">{t('season.tooShort')}</Notice>
            </div>
          )}
          <div className="lg:col-span-2">
            <OverviewFigure company={company} kinds={kinds} view={view} />
          </div>
          {kinds.map((one) => (
            <KindFigure key={`${one.level} ${one.name}`} season={one} company={company} view={view} />
          ))}
        </div>
      )}
    </div>
  )
}
