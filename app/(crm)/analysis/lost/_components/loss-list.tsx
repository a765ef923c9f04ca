import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DroppedNotice } from '#components/table/dropped-filters'
import { FilterMenu } from '#components/table/filter-menu'
import { listHref } from '#components/table/list-url'
import { Pagination } from '#components/table/pagination'
import { LOSS_FILTERS, NO_CAUSE, WIN_BACK_WAYS } from '#lib/analysis/losses/loss'
import { getLossFigures, listLosses } from '#lib/analysis/losses/service'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { churnSetting } from '#lib/records/customers/churn'
import { keyedWords } from '../../../_terms/keyed-words.ts'
import { Heading } from '../../_components/heading.tsx'
import { LeftOutLine } from '../../_components/left-out.tsx'
import { Nobody } from '../../_components/nobody.tsx'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { OutletFilter } from '../../_components/outlet-filter.tsx'
import { OwnerChip } from '../../_components/owner-chip.tsx'
import { CausesFigure } from './causes-figure.tsx'
import type { LossListState } from './loss-query.ts'
import { lossPath } from './loss-query.ts'
import { LossTable } from './loss-table.tsx'
import { WaysFigure } from './ways-figure.tsx'

interface Props {
  ctx: Context
  state: LossListState
}

/** Why customers leave and what wins them back, and each lost customer. */
export async function LossList({ ctx, state }: Props) {
  const { params, asked, dropped } = state
  const [figures, t, causes] = await Promise.all([
    getLossFigures(ctx, {
      ...{ outlet: asked.outlet, owner: asked.owner, lost_from: asked.lost_from, lost_to: asked.lost_to },
    }),
    getTranslations('losses'),
    keyedWords(ctx, 'churn_cause'),
  ])
  const { currency } = ctx.company
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="flex flex-col gap-4 px-4 pb-3 md:px-6">
        <Heading ctx={ctx} title={t('title')} text={t('what')} />
        {figures.all.losses > 0 && (
          <>
            <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
              <CausesFigure figures={figures} currency={currency} params={params} word={causes.word} />
              <WaysFigure figures={figures} currency={currency} params={params} />
            </div>
            <LeftOutLine leftOut={figures.leftOut} needs="both" currency={currency} />
          </>
        )}
        {(figures.all.losses > 0 || params['outlet'] !== undefined || params['owner'] !== undefined) && (
          <div className="flex flex-wrap items-center gap-2">
            <FilterMenu
              path={lossPath}
              params={params}
              name="state"
              label={t('filter.state')}
              value={asked.state === undefined ? null : t(`states.${asked.state}`)}
              options={LOSS_FILTERS.map((value) => ({ value, label: t(`states.${value}`) }))}
            />
            <FilterMenu
              path={lossPath}
              params={params}
              name="cause"
              label={t('filter.cause')}
              value={
                asked.cause === undefined ? null : asked.cause === NO_CAUSE ? t('unrecordedCause') : causes.word(asked.cause)
              }
              options={[...causes.offered(asked.cause ?? null), { value: NO_CAUSE, label: t('unrecordedCause') }]}
            />
            <FilterMenu
              path={lossPath}
              params={params}
              name="way"
              label={t('filter.way')}
              value={asked.way === undefined ? null : t(`ways.${asked.way}`)}
              options={WIN_BACK_WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))}
            />
            <OutletFilter ctx={ctx} path={lossPath} params={params} />
            <OwnerChip ctx={ctx} path={lossPath} params={params} label={t('owner')} />
          </div>
        )}
        <DroppedNotice names={dropped} />
      </div>
      <Losses ctx={ctx} state={state} />
    </div>
  )
}

async function Losses({ ctx, state }: Props) {
  const { params, asked } = state
  const [found, causes] = await Promise.all([findUnlessGone(listLosses(ctx, asked)), keyedWords(ctx, 'churn_cause')])
  if (typeof found === 'string' || found.rows.length === 0) {
    const { days } = await getSetting(ctx.db, churnSetting)
    return <NoLosses params={params} gone={typeof found === 'string'} days={days} />
  }
  const to = (cursor: string | null) => (cursor === null ? null : listHref(lossPath, params, { cursor }))
  return (
    <>
      <LossTable rows={found.rows} state={state} word={causes.word} />
      <Pagination
        path={lossPath}
        params={params}
        size={asked.limit}
        previous={to(found.previousCursor)}
        next={to(found.nextCursor)}
      />
    </>
  )
}

function NoLosses({ params, gone, days }: { params: LossListState['params']; gone: boolean; days: number }) {
  const t = useTranslations('losses')
  const isFiltered = ['outlet', 'owner', 'state', 'cause', 'way', 'lost_from', 'lost_to'].some(
    (name) => params[name] !== undefined,
  )
  return (
    <Nobody
      gone={gone}
      {...{ path: lossPath, params }}
      title={t('emptyTitle')}
      text={isFiltered ? t('emptySo') : t('empty', { days })}
      back={isFiltered ? { href: lossPath, label: t('allLosses') } : null}
    />
  )
}
