import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { usePeriodText } from '#components/chart/figure'
import { DroppedNotice } from '#components/table/dropped-filters'
import { FilterMenu } from '#components/table/filter-menu'
import { BackLink } from '#components/ui/back-link'
import { listMoves, movesPeriod } from '#lib/analysis/upgrade-path/moves/service'
import { pathPeriod, STAGES } from '#lib/analysis/upgrade-path/path'
import { addDays, monthsBetween } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { FoundTable } from '../../../_components/found-table.tsx'
import { findUnlessGone } from '../../../_components/not-kept.ts'
import { OutletFilter } from '../../../_components/outlet-filter.tsx'
import { upgradePath } from '../../_components/stalled-query.ts'
import { useMoveColumns } from './move-columns.tsx'
import type { MovesState } from './move-query.ts'
import { movesPath, moveWays } from './move-query.ts'

interface Props {
  ctx: Context
  state: MovesState
}

/** Who went up and down the path. */
export async function MoveList({ ctx, state }: Props) {
  const { params, asked, dropped } = state
  const [page, t] = await Promise.all([findUnlessGone(listMoves(ctx, asked)), getTranslations('relations.upgrade')])
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="flex flex-col gap-2 px-4 pb-3 md:px-6">
        <BackLink href={upgradePath} label={t('moves.back')} />
        <Says ctx={ctx} state={state} />
        <DroppedNotice names={dropped} />
      </div>
      <div className="filter-row">
        <Filters ctx={ctx} state={state} />
        <OutletFilter ctx={ctx} path={movesPath} params={params} />
      </div>
      <Moves ctx={ctx} state={state} page={page} />
    </div>
  )
}

function Says({ ctx, state: { asked } }: Props) {
  const t = useTranslations('relations.upgrade.moves')
  const periodText = usePeriodText()
  const period = movesPeriod(ctx, asked.month)
  return (
    <>
      <h1 className="text-xl font-semibold">{t(asked.way === undefined ? 'title' : `titles.${asked.way}`)}</h1>
      <p className="text-sm text-ink-faint">{periodText({ ...period, asOf: addDays(period.to, -1) })}</p>
      <p className="text-pretty text-ink-soft">{t('what')}</p>
    </>
  )
}

function Filters({ ctx, state: { params, asked } }: Props) {
  const t = useTranslations('relations.upgrade')
  const names = useTranslations('customers.lifecycle')
  const { from, to } = pathPeriod(dayOf(ctx.now, ctx.company.timeZone))
  return (
    <>
      <FilterMenu
        path={movesPath}
        params={params}
        name="month"
        label={t('month')}
        value={asked.month?.slice(0, 'yyyy-mm'.length) ?? null}
        options={monthsBetween(from, to)
          .toReversed()
          .map((value) => ({ value, label: value.slice(0, 'yyyy-mm'.length) }))}
      />
      <FilterMenu
        path={movesPath}
        params={params}
        name="way"
        label={t('moves.way')}
        value={asked.way === undefined ? null : t(asked.way)}
        options={moveWays.map((value) => ({ value, label: t(value) }))}
      />
      <FilterMenu
        path={movesPath}
        params={params}
        name="from"
        label={t('moves.from')}
        value={asked.from === undefined ? null : names(asked.from)}
        options={STAGES.map((value) => ({ value, label: names(value) }))}
      />
    </>
  )
}

interface MovesProps extends Props {
  page: Awaited<ReturnType<typeof listMoves>> | 'not kept' | 'no place'
}

function Moves({ ctx, state: { params, asked, sort, isFiltered }, page }: MovesProps) {
  const t = useTranslations('relations.upgrade.moves')
  return (
    <FoundTable
      caption={t('title')}
      path={movesPath}
      {...{ params, sort, page }}
      columns={useMoveColumns(ctx)}
      size={asked.limit}
      nobody={{ title: t('noneTitle'), text: t('none'), back: isFiltered ? { href: movesPath, label: t('all') } : null }}
    />
  )
}
