import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { DroppedFilters } from '#components/table/dropped-filters'
import { PagedTable } from '#components/table/paged-table'
import { SelectButton } from '#components/table/selection-bar'
import { useSelectionTexts } from '#components/table/selection-texts'
import { SortMenu } from '#components/table/sort-menu'
import { Link } from '#components/ui/link'
import { sleeperSorts } from '#lib/analysis/sleepers/schema'
import { getSleeperFigures, listSleepers } from '#lib/analysis/sleepers/service'
import { sleeperSetting } from '#lib/analysis/sleepers/settings'
import type { WakeUpDays } from '#lib/analysis/sleepers/sleeper'
import { minorPerMajor } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { getSettings } from '#lib/platform/settings/settings'
import { cadence } from '#lib/records/cadence/settings'
import { churnSetting } from '#lib/records/customers/churn'
import { useHandOutSelect } from '../../_components/hand-out-tasks.tsx'
import { Heading } from '../../_components/heading.tsx'
import { LeftOutLine } from '../../_components/left-out.tsx'
import { Nobody } from '../../_components/nobody.tsx'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { CausesFigure } from './causes-figure.tsx'
import { useSleeperColumns } from './columns.tsx'
import { Filters } from './filters.tsx'
import { HandOut } from './hand-out.tsx'
import type { SleeperState } from './sleeper-query.ts'
import { sleeperPath } from './sleeper-query.ts'
import { SleeperSummary } from './sleeper-summary.tsx'

interface Props {
  ctx: Context
  state: SleeperState
}

/** What is at stake in all, by cause and class, and each sleeper. */
export async function SleeperList({ ctx, state }: Props) {
  const { params, asked } = state
  const [figures, found, settings, t] = await Promise.all([
    getSleeperFigures(ctx, { outlet: asked.outlet }),
    findUnlessGone(listSleepers(ctx, asked)),
    getSettings(ctx.db, { cadence, churn: churnSetting, least: sleeperSetting }),
    getTranslations('sleepers'),
  ])
  const { currency } = ctx.company
  const { min_revenue: revenue, min_margin: margin } = settings.least
  const minor = minorPerMajor(currency)
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="flex flex-col gap-4 px-4 pb-3 md:px-6">
        <Heading ctx={ctx} title={t('title')} text={t('what')} />
        <p className="-mt-4 text-sm text-ink-faint">
          {t.rich('lost', {
            days: settings.churn.days,
            link: (words) => (
              <Link href="/analysis/lost" className="link">
                {words}
              </Link>
            ),
          })}
        </p>
        {figures.all.customers > 0 && (
          <>
            <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
              <CausesFigure figures={figures} currency={currency} params={params} />
              <SleeperSummary
                {...{ figures, currency, params, days: settings.cadence, lostAfterDays: settings.churn.days }}
                least={{ revenueMinor: revenue * minor, marginMinor: margin * minor }}
                maySet={mayEver(ctx, 'settings:manage')}
              />
            </div>
            <LeftOutLine leftOut={figures.leftOut} needs="both" currency={currency} />
          </>
        )}
      </div>
      <Sleepers {...{ ctx, state, found, days: settings.cadence }} />
    </div>
  )
}

interface FoundProps extends Props {
  found: Awaited<ReturnType<typeof listSleepers>> | 'not kept' | 'no place'
  days: WakeUpDays
}

function Sleepers({ ctx, state, found, days }: FoundProps) {
  const t = useTranslations('sleepers')
  const { params, sort, asked } = state
  const columns = useSleeperColumns(ctx)
  const handsOut = mayEver(ctx, 'task:create')
  const select = useHandOutSelect(({ id }: { id: number; name: string }) => String(id))
  const selection = useSelectionTexts()
  return (
    <>
      <div className="filter-row">
        <Suspense>
          <Filters ctx={ctx} state={state} />
        </Suspense>
        <span className="flex gap-2 md:ml-auto">
          {handsOut && <SelectButton texts={selection} />}
          <SortMenu
            path={sleeperPath}
            params={params}
            sort={sort}
            options={sleeperSorts.map((key) => ({
              key,
              label: t(`sort.${key}`),
              first: key === 'revenue' ? 'falling' : 'rising',
            }))}
          />
        </span>
      </div>
      <DroppedFilters names={state.dropped} />
      {typeof found === 'string' || found.rows.length === 0 ? (
        <NoSleepers isGone={typeof found === 'string'} params={params} />
      ) : (
        <PagedTable
          caption={t('caption')}
          path={sleeperPath}
          params={params}
          sort={sort}
          columns={columns}
          page={found}
          size={asked.limit}
          rowKey={({ id }) => String(id)}
          select={handsOut ? select : undefined}
        />
      )}
      {handsOut && <HandOut key={new URLSearchParams(params).toString()} ctx={ctx} days={days} />}
    </>
  )
}

const filters = ['state', 'cause', 'worth', 'handed_out', 'seen', 'owner', 'outlet']

function NoSleepers({ isGone, params }: { isGone: boolean; params: SleeperState['params'] }) {
  const t = useTranslations('sleepers')
  const isFiltered = filters.some((name) => params[name] !== undefined)
  return (
    <Nobody
      gone={isGone}
      {...{ path: sleeperPath, params }}
      title={t(isFiltered ? 'noneSo' : 'emptyTitle')}
      text={t(isFiltered ? 'noneSoText' : 'empty')}
      back={isFiltered ? { href: sleeperPath, label: t('all') } : null}
    />
  )
}
