import { z } from 'zod'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { andInScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { ITEM_DIMENSIONS } from '#lib/records/surveys/item'
import { listedColumns, listedCustomer, listedJoins } from '../metrics/listed-customer.ts'
import type { Outcome } from './satisfaction-index.ts'
import type { AbcGroup, IndexGroup } from './schema.ts'

export interface PairsQuestion {
  period: Period
  surveyId: number | undefined
  /** The item whose pairs count, or each of them; without one the pairs of the answers as a whole. */
  item: number | 'each' | undefined
  group: string | undefined
  scope: Scope
}

const pairCount = z.object({ expectation: z.number(), perception: z.number(), customers: z.number() })
const groupedPair = pairCount.extend({
  key: z.string(),
  name: z.string().nullable(),
  dimension: z.enum(ITEM_DIMENSIONS).nullable(),
})
export type GroupedPair = z.infer<typeof groupedPair>

/** Who complained so far as a case says it. */
const complaint = sql`k.type in ('complaint', 'appeal', 'claim') and k.archived_at is null`

/** The pairs `p` that count: those of an answer `v` as a whole, or of its items. */
function pairsOf(item: PairsQuestion['item']): { of: Sql; given: Sql } {
  if (item === undefined) return { of: sql`v`, given: sql`v.expectation is not null and v.perception is not null` }
  return { of: sql`p`, given: item === 'each' ? sql`true` : sql`p.item_id = ${item}` }
}

/** Answers `v` of a period, with their items `p` where these are asked for, that say both what was expected and what was perceived, of customers `m`. */
function answers({ period, surveyId, item, group, scope }: PairsQuestion): Sql {
  const ofSurvey = surveyId === undefined ? sql`` : sql`and v.survey_id = ${surveyId}`
  const ofGroup =
    group === undefined
      ? sql``
      : sql`and exists (
          select from survey_invitation i join customer g on g.id = i.customer_id
          where g.root_id = m.root_id and i.survey_id = v.survey_id and i.group_name = ${group} and i.invited_on < ${period.to}::date)`
  const items = item === undefined ? sql`` : sql`join survey_response_item p on p.response_id = v.id`
  return sql`survey_response v join customer m on m.id = v.customer_id ${items}
    where v.answered_on >= ${period.from}::date and v.answered_on < ${period.to}::date
      and ${pairsOf(item).given} ${ofSurvey} ${ofGroup} ${andInScope(scope, sql`m.root_id`)}`
}

/** The latest of them of each root, or of each root in each month or quarter, or of each item. */
function latest(question: PairsQuestion, part?: Sql): Sql {
  const each = part === undefined ? sql`m.root_id` : sql`m.root_id, ${part}`
  const { of } = pairsOf(question.item)
  return sql`
    select distinct on (${each}) ${part ?? sql`null::date`} as part, m.root_id, v.survey_id, v.answered_on, ${of}.expectation, ${of}.perception
    from ${answers(question)} order by ${each}, v.answered_at desc, v.id desc`
}

/** Counts customers by the pair of their latest answer. */
export function countPairs(db: Db, question: PairsQuestion): Promise<z.infer<typeof pairCount>[]> {
  return db.rows(
    pairCount,
    sql`select l.expectation, l.perception, count(*) as customers from (${latest(question)}) l group by 1, 2`,
  )
}

const abcClass = sql`coalesce((select o.class from customer_override o where o.customer_id = l.root_id and o.scheme = 'abc'), s.abc_class)`

/** How each grouping names a row `l` with its customer `c`, standing `s` and survey `y`: key and name. */
const groupings: Record<Exclude<IndexGroup, 'item'>, { key: Sql; name: Sql; part?: Sql }> = {
  month: { key: sql`l.part::text`, name: sql`null::text`, part: sql`date_trunc('month', v.answered_on)::date` },
  quarter: { key: sql`l.part::text`, name: sql`null::text`, part: sql`date_trunc('quarter', v.answered_on)::date` },
  survey: { key: sql`l.survey_id::text`, name: sql`y.name` },
  group: {
    key: sql`coalesce(g.group_name, '')`,
    name: sql`g.group_name`,
  },
  outlet: { key: sql`coalesce(c.outlet_id, 0)::text`, name: sql`o.name` },
  kind: { key: sql`c.kind`, name: sql`null::text` },
  class: { key: sql`coalesce(${abcClass}, '')`, name: sql`null::text` },
}

/** Counts customers by a grouping and the pair of their latest answer, in each month or quarter where it is one, and of each item where these are told apart. Nobody's outlet is 0, no class and no group are ''. */
export function countPairsBy(db: Db, question: PairsQuestion, by: IndexGroup): Promise<GroupedPair[]> {
  if (by === 'item') return countPairsByItem(db, question)
  const { key, name, part } = groupings[by]
  return db.rows(
    groupedPair,
    sql`
    select ${key} as key, ${name} as name, null as dimension, l.expectation, l.perception, count(*) as customers
    from (${latest(question, part)}) l join customer c on c.id = l.root_id left join customer_standing s on s.customer_id = l.root_id
      left join outlet o on o.id = c.outlet_id left join survey y on y.id = l.survey_id
      left join lateral (${by === 'group' ? invitedUnder(question.period) : sql`select null::text as group_name`}) g on true
    group by 1, 2, 4, 5`,
  )
}

/** An answer names many items: they are counted before they are called anything. */
function countPairsByItem(db: Db, { item = 'each', ...question }: PairsQuestion): Promise<GroupedPair[]> {
  return db.rows(
    groupedPair,
    sql`
    select n.part::text as key, t.name, t.dimension, n.expectation, n.perception, n.customers
    from (
      select l.part, l.expectation, l.perception, count(*) as customers
      from (${latest({ ...question, item }, sql`p.item_id`)}) l group by 1, 2, 3
    ) n join survey_item t on t.id = n.part`,
  )
}

/** The group under which a root was last invited to the survey that it answered. */
const invitedUnder = ({ to }: Period) => sql`
  select i.group_name from survey_invitation i join customer h on h.id = i.customer_id
  where h.root_id = l.root_id and i.survey_id = l.survey_id and i.group_name is not null and i.invited_on < ${to}::date
  order by i.invited_at desc, i.id desc limit 1`

/** That a root has opened no complaint, appeal or claim since a day. */
const isSilent = (rootId: Sql, from: string): Sql => sql`not exists (
  select from case_record k join customer h on h.id = k.customer_id
  where h.root_id = ${rootId} and ${complaint} and k.opened_on >= ${from}::date)`

/** Counts the customers whose latest answer lies below their expectation and that opened no case over it. */
export async function countSilent(db: Db, question: PairsQuestion): Promise<number> {
  const row = await db.row(
    z.object({ customers: z.number() }),
    sql`
    select count(*) as customers from (${latest(question)}) l
    where l.perception < l.expectation and ${isSilent(sql`l.root_id`, question.period.from)}`,
  )
  return row?.customers ?? 0
}

const comparedRow = z.object({
  id: z.number(),
  ...listedCustomer,
  answeredOn: z.string(),
  expectation: z.number(),
  perception: z.number(),
  silent: z.boolean(),
  archived: z.boolean(),
  valueMinor: z.number().nullable(),
})
export type ComparedRow = z.infer<typeof comparedRow>

export interface ComparedQuestion extends PairsQuestion {
  outcome: Outcome | undefined
  kind: string | undefined
  class: AbcGroup | undefined
  silent: boolean | undefined
  sort: 'value' | 'gap'
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

const comparisons: Record<Outcome, Sql> = {
  complaining: sql`l.perception < l.expectation`,
  satisfied: sql`l.perception = l.expectation`,
  loyal: sql`l.perception > l.expectation`,
}

const sortKeys = {
  value: { expression: sql`coalesce(s.value_minor, 0)`, type: 'int8' },
  gap: { expression: sql`(l.perception - l.expectation)`, type: 'int4' },
} as const

/** Lists customers with their latest pair of answers in a period, those that are counted and no others, the archived among them, a page at a time. */
export function listComparedRows(db: Db, question: ComparedQuestion): Promise<ListPage<ComparedRow>> {
  const {
    period,
    surveyId,
    item,
    group,
    scope,
    outcome,
    kind,
    class: asked,
    silent,
    sort,
    falling,
    limit,
    cursor,
    now,
  } = question
  const pairs = latest({ period, surveyId, item, group, scope })
  const isQuiet = isSilent(sql`l.root_id`, period.from)
  return listPage(
    db,
    comparedRow,
    {
      source: {
        from: sql`(${pairs}) l join customer_standing s on s.customer_id = l.root_id`,
        id: sql`l.root_id`,
        sort: sortKeys[sort],
      },
      conditions: [
        ...(outcome === undefined ? [] : [comparisons[outcome]]),
        ...(kind === undefined ? [] : [sql`(select x.kind from customer x where x.id = l.root_id) = ${kind}`]),
        ...(asked === undefined ? [] : [asked === 'none' ? sql`${abcClass} is null` : sql`${abcClass} = ${asked}`]),
        ...(silent === undefined ? [] : [silent ? isQuiet : sql`not ${isQuiet}`]),
      ],
      branches: scopeBranches(scope),
      columns: sql`c.id, ${listedColumns},
        l.answered_on::text as "answeredOn", l.expectation, l.perception, ${isQuiet} as silent, not s.listed as archived, s.value_minor as "valueMinor"`,
      joins: sql`join (${pairs}) l on l.root_id = p.id join customer c on c.id = p.id join customer_standing s on s.customer_id = p.id
        ${listedJoins}`,
      filter: { ...period, surveyId, item, group, outcome, kind, class: asked, silent },
      ...{ sort, falling, limit, cursor },
    },
    now,
  )
}

const ownPair = z.object({ answeredOn: z.string(), expectation: z.number(), perception: z.number() })
export type OwnPair = z.infer<typeof ownPair>

/** Lists the latest pairs of answers of one customer within a scope and of those merged into it, the latest first. */
export function listOwnPairs(db: Db, customerId: number, scope: Scope, most: number): Promise<OwnPair[]> {
  return db.rows(
    ownPair,
    sql`
    select v.answered_on::text as "answeredOn", v.expectation, v.perception
    from customer m join survey_response v on v.customer_id = m.id
    where m.root_id = ${customerId} and v.expectation is not null and v.perception is not null ${andInScope(scope, sql`m.root_id`)}
    order by v.answered_at desc, v.id desc limit ${most}`,
  )
}

const ownItem = z.object({
  answeredOn: z.string(),
  name: z.string(),
  dimension: z.enum(ITEM_DIMENSIONS).nullable(),
  expectation: z.number(),
  perception: z.number(),
})
export type OwnItem = z.infer<typeof ownItem>

/** Lists the items of the latest answer, of one customer within a scope and of those merged into it, that says anything of items, the widest gap below expectation first. */
export function listOwnItems(db: Db, customerId: number, scope: Scope): Promise<OwnItem[]> {
  return db.rows(
    ownItem,
    sql`
    select a.answered_on::text as "answeredOn", t.name, t.dimension, p.expectation, p.perception
    from (
      select v.id, v.answered_on from customer m join survey_response v on v.customer_id = m.id
      where m.root_id = ${customerId} and exists (select from survey_response_item x where x.response_id = v.id) ${andInScope(scope, sql`m.root_id`)}
      order by v.answered_at desc, v.id desc limit 1
    ) a join survey_response_item p on p.response_id = a.id join survey_item t on t.id = p.item_id
    order by p.perception - p.expectation, p.perception, t.name, t.id`,
  )
}

const itemRow = z.object({ id: z.number(), name: z.string() })

/** Lists the items that any answer names, in the order in which they came to be known. */
export function listItemRows(db: Db, most: number): Promise<z.infer<typeof itemRow>[]> {
  return db.rows(
    itemRow,
    sql`
    select t.id, t.name from survey_item t
    where exists (select from survey_response_item p where p.item_id = t.id) order by t.id limit ${most}`,
  )
}

/** Finds what an item is called. */
export async function findItemName(db: Db, itemId: number): Promise<string | null> {
  const row = await db.row(z.object({ name: z.string() }), sql`select t.name from survey_item t where t.id = ${itemId}`)
  return row?.name ?? null
}

const surveyRow = z.object({ id: z.number(), name: z.string(), customers: z.number() })

/** Lists the surveys with such answers in a period, those answered most first. */
export function listSurveyRows(
  db: Db,
  question: Omit<PairsQuestion, 'surveyId' | 'group'>,
  most: number,
): Promise<z.infer<typeof surveyRow>[]> {
  return db.rows(
    surveyRow,
    sql`
    select y.id, y.name, a.customers from (
      select v.survey_id, count(distinct m.root_id) as customers from ${answers({ ...question, surveyId: undefined, group: undefined })} group by 1
    ) a join survey y on y.id = a.survey_id order by a.customers desc, y.id limit ${most}`,
  )
}
