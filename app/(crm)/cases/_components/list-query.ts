import { z } from 'zod'
import { DEFAULT_LIMIT, MAX_LIMIT } from '#lib/core/page'
import { textProblem } from '#lib/core/text'
import type { RecordId } from '#lib/platform/http/record-id'
import { CASE_CATEGORIES, CASE_CHANNELS, CASE_TYPES } from '#lib/records/cases/case'
import { CLOCKS } from '#lib/records/cases/clocks'
import type { QueueQuery } from '#lib/records/cases/queue/filter'
import type { QueueSort } from '#lib/records/cases/queue/sorts'
import { queueSorts } from '#lib/records/cases/queue/sorts'
import { STAGES } from '#lib/records/cases/stage'

export const listPath = '/cases'
/** Which columns a browser shows. */
export const columnCookie = 'yike_case_columns'

const longestText = 100
const text = z
  .string()
  .refine((value) => textProblem(value, longestText) === null)
  .transform((value) => value.normalize('NFC'))
const id = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform((value): RecordId => ({ id: Number(value) }))
const yes = z.literal('true').transform(() => true as const)

/** The filters that the URL of the queue may name, in the order in which they are shown. */
const filters = {
  assignee: z.union([z.literal(['me', 'none', 'team']), id]),
  due: z.enum(['overdue', 'today']),
  stage: z.enum([...STAGES, 'all']),
  type: z.enum(CASE_TYPES),
  category: z.enum(CASE_CATEGORIES),
  subcategory: text,
  priority: z.literal(['1', '2', '3']).transform((level) => Number(level) as 1 | 2 | 3),
  clock: z.enum(CLOCKS),
  outside: yes,
  promised: yes,
  channel: z.enum(CASE_CHANNELS),
  outlet: id,
  customer: id,
}
export type FilterName = keyof typeof filters

const sorting = z
  .string()
  .transform((value) => ({ sort: value.replace(/^-/, ''), falling: value.startsWith('-') }))
  .pipe(z.object({ sort: z.enum(queueSorts), falling: z.boolean() }))

const others = {
  q: text,
  sort: sorting,
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(MAX_LIMIT)),
  cursor: z.string().max(4_000),
}
const known: Readonly<Record<string, z.ZodType>> = { ...filters, ...others }
/** Parameters that others put into links. They are no filters of ours and nobody is told. */
const foreign = /^(utm_|fbclid$|_rsc$)/

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
}

/** Reads the URL of the queue. What cannot be read is dropped by name. What is over has no clock: lists that hold it begin with what was opened last. */
export function readQueue(given: Readonly<Record<string, string>>): QueueState {
  const params: Record<string, string> = {}
  const values: Record<string, unknown> = {}
  const dropped: string[] = []
  for (const [name, value] of Object.entries(given)) {
    const parsed = Object.hasOwn(known, name) ? known[name]?.safeParse(value) : undefined
    if (parsed?.success === true) {
      params[name] = value
      values[name] = parsed.data
    } else if (!foreign.test(name)) dropped.push(name)
  }
  const { sort: sorted, limit = DEFAULT_LIMIT, ...rest } = values as Read
  const active = (Object.keys(filters) as FilterName[]).filter((name) => name in params)
  const initial: { sort: QueueSort; falling: boolean } =
    rest.stage === 'all' || rest.stage === 'closed' ? { sort: 'opened', falling: true } : { sort: 'next_due', falling: false }
  return { query: { ...rest, limit, ...(sorted ?? initial) }, params, active, dropped }
}
