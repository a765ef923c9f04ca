import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import type { Context } from '#lib/platform/context'
import type { ViewedList } from '#lib/platform/views/lists'
import { getInitialView, listViews } from '#lib/platform/views/service'
import { storedParams } from '#lib/platform/views/stored-query'

/** A view that comes with the product. */
export interface BuiltInView {
  key: string
  name: string
  /** As it stands in the URL. */
  query: string
}

/** A list that has views: where it stands, and how its URL is read. */
export interface ViewedListPlan {
  list: ViewedList
  path: string
  /** Answers the parameters that hold, without those that are unknown. */
  read: (params: ListParams) => ListParams
}

/** Answers the URL of a list under a view. */
export function viewHref(path: string, view: { key: string; query: string; columns?: readonly string[] }): string {
  const { columns = [] } = view
  return listHref(path, storedParams(view.query), {
    columns: columns.length === 0 ? null : columns.join('.'),
    view: view.key,
  })
}

/** Answers where a list opens for who asks for nothing in particular: under the view that its reader has chosen; null when there is none, or it is no longer seen. */
export async function initialHref(
  ctx: Context,
  { list, path }: Pick<ViewedListPlan, 'list' | 'path'>,
  builtIn: readonly BuiltInView[],
): Promise<string | null> {
  const key = await getInitialView(ctx, list)
  if (key === null) return null
  const known = builtIn.find((view) => view.key === key)
  if (known !== undefined) return viewHref(path, known)
  const { views } = await listViews(ctx, list)
  const own = views.find((view) => String(view.id) === key)
  return own === undefined ? null : viewHref(path, { ...own, key })
}
