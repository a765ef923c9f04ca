import type { Column } from '#components/table/column'
import { PagedTable } from '#components/table/paged-table'
import { unlessGone } from '#components/table/unless-gone'
import type { Context } from '#lib/platform/context'
import { caseNumber } from '#lib/records/cases/case'
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
  selectable: boolean
}

/** The page of cases that the URL asks for, or what stands there instead. */
export async function QueueTable({ ctx, state, words, columns, selectable }: Props) {
  const page = await unlessGone(listQueue(ctx, state.query))
  if (page === null) return <PlaceIsGone state={state} words={words} />
  const { params, query, active } = state
  if (page.rows.length === 0) {
    const narrowed = query.q !== undefined || active.some((name) => name !== 'assignee')
    return narrowed ? <NothingMatches state={state} words={words} /> : <NothingToDo ctx={ctx} state={state} words={words} />
  }
  return (
    <PagedTable
      caption={words.t('queue.caption')}
      path={listPath}
      params={params}
      sort={{ key: query.sort, falling: query.falling }}
      columns={columns}
      page={page}
      size={query.limit}
      rowKey={(row) => row.id}
      select={
        selectable
          ? {
              label: (row) => words.t('queue.selectOne', { name: caseNumber(row.id) }),
              labelOfAll: words.t('queue.selectPage'),
              value: (row) => row.id,
            }
          : undefined
      }
    />
  )
}
