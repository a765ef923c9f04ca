import type { Column } from '#components/table/column'
import { DataTable } from '#components/table/data-table'
import { ListKeys } from '#components/table/list-keys'
import { listHref } from '#components/table/list-url'
import { Pagination } from '#components/table/pagination'
import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { QueueRow } from '#lib/records/cases/queue/service'
import { listQueue } from '#lib/records/cases/queue/service'
import { NothingMatches, NothingToDo, PlaceIsGone } from './empty-states.tsx'
import type { QueueState } from './list-query.ts'
import { listPath } from './list-query.ts'
import type { CaseWords } from './words.ts'

interface Props {
  ctx: Context
  state: QueueState
  words: CaseWords
  columns: readonly Column<QueueRow>[]
}

/** The page of cases that the URL asks for, or what stands there instead. */
export async function QueueTable({ ctx, state, words, columns }: Props) {
  const page = await findPage(ctx, state)
  if (page === null) return <PlaceIsGone state={state} words={words} />
  const { params, query, active } = state
  if (page.rows.length === 0) {
    const narrowed = query.q !== undefined || active.some((name) => name !== 'assignee')
    return narrowed ? <NothingMatches state={state} words={words} /> : <NothingToDo ctx={ctx} state={state} words={words} />
  }
  const at = (cursor: string | null) => (cursor === null ? null : listHref(listPath, params, { cursor }))
  return (
    <>
      <DataTable
        caption={words.t('queue.caption')}
        path={listPath}
        params={params}
        sort={{ key: query.sort, falling: query.falling }}
        columns={columns}
        rows={page.rows}
        rowKey={(row) => row.id}
      />
      <Pagination
        path={listPath}
        params={params}
        size={query.limit}
        previous={at(page.previousCursor)}
        next={at(page.nextCursor)}
      />
      <ListKeys />
    </>
  )
}

/** Null when the place in the list that the URL names is no longer one. */
async function findPage(ctx: Context, state: QueueState) {
  try {
    return await listQueue(ctx, state.query)
  } catch (error) {
    if (isAppError(error, 'invalid_cursor')) return null
    throw error
  }
}
