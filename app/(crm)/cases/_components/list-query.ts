import { z } from 'zod'
import { viewParams } from '#components/table/view-params'
import { invalidField } from '#lib/core/errors'
import { DEFAULT_LIMIT } from '#lib/core/page'
import type { Period } from '#lib/core/period'
import { queryText } from '#lib/platform/list/list-query'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlDay, urlPlace, urlRecordId, urlSort } from '#lib/platform/list/url-query'
import { CASE_CATEGORIES, CASE_TYPES } from '#lib/records/cases/case'
import { CLOCKS } from '#lib/records/cases/clocks'
import type { WholeQueue } from '#lib/records/cases/export/service'
import type { QueueQuery } from '#lib/records/cases/queue/filter'
import type { QueueSort } from '#lib/records/cases/queue/sorts'
import { queueSorts } from '#lib/records/cases/queue/sorts'
import { STAGES } from '#lib/records/cases/stage'

export const listPath = '/cases'
/** Which columns a browser shows. */
export const columnCookie = 'yike_case_columns'

const longestText = 100
const text = queryText(longestText)
/** Two days with dots between: the first, and that after the last. */
const days = z
  .string()
  .regex(/^[^.]+\.\.[^.]+$/)
  .transform((value) => {
    const [from, to] = value.split('..')
    return { from, to }
  })
  .pipe(z.object({ from: urlDay, to: urlDay }))
const yes = z.literal('true').transform(() => true as const)

/** The filters that the URL of the queue may name, in the order in which they are shown. */
const filters = {
  assignee: z.union([z.literal(['me', 'none', 'team']), urlRecordId]),
  due: z.enum(['overdue', 'today']),
  stage: z.enum([...STAGES, 'unclosed', 'all']),
  type: z.enum(CASE_TYPES),
  category: z.enum(CASE_CATEGORIES),
  subcategory: text,
  priority: z.literal(['1', '2', '3']).transform((level) => Number(level) as 1 | 2 | 3),
  clock: z.enum(CLOCKS),
  outside: yes,
  promised: yes,
  channel: text,
  outlet: urlRecordId,
  customer: urlRecordId,
  opened: days,
  breached: days,
  owner: z.literal('me'),
} satisfies UrlParams
export type FilterName = keyof typeof filters

const sorting = urlSort(queueSorts)

const others = {
  q: text,
  sort: sorting,
  ...urlPlace,
  ...viewParams,
} satisfies UrlParams
const known: UrlParams = { ...filters, ...others }
export interface QueueState {
  query: QueueQuery
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
  /** The filters among them, in the order in which they are shown. */
  active: FilterName[]
  /** Names of parameters that are unknown, or whose value is. */
  dropped: string[]
}

interface Read extends Omit<QueueQuery, 'sort' | 'falling' | 'limit'> {
  sort?: { sort: QueueSort; falling: boolean }
  limit?: number
  view?: string
  columns?: string
}

/** Where the complaints are whose seven days of the law ended in a period, and were broken. */
export function breachedHref({ from, to }: Period): string {
  return `${listPath}?breached=${from}..${to}&stage=all`
}

/** What of the URL says which page is shown and how, not which cases the list holds. */
const ofThePage = new Set([...Object.keys(urlPlace), ...Object.keys(viewParams)])

/** Answers what an export of a list of cases is asked with. */
export const exportFields = (params: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !ofThePage.has(name)))

/** Reads what shall be done with all cases of a list: nothing is dropped, for a filter that is left out would take in more than was meant. Throws `invalid_request`. */
export function readWholeQueue(given: Readonly<Record<string, string>>): WholeQueue {
  const { query, dropped } = readQueue(given)
  const [unknown] = dropped
  if (unknown !== undefined) throw invalidField(unknown, 'unknown_field')
  const { limit: _limit, cursor: _cursor, ...whole } = query
  return whole
}

/** Reads the URL of the queue. What cannot be read is dropped by name. What is over has no clock: lists that hold it begin with what was opened last. */
export function readQueue(given: Readonly<Record<string, string>>): QueueState {
  const { params, values, dropped } = readUrl(known, given)
  const { sort: sorted, limit = DEFAULT_LIMIT, view: _view, columns: _columns, ...rest } = values as Read
  const active = (Object.keys(filters) as FilterName[]).filter((name) => name in params)
  const initial: { sort: QueueSort; falling: boolean } =
    rest.stage === 'all' || rest.stage === 'closed' ? { sort: 'opened', falling: true } : { sort: 'next_due', falling: false }
  return { query: { ...rest, limit, ...(sorted ?? initial) }, params, active, dropped }
}
