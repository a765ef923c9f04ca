import { z } from 'zod'
import { viewParams } from '#components/table/view-params'
import { classGroups } from '#lib/analysis/classification/class-group'
import { RFM_SEGMENTS } from '#lib/analysis/schemes/rfm-segments'
import { invalidField } from '#lib/core/errors'
import { DEFAULT_LIMIT } from '#lib/core/page'
import type { Context } from '#lib/platform/context'
import { queryText } from '#lib/platform/list/list-query'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlDay, urlPlace, urlRecordId, urlSort } from '#lib/platform/list/url-query'
import { touchWindows } from '#lib/records/customers/due-window'
import { gateStates } from '#lib/records/customers/gates'
import type { CustomerListQuery } from '#lib/records/customers/list'
import type { CustomerSort } from '#lib/records/customers/sorts'
import { customerSorts } from '#lib/records/customers/sorts'
import { creditGrades, customerKinds, lifecycles } from '#lib/records/customers/view'
import type { FactGround } from '#lib/records/facts/filter'
import { readFactParams } from '#lib/records/facts/filter'
import { splitFactParams } from '#lib/records/facts/param'
import { factGround } from '#lib/records/facts/service'
import { relationshipStages } from '#lib/records/relationship/stage'

export const listPath = '/customers'
/** Which columns a browser shows. */
export const columnCookie = 'yike_customer_columns'

const longestText = 200
const text = queryText(longestText)
const own = z.union([z.literal(['me', 'none']), urlRecordId])

/** A segment of RFM stands for its classes. */
const segment = z.enum(RFM_SEGMENTS).transform((name) => rfmGroups.find(({ key }) => key === name)?.classes ?? [])
const rfmGroups = classGroups('rfm', {})

/** The classes of loyalty. */
export const loyalties = ['loyal', 'latent', 'spurious', 'none', 'unknown'] as const

/** The filters that the URL of the list may name. */
const filters = {
  kind: z.enum(customerKinds),
  lifecycle: z.enum(lifecycles),
  gate: z.enum(gateStates),
  stage: z.enum(relationshipStages),
  abc: z.enum(['A', 'B', 'C', 'none']),
  dormancy: z.enum(['awake', 'sleeping', 'drowsy', 'half_asleep', 'asleep', 'none']),
  loyalty: z.enum(loyalties),
  rfm: z.union([z.string().regex(/^([1-9]{3}|none)$/), segment]),
  owner: own,
  outlet: urlRecordId,
  industry: text,
  tag: text,
  next_touch: z.enum(touchWindows),
  region_code: text,
  credit_grade: z.enum(creditGrades),
  churned: z.enum(['true', 'false']).transform((text) => text === 'true'),
  archived: z.literal('true').transform(() => true),
  created_from: urlDay,
  created_to: urlDay,
} satisfies UrlParams
export type FilterName = keyof typeof filters

const sorting = urlSort(customerSorts)

/** The greatest customers first: who is worth most is asked most. */
const initialSort = { sort: 'value', falling: true } as const

export interface CustomerListState {
  query: CustomerListQuery & { sort: CustomerSort; falling: boolean; limit: number }
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
  /** The filters among them, in the order in which they are shown. */
  active: FilterName[]
  /** The parameters among them that ask for facts. */
  facts: string[]
  /** Names of parameters that are unknown, or whose value is: they are left out, and the reader is told. */
  dropped: string[]
}

const others = {
  q: text,
  sort: sorting,
  ...urlPlace,
  ...viewParams,
} satisfies UrlParams
const known: UrlParams = { ...filters, ...others }

interface Read extends Omit<CustomerListQuery, 'sort' | 'falling' | 'limit'> {
  sort?: { sort: CustomerSort; falling: boolean }
  limit?: number
  view?: string
  columns?: string
}

const noFacts: FactGround = { dictionary: new Map(), currency: '' }

/** Reads the URL of the customer list. What cannot be read is dropped by name, so that an old saved link still opens; without a dictionary so is whatever asks for facts. */
export function readCustomerList(given: Readonly<Record<string, string>>, ground: FactGround = noFacts): CustomerListState {
  const asked = splitFactParams(given)
  const facts = readFactParams(asked.facts, ground)
  const { params, values, dropped } = readUrl(known, asked.others)
  const { sort: sorted, limit = DEFAULT_LIMIT, view: _view, columns: _columns, ...rest } = values as Read
  const active = (Object.keys(filters) as FilterName[]).filter((name) => name in params)
  const names = Object.keys(facts.held)
  const query = { ...rest, limit, ...(sorted ?? initialSort), ...(names.length === 0 ? {} : { facts: facts.held }) }
  return {
    query,
    params: { ...params, ...facts.held },
    active,
    facts: names,
    dropped: [...dropped, ...facts.refused.map(({ name }) => name)],
  }
}

/** Answers what the URL of the list is read by; the dictionary is read only for one that asks for facts. */
export async function groundOf(ctx: Context, given: Readonly<Record<string, string>>): Promise<FactGround> {
  return Object.keys(splitFactParams(given).facts).length === 0 ? noFacts : factGround(ctx)
}

/** Reads what shall be done with all customers of a list: nothing is dropped, for a filter that is left out would take in more than was meant. Throws `invalid_request`. */
export async function readWholeList(ctx: Context, given: Readonly<Record<string, string>>): Promise<CustomerListQuery> {
  const { query, dropped } = readCustomerList(given, await groundOf(ctx, given))
  const [unknown] = dropped
  if (unknown !== undefined) throw invalidField(unknown, 'unknown_field')
  const { limit: _limit, cursor: _cursor, ...whole } = query
  return whole
}

/** Answers the change of the URL that takes all filters away. */
export function clearedFilters({ active, facts }: Pick<CustomerListState, 'active' | 'facts'>): Record<string, null> {
  return Object.fromEntries([...active, ...facts].map((name) => [name, null]))
}
