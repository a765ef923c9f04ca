import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { readSort } from '#lib/platform/list/list-query'
import { permit } from '#lib/platform/scope/scope'
import type { ItemDimension } from '#lib/records/surveys/item'
import { viewQuestion } from '../period/figure.ts'
import { periodOf } from '../period/question.ts'
import { reachOf } from '../period/reach.ts'
import type { ComparedRow, GroupedPair, PairsQuestion } from './repository.ts'
import {
  countPairs,
  countPairsBy,
  countSilent,
  findItemName,
  listComparedRows,
  listItemRows,
  listOwnItems,
  listOwnPairs,
  listSurveyRows,
} from './repository.ts'
import type { Outcome, SatisfactionIndex } from './satisfaction-index.ts'
import { indexOfPair, outcomeOf, rateIndex } from './satisfaction-index.ts'
import type { ComparedListResource, IndexGroup, IndexInput, IndexResource, ListComparedInput } from './schema.ts'

type Filters = Pick<IndexInput, 'as_of' | 'from' | 'to' | 'survey' | 'item' | 'group' | 'outlet'>

/** No survey and no item has this number: one that is named by anything else than its own finds nothing. */
const NONE = 0

function numberOf(asked: string | undefined): number | undefined {
  if (asked === undefined) return undefined
  const record = parseRecordId(asked)
  return 'id' in record ? record.id : NONE
}

async function questionOf(ctx: Context, asked: Filters) {
  const reach = await reachOf(ctx, asked)
  const period = periodOf(ctx, asked)
  const question: PairsQuestion = {
    ...{ period, surveyId: numberOf(asked.survey), item: numberOf(asked.item) },
    ...{ group: asked.group, scope: reach.customers },
  }
  return { reach, period, question }
}

/** The index of one group: a month, a quarter, a survey, a target group, an outlet, a kind, an ABC class or an item. */
export interface IndexOfGroup extends SatisfactionIndex {
  /** First day of a month or quarter, id of a survey, an item or an outlet (0 for none), name of a target group, kind, class ('' for none). */
  key: string
  name: string | null
  /** Of an item. */
  dimension: ItemDimension | null
}

/** So many groups are told apart at most: the largest. */
const MOST_GROUPS = 50

/**
 * Answers the satisfaction index by group, over customers that said both what they expected and what they perceived: months and quarters in their order by the latest answer in each; items by the latest answer of
 * the period that names each, the widest gap below expectation first; the others by the latest in the period, the largest first. With a smaller scope, over the reader's own customers. Throws `invalid_request`, `invalid_period`, `not_found` for an outlet out of reach.
 * @source docs/formulas.md#satisfaction-index
 */
export async function listIndexBy(ctx: Context, input: Filters, by: IndexGroup): Promise<IndexOfGroup[]> {
  const { question } = await questionOf(ctx, input)
  const groups = Map.groupBy(await countPairsBy(ctx.db, question, by), ({ key }) => key)
  const rated = [...groups].map(([key, pairs]) => ({ key, ...namesOf(pairs), ...rateIndex(pairs) }))
  if (by === 'month' || by === 'quarter') return rated.sort((left, right) => (left.key < right.key ? -1 : 1))
  const largest = rated
    .sort((left, right) => right.customers - left.customers || (left.key < right.key ? -1 : 1))
    .slice(0, MOST_GROUPS)
  // Of equal gaps the one that most said stands first: a sort leaves equals in their order.
  return by === 'item' ? largest.sort((left, right) => (left.gap ?? 0) - (right.gap ?? 0)) : largest
}

const namesOf = ([first]: readonly GroupedPair[]) => ({ name: first?.name ?? null, dimension: first?.dimension ?? null })

/**
 * Answers the satisfaction index of a period over each customer's latest pair of answers, as a whole or of one item, the gap, the three outcomes and how many of the complaining never said so in a case. Archived
 * customers stay in it: they answered. Throws as `listIndexBy`.
 * @source docs/formulas.md#satisfaction-index
 */
export async function getSatisfactionIndex(ctx: Context, input: IndexInput): Promise<IndexResource> {
  const { reach, period, question } = await questionOf(ctx, input)
  const [pairs, silent, groups] = await Promise.all([
    countPairs(ctx.db, question),
    countSilent(ctx.db, question),
    input.group_by === undefined ? [] : listIndexBy(ctx, input, input.group_by),
  ])
  return {
    ...viewQuestion(period, reach),
    survey: input.survey ?? null,
    item: input.item ?? null,
    group: input.group ?? null,
    ...fieldsOf(rateIndex(pairs)),
    silent,
    groups: groups.map(({ key, name, dimension, ...rated }) => ({ key, name, dimension, ...fieldsOf(rated) })),
  }
}

function fieldsOf({ meanOfIndices, outcomes, ...rated }: SatisfactionIndex) {
  return { ...rated, mean_of_indices: meanOfIndices, outcomes: [...outcomes] }
}

/** A customer with its latest pair of answers; a person's name is masked. */
export interface ComparedCustomer extends Omit<ComparedRow, 'kind'> {
  gap: number
  index: number
  outcome: Outcome
}

/** Lists the customers behind the outcomes of `getSatisfactionIndex`, those archived since among them, a page at a time. Throws as it does, and `invalid_cursor`. */
export async function listCompared(
  ctx: Context,
  input: ListComparedInput,
): Promise<{ rows: ComparedCustomer[]; nextCursor: string | null; previousCursor: string | null }> {
  const { question } = await questionOf(ctx, input)
  const { key, falling } = readSort<'value' | 'gap'>(input.sort)
  const { outcome, kind, class: asked, silent, limit, cursor } = input
  const page = await listComparedRows(ctx.db, {
    ...question,
    ...{ outcome, kind, class: asked, silent, sort: key, falling, limit, cursor, now: ctx.now },
  })
  return { ...page, rows: page.rows.map(viewCompared) }
}

function viewCompared({ kind, name, ...row }: ComparedRow): ComparedCustomer {
  const { expectation, perception } = row
  return {
    ...row,
    name: maskCustomerName(kind, name),
    gap: perception - expectation,
    index: indexOfPair(expectation, perception),
    outcome: outcomeOf(expectation, perception),
  }
}

/** The same as programs read it. */
export async function listComparedResources(ctx: Context, input: ListComparedInput): Promise<ComparedListResource> {
  const { rows, nextCursor } = await listCompared(ctx, input)
  const named = (id: number | null, name: string | null) => (id === null ? null : { id: String(id), name: name ?? '' })
  const data = rows.map((row) => ({
    customer: { id: String(row.id), external_id: row.externalId, name: row.name },
    owner: named(row.ownerId, row.ownerName),
    outlet: named(row.outletId, row.outletName),
    ...{ answered_on: row.answeredOn, expectation: row.expectation, perception: row.perception, gap: row.gap, index: row.index },
    ...{ outcome: row.outcome, silent: row.silent, archived: row.archived, value_minor: row.valueMinor },
  }))
  return { data, next_cursor: nextCursor }
}

/** Lists the surveys with answers that compare, in a period and within reach, those answered most first. Throws as `listIndexBy`. */
export async function listComparedSurveys(
  ctx: Context,
  input: Omit<Filters, 'survey' | 'group'>,
): Promise<{ id: number; name: string; customers: number }[]> {
  const { question } = await questionOf(ctx, input)
  return listSurveyRows(ctx.db, question, MOST_GROUPS)
}

/** Lists the items that answers name, whenever and of whomever: to choose among them costs nothing then. */
export function listItems(ctx: Context): Promise<{ id: number; name: string }[]> {
  permit(ctx, 'analysis:read')
  return listItemRows(ctx.db, MOST_GROUPS)
}

/** Answers what an item is called; null for one that is not there. */
export function nameOfItem(ctx: Context, item: string): Promise<string | null> {
  permit(ctx, 'analysis:read')
  return findItemName(ctx.db, numberOf(item) ?? NONE)
}

/** What one customer last said of one item. */
interface OwnItemComparison {
  name: string
  dimension: ItemDimension | null
  expectation: number
  perception: number
  outcome: Outcome
}

export interface ItemsOfCustomer {
  answeredOn: string
  items: OwnItemComparison[]
}

/** Answers what one customer expected and perceived of each item in the latest of its answers that says anything of items, the widest gap below expectation first; null where it never did, lies out of reach, or the reader may not read surveys. */
export async function itemsOf(ctx: Context, customerId: number): Promise<ItemsOfCustomer | null> {
  const scope = ctx.actor.permissions['survey:read']
  if (scope === undefined) return null
  const rows = await listOwnItems(ctx.db, customerId, scope)
  const [first] = rows
  if (first === undefined) return null
  const items = rows.map(({ answeredOn: _on, ...item }) => ({ ...item, outcome: outcomeOf(item.expectation, item.perception) }))
  return { answeredOn: first.answeredOn, items }
}

/** What one customer last said, and where it came from. */
export interface OwnComparison {
  answeredOn: string
  expectation: number
  perception: number
  gap: number
  index: number
  outcome: Outcome
  /** This index less that of the answer before; null where there is none. */
  change: number | null
}

/** Answers what one customer last expected and perceived, and how its index moved since the answer before; null where it never said both, lies out of reach, or
 * the reader may not read surveys.
 * @source docs/formulas.md#satisfaction-index */
export async function comparisonOf(ctx: Context, customerId: number): Promise<OwnComparison | null> {
  const scope = ctx.actor.permissions['survey:read']
  if (scope === undefined) return null
  const [last, before] = await listOwnPairs(ctx.db, customerId, scope, 2)
  if (last === undefined) return null
  const { expectation, perception } = last
  const index = indexOfPair(expectation, perception)
  return {
    ...last,
    gap: perception - expectation,
    index,
    outcome: outcomeOf(expectation, perception),
    change: before === undefined ? null : index - indexOfPair(before.expectation, before.perception),
  }
}
