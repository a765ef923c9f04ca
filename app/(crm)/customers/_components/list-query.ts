import { z } from 'zod'
import { viewParams } from '#components/table/view-params'
import { classGroups } from '#lib/analysis/classification/class-group'
import { RFM_SEGMENTS } from '#lib/analysis/schemes/rfm-segments'
import { isDay } from '#lib/core/day'
import { invalidField } from '#lib/core/errors'
import { DEFAULT_LIMIT, MAX_LIMIT } from '#lib/core/page'
import { textProblem } from '#lib/core/text'
import type { RecordId } from '#lib/platform/http/record-id'
import type { CustomerListQuery } from '#lib/records/customers/list'
import type { CustomerSort } from '#lib/records/customers/list-filter'
import { customerSorts, touchWindows } from '#lib/records/customers/list-filter'
import { creditGrades, customerKinds, lifecycles } from '#lib/records/customers/view'
import { relationshipStages } from '#lib/records/relationship/stage'

export const listPath = '/customers'
/** Which columns a browser shows. */
export const columnCookie = 'yike_customer_columns'

const longestText = 200
const text = z
  .string()
  .refine((value) => textProblem(value, longestText) === null)
  .transform((value) => value.normalize('NFC'))
const day = z.string().refine(isDay)
const id = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform((value): RecordId => ({ id: Number(value) }))
const own = z.union([z.literal(['me', 'none']), id])

/** A segment of RFM stands for its classes. */
const segment = z.enum(RFM_SEGMENTS).transform((name) => rfmGroups.find(({ key }) => key === name)?.classes ?? [])
const rfmGroups = classGroups('rfm', {})

/** The filters that the URL of the list may name. */
const filters = {
  kind: z.enum(customerKinds),
  lifecycle: z.enum(lifecycles),
  stage: z.enum(relationshipStages),
  abc: z.enum(['A', 'B', 'C', 'none']),
  dormancy: z.enum(['awake', 'sleeping', 'drowsy', 'half_asleep', 'asleep', 'none']),
  loyalty: z.enum(['loyal', 'latent', 'spurious', 'none', 'unknown']),
  rfm: z.union([z.string().regex(/^([1-9]{3}|none)$/), segment]),
  owner: own,
  outlet: id,
  industry: text,
  tag: text,
  next_touch: z.enum(touchWindows),
  region_code: text,
  credit_grade: z.enum(creditGrades),
  archived: z.literal('true').transform(() => true),
  created_from: day,
  created_to: day,
}
export type FilterName = keyof typeof filters

const sorting = z
  .string()
  .transform((value) => ({ sort: value.replace(/^-/, ''), falling: value.startsWith('-') }))
  .pipe(z.object({ sort: z.enum(customerSorts), falling: z.boolean() }))

/** The greatest customers first: who is worth most is asked most. */
const initialSort = { sort: 'value', falling: true } as const

export interface CustomerListState {
  query: CustomerListQuery & { sort: CustomerSort; falling: boolean; limit: number }
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
  /** The filters among them, in the order in which they are shown. */
  active: FilterName[]
  /** Names of parameters that are unknown, or whose value is: they are left out, and the reader is told. */
  dropped: string[]
}

const others = {
  q: text,
  sort: sorting,
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(MAX_LIMIT)),
  cursor: z.string().max(4_000),
  ...viewParams,
}
const known: Readonly<Record<string, z.ZodType>> = { ...filters, ...others }

/** Parameters that others put into links, such as mail programs. They are no filters of ours and nobody is told. */
const foreign = /^(utm_|fbclid$|_rsc$)/

interface Read extends Omit<CustomerListQuery, 'sort' | 'falling' | 'limit'> {
  sort?: { sort: CustomerSort; falling: boolean }
  limit?: number
  view?: string
  columns?: string
}

/** Reads the URL of the customer list. What cannot be read is dropped by name, so that an old saved link still opens. */
export function readCustomerList(given: Readonly<Record<string, string>>): CustomerListState {
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
  const { sort: sorted, limit = DEFAULT_LIMIT, view: _view, columns: _columns, ...rest } = values as Read
  const active = (Object.keys(filters) as FilterName[]).filter((name) => name in params)
  return { query: { ...rest, limit, ...(sorted ?? initialSort) }, params, active, dropped }
}

/** Reads what shall be done with all customers of a list: nothing is dropped, for a filter that is left out would take in more than was meant. Throws `invalid_request`. */
export function readWholeList(given: Readonly<Record<string, string>>): CustomerListQuery {
  const { query, dropped } = readCustomerList(given)
  const [unknown] = dropped
  if (unknown !== undefined) throw invalidField(unknown, 'unknown_field')
  const { limit: _limit, cursor: _cursor, ...whole } = query
  return whole
}
