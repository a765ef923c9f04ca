import type { QueueFilter } from '#lib/records/cases/queue/filter'
import { readQueue } from '../../_components/list-query.ts'

/** What the URL of the page, or its form, asks for. */
export interface ShareState {
  filter: QueueFilter
  /** The parameters that narrow which cases are meant, as they stand in the URL; none: all there are. */
  params: Record<string, string>
  /** How many cases were chosen one by one; null where none were. */
  chosen: number | null
  /** What people have already is evened out too. */
  level: boolean
}

const IDS = /^[1-9]\d{0,8}(,[1-9]\d{0,8}){0,199}$/

/** Reads which cases are meant: those whose ids stand in `cases`, else what a list holds whose parameters are given. What cannot be read is left out. */
export function readShare({ cases, level, ...list }: Readonly<Record<string, string>>): ShareState {
  const { query, params, active } = readQueue(list)
  const { sort: _sort, falling: _falling, limit: _limit, cursor: _cursor, ...filter } = query
  const narrowing = Object.fromEntries(
    Object.entries(params).filter(([name]) => name === 'q' || active.some((each) => each === name)),
  )
  const ids = cases !== undefined && IDS.test(cases) ? [...new Set(cases.split(',').map(Number))] : null
  return {
    filter: ids === null ? filter : { ...filter, ids },
    params: cases === undefined || ids === null ? narrowing : { ...narrowing, cases },
    chosen: ids?.length ?? null,
    level: level === 'true',
  }
}
