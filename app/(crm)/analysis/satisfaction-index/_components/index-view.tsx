import { getTranslations } from 'next-intl/server'
import { Empty } from '#components/ui/empty'
import { getSatisfactionIndex, listIndexBy, nameOfItem } from '#lib/analysis/expectation/service'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { FigurePage } from '../../_components/figure-page.tsx'
import type { FigureState } from '../../_components/figure-state.ts'
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
  const [found, times, groups, items, item, t] = await Promise.all([
    getSatisfactionIndex(ctx, asked),
    listIndexBy(ctx, asked, per),
    listIndexBy(ctx, asked, by),
    // All of them beside each other, whichever the other figures are cut to.
    listIndexBy(ctx, { ...asked, item: undefined }, 'item'),
    asked.item === undefined ? null : nameOfItem(ctx, asked.item),
    getTranslations('loyalty.index'),
  ])
  if (found.customers === 0 && items.length === 0) return <Empty title={t('emptyTitle')} text={t('empty')} />
  const byItem =
    items.length === 0 ? (
      <NoItems mayImport={mayEver(ctx, 'import:create')} />
    ) : (
      <ItemsFigure found={found} items={items} params={params} />
    )
  if (found.customers === 0)
    return (
      <>
        <section className="panel px-4 pt-3 pb-4">
          <h2 className="font-semibold">{item === null ? t('emptyTitle') : t('items.titleOf', { item })}</h2>
          <p className="max-w-prose pt-1 text-pretty text-ink-soft">{t(item === null ? 'items.noWhole' : 'items.nobody')}</p>
        </section>
        {byItem}
      </>
    )
  return (
    <>
      <IndexFigures found={found} item={item} params={params} />
      <OutcomesFigure found={found} params={params} />
      {byItem}
      <TimeFigure found={found} times={times} per={per} params={params} />
      <GroupsPanel groups={groups} by={by} params={params} />
    </>
  )
}
