import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import type { IndexResource } from '#lib/analysis/expectation/schema'
import { getSatisfactionIndex, listIndexBy, nameOfItem } from '#lib/analysis/expectation/service'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { FigurePage } from '../../_components/figure-page.tsx'
import type { FigureState } from '../../_components/figure-state.ts'
import { NobodySo } from '../../_components/nobody-so.tsx'
import { PanelsSkeleton } from '../../_components/panels-skeleton.tsx'
import { GroupFilter } from '../../satisfaction/_components/group-filter.tsx'
import { GroupsPanel } from './groups-panel.tsx'
import { IndexFigures } from './index-figures.tsx'
import { askedOf, indexPath, SHOWN_GROUPS } from './index-query.ts'
import { ItemFilter } from './item-filter.tsx'
import { ItemsFigure, NoItems } from './items-figure.tsx'
import { OutcomesFigure } from './outcomes-figure.tsx'
import { SurveyFilter } from './survey-filter.tsx'
import { TimeFigure } from './time-figure.tsx'

/** The index with its gap, the three outcomes, its way over time, by item and by group. */
export async function IndexView({ ctx, state }: { ctx: Context; state: FigureState }) {
  const [t, words] = await Promise.all([getTranslations('analysis'), getTranslations('loyalty.index')])
  return (
    <FigurePage
      ctx={ctx}
      state={state}
      path={indexPath}
      title={t('tabs.satisfactionIndex')}
      text={words('what')}
      filters={
        <>
          <ItemFilter ctx={ctx} state={state} path={indexPath} />
          <SurveyFilter ctx={ctx} state={state} path={indexPath} />
          <GroupFilter ctx={ctx} state={state} path={indexPath} />
        </>
      }
    >
      <Figures ctx={ctx} state={state} />
    </FigurePage>
  )
}

async function Figures({ ctx, state }: { ctx: Context; state: FigureState }) {
  const { params } = state
  const asked = askedOf(state)
  const by = SHOWN_GROUPS.find((each) => each === params['by']) ?? 'outlet'
  const per = params['per'] === 'quarter' ? 'quarter' : 'month'
  const [found, times, groups, item] = await Promise.all([
    getSatisfactionIndex(ctx, asked),
    listIndexBy(ctx, asked, per),
    listIndexBy(ctx, asked, by),
    asked.item === undefined ? null : nameOfItem(ctx, asked.item),
  ])
  if (found.customers === 0) return <WithoutPairs ctx={ctx} state={state} found={found} item={item} />
  return (
    <>
      <IndexFigures found={found} item={item} params={params} />
      <OutcomesFigure found={found} params={params} />
      <Suspense fallback={<PanelsSkeleton count={1} />}>
        <ByItem ctx={ctx} state={state} found={found} />
      </Suspense>
      <TimeFigure found={found} times={times} per={per} params={params} />
      <GroupsPanel groups={groups} by={by} params={params} />
    </>
  )
}

interface FoundProps {
  ctx: Context
  state: FigureState
  found: IndexResource
}

/** All items beside one another, whichever the other figures are cut to. */
const listItemsBeside = (ctx: Context, state: FigureState) => listIndexBy(ctx, { ...askedOf(state), item: undefined }, 'item')

/** An answer names many items: they come after the figures of the whole. */
async function ByItem({ ctx, state, found }: FoundProps) {
  const items = await listItemsBeside(ctx, state)
  if (items.length === 0) return <NoItems mayImport={mayEver(ctx, 'import:create')} />
  return <ItemsFigure found={found} items={items} params={state.params} />
}

/** Nobody said both of the whole, or of the item that is asked for; perhaps of others. */
async function WithoutPairs({ ctx, state, found, item }: FoundProps & { item: string | null }) {
  const [items, t, so] = await Promise.all([
    listItemsBeside(ctx, state),
    getTranslations('loyalty.index'),
    getTranslations('analysis.nobodySo'),
  ])
  if (items.length === 0)
    return (
      <NobodySo
        ctx={ctx}
        path={indexPath}
        params={state.params}
        filters={['outlet', 'item', 'survey', 'group']}
        nothing={{ title: t('emptyTitle'), text: t('empty') }}
        filtered={{ title: t('emptyTitle'), text: so('inPeriod') }}
      />
    )
  return (
    <>
      <section className="panel px-4 pt-3 pb-4">
        <h2 className="font-semibold">{item === null ? t('emptyTitle') : t('items.titleOf', { item })}</h2>
        <p className="max-w-prose pt-1 text-pretty text-ink-soft">{t(item === null ? 'items.noWhole' : 'items.nobody')}</p>
      </section>
      <ItemsFigure found={found} items={items} params={state.params} />
    </>
  )
}
