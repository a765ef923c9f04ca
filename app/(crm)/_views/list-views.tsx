import { getTranslations } from 'next-intl/server'
import type { ListParams } from '#components/table/list-url'
import type { ViewEntry } from '#components/table/view-links'
import { ViewMenu } from '#components/table/view-menu'
import type { Context } from '#lib/platform/context'
import type { View } from '#lib/platform/views/service'
import { listViews, sharingsFor } from '#lib/platform/views/service'
import { storedParams, storedQuery } from '#lib/platform/views/stored-query'
import { changeOneView, chooseInitialView, deleteOneView, moveOneView, restoreOneView, saveNewView } from './actions.ts'
import type { BuiltInView, ViewedListPlan } from './viewed-list.ts'
import { viewHref } from './viewed-list.ts'

interface Props {
  ctx: Context
  plan: ViewedListPlan
  params: ListParams
  builtIn: readonly BuiltInView[]
  columns: {
    /** Keys of all that there are. */
    all: readonly string[]
    /** Keys of those that were chosen, here or once for all; null for those that stand initially. */
    chosen: readonly string[] | null
  }
}

/** The menu of a list's views. */
export async function ListViews({ ctx, plan, params, builtIn, columns }: Props) {
  const [{ views, initial }, t] = await Promise.all([listViews(ctx, plan.list), getTranslations('table.views')])
  const shown = { query: storedQuery(params), columns: columns.chosen ?? [] }
  const inUrl = params['columns'] === undefined ? [] : shown.columns
  const key = params['view']
  const saved = views.find((view) => String(view.id) === key)
  /** What is unknown in an old view is left out on both sides. */
  const isAsKept = (view: { query: string; columns?: readonly string[] }) =>
    shown.query === storedQuery(plan.read(storedParams(view.query))) &&
    inUrl.join() === (view.columns ?? []).filter((column) => columns.all.includes(column)).join()
  const named = saved ?? builtIn.find((view) => view.key === key)
  const current = key === undefined || named === undefined ? null : { key, name: named.name, differs: !isAsKept(named) }
  const entry = (view: BuiltInView): ViewEntry => ({
    key: view.key,
    name: view.name,
    href: viewHref(plan.path, view),
    shared: 'private',
    by: null,
    initial: view.key === initial,
  })
  const ofReader = (view: View): ViewEntry => ({
    ...entry({ ...view, key: String(view.id) }),
    href: viewHref(plan.path, { ...view, key: String(view.id) }),
    shared: view.shared,
    by: view.own ? null : view.ownerName,
  })
  const own = views.filter((view) => view.own)
  return (
    <ViewMenu
      groups={[
        { label: t('builtIn'), views: builtIn.map(entry) },
        { label: t('own'), views: own.map(ofReader) },
        { label: t('shared'), views: views.filter((view) => !view.own).map(ofReader) },
      ]}
      current={current}
      tools={{
        list: plan.list,
        path: plan.path,
        shown,
        current: current && {
          ...current,
          changeable: saved?.mayChange === true ? saved : null,
          movable: saved?.own === true && own.length > 1,
        },
        isInitial: current !== null && current.key === initial,
        sharings: sharingsFor(ctx, plan.list),
        actions: {
          save: saveNewView,
          change: changeOneView,
          remove: deleteOneView,
          restore: restoreOneView,
          move: moveOneView,
          chooseInitial: chooseInitialView,
        },
      }}
    />
  )
}
