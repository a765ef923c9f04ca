import { CalendarDays } from 'lucide'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Suspense } from 'react'
import { usePeriodText } from '#components/chart/figure'
import { DroppedNotice } from '#components/table/dropped-filters'
import { FilterMenu } from '#components/table/filter-menu'
import { FilterSearch } from '#components/table/filter-search'
import { listHref, withoutParams } from '#components/table/list-url'
import { MenuLinks } from '#components/table/menu-links'
import { Icon } from '#components/ui/icon'
import { Notice } from '#components/ui/notice'
import { Popup } from '#components/ui/popup'
import { periodChoices, periodKeys } from '#lib/analysis/period/preset'
import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { findOutlets } from '../../customers/actions.ts'
import { CustomPeriod } from './custom-period.tsx'
import type { FigureState } from './figure-state.ts'
import { OnlyOver } from './only-over.tsx'

interface Props {
  ctx: Context
  path: string
  state: FigureState
  /** Filters of the page's own. */
  filters?: ReactNode
}

/** Over which period and whose customers the figures of the page are; both stand in the URL. */
export function FigureBar({ ctx, path, state, filters }: Props) {
  const t = useTranslations('analysis.figure')
  return (
    <>
      <div className="-mx-4 flex flex-wrap items-center gap-2 px-4 pb-4">
        <PeriodMenu ctx={ctx} path={path} state={state} />
        <OutletMenu ctx={ctx} path={path} state={state} />
        {filters !== undefined && <Suspense fallback={null}>{filters}</Suspense>}
        <OnlyOver ctx={ctx} />
      </div>
      {(state.problem !== null || state.dropped.length > 0) && (
        <div className="flex flex-col gap-2 pb-4">
          {state.problem !== null && <Notice tone="watch">{t('usualInstead', { problem: state.problem })}</Notice>}
          <DroppedNotice names={state.dropped} />
        </div>
      )}
    </>
  )
}

function PeriodMenu({ ctx, path, state: { params, period } }: Props) {
  const t = useTranslations('analysis.figure')
  const periodText = usePeriodText()
  const choices = periodChoices(dayOf(ctx.now, ctx.company.timeZone))
  const { from, to } = params
  const holds = (key: (typeof periodKeys)[number]) => {
    const choice = choices[key]
    if (params['as_of'] !== undefined) return false
    return choice === null ? from === undefined && to === undefined : choice.from === from && choice.to === to
  }
  const chosen = periodKeys.find(holds)
  return (
    <Popup
      id="period"
      look="control"
      title={t('period')}
      active={chosen !== 'year'}
      button={
        <>
          <Icon of={CalendarDays} size={15} />
          {chosen === undefined ? periodText(period) : t(`periods.${chosen}`)}
        </>
      }
      arrow
    >
      <MenuLinks
        links={periodKeys.map((key) => ({
          href: listHref(path, params, { from: choices[key]?.from ?? null, to: choices[key]?.to ?? null, as_of: null }),
          current: key === chosen,
          label: t(`periods.${key}`),
        }))}
      />
      <CustomPeriod
        path={path}
        params={params}
        from={period.from}
        last={addDays(period.to, -1)}
        asOf={period.asOf}
        texts={{ from: t('from'), last: t('last'), asOf: t('asOf'), apply: t('apply'), order: t('order') }}
      />
    </Popup>
  )
}

/** Only for whoever sees several outlets. */
function OutletMenu({ ctx, path, state: { params, outletName } }: Props) {
  const t = useTranslations('analysis.figure')
  const table = useTranslations('table')
  const scope = ctx.actor.permissions['analysis:read']
  const seesOutlets = scope?.kind === 'all' || (scope !== undefined && scope.outletIds.length > 1)
  if (!seesOutlets || !mayEver(ctx, 'outlet:read')) return null
  return (
    <FilterMenu path={path} params={params} name="outlet" label={t('outlet')} value={outletName}>
      <FilterSearch
        base={listHref(path, withoutParams(params, ['outlet']), {})}
        name="outlet"
        texts={{ type: table('type'), noOptions: table('noOptions'), loading: table('loading') }}
        find={findOutlets}
      />
    </FilterMenu>
  )
}
