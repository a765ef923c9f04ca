import { z } from 'zod'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { andInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { listedJoins } from '../metrics/listed-customer.ts'
import { isOfTheWhole } from '../metrics/whole-answer.ts'

export interface AnswersQuestion {
  period: Period
  group: string | undefined
  scope: Scope
}

/** How many customers gave an answer as their latest; null where it leaves the question out. */
export interface AnswerCount {
  answer: number | null
  customers: number
}

const answerCount = z.object({ answer: z.number().nullable(), customers: z.number() })

/** Counts the customers invited in the period; members of a merge are one customer. */
export async function countTargets(db: Db, question: AnswersQuestion): Promise<number> {
  const row = await db.row(z.object({ targets: z.number() }), sql`select count(*) as targets from (${invited(question)}) i`)
  return row?.targets ?? 0
}

/** Counts the invited customers by the satisfaction of their latest answer before the period's end, whichever survey it was to. */
export function countSatisfaction(db: Db, question: AnswersQuestion): Promise<AnswerCount[]> {
  return db.rows(
    answerCount,
    sql`
    select latest.satisfaction as answer, count(*) as customers
    from (
      select distinct on (c.root_id) v.satisfaction
      from survey_response v join customer c on c.id = v.customer_id
      where v.answered_on < ${question.period.to}::date and ${isOfTheWhole(sql`v`)} and c.root_id in (${invited(question)})
      order by c.root_id, v.answered_at desc, v.id desc
    ) latest
    group by latest.satisfaction`,
  )
}

/** Counts the invited customers whose latest answer before the period's end lies before its beginning. */
export async function countEarlier(db: Db, question: AnswersQuestion): Promise<number> {
  const { from, to } = question.period
  const row = await db.row(
    z.object({ customers: z.number() }),
    sql`
    select count(*) as customers
    from (
      select c.root_id from survey_response v join customer c on c.id = v.customer_id
      where v.answered_on < ${to}::date and ${isOfTheWhole(sql`v`)} and c.root_id in (${invited(question)})
      group by c.root_id having max(v.answered_on) < ${from}::date
    ) earlier`,
  )
  return row?.customers ?? 0
}

/** Counts customers by what their latest answer in the period says of recommending. With a group only answers to surveys to which the customer
 * was invited under it. */
export function countRecommendations(db: Db, question: AnswersQuestion): Promise<AnswerCount[]> {
  const { period, scope } = question
  return db.rows(
    answerCount,
    sql`
    select latest.recommend as answer, count(*) as customers
    from (
      select distinct on (c.root_id) v.recommend
      from survey_response v join customer c on c.id = v.customer_id
      where v.answered_on >= ${period.from}::date and v.answered_on < ${period.to}::date and ${isOfTheWhole(sql`v`)} ${andInScope(scope, sql`c.root_id`)}
        ${andOfGroup(question, sql`c.root_id`)}
      order by c.root_id, v.answered_at desc, v.id desc
    ) latest
    group by latest.recommend`,
  )
}

/** `and …` that an answer `v` of a root is to a survey to which it was invited under the group asked for, or nothing without one. */
function andOfGroup({ period, group }: AnswersQuestion, rootId: Sql): Sql {
  if (group === undefined) return sql``
  return sql`and exists (
    select from survey_invitation i join customer g on g.id = i.customer_id
    where g.root_id = ${rootId} and i.survey_id = v.survey_id and i.group_name = ${group} and i.invited_on < ${period.to}::date)`
}

const groupRow = z.object({ name: z.string(), customers: z.number() })

/** Lists the groups under which customers within a scope were invited in a period, the largest first, at most so many. */
export function listGroupRows(
  db: Db,
  { period, scope, most }: Omit<AnswersQuestion, 'group'> & { most: number },
): Promise<z.infer<typeof groupRow>[]> {
  return db.rows(
    groupRow,
    sql`
    select i.group_name as name, count(distinct c.root_id) as customers from survey_invitation i join customer c on c.id = i.customer_id
    where ${invitedWithin({ period, scope, group: undefined })} and i.group_name is not null
    group by i.group_name order by count(distinct c.root_id) desc, i.group_name limit ${most}`,
  )
}

const monthCount = z.object({
  month: z.string(),
  answered: z.boolean(),
  answer: z.number().nullable(),
  customers: z.number(),
})
/** Customers invited in a month by their latest answer; null where it leaves the question out, or where there is none. */
export type MonthCount = z.infer<typeof monthCount>

/** Counts the customers invited in each month of the period by the satisfaction of their latest answer before the period's end. Who was invited in two months
 * counts in both. */
export function countSatisfactionByMonth(db: Db, question: AnswersQuestion): Promise<MonthCount[]> {
  return db.rows(
    monthCount,
    sql`
    with invited as (
      select distinct date_trunc('month', i.invited_on)::date as month, c.root_id
      from survey_invitation i join customer c on c.id = i.customer_id
      where ${invitedWithin(question)}
    ),
    latest as (
      select distinct on (c.root_id) c.root_id, v.satisfaction
      from survey_response v join customer c on c.id = v.customer_id
      where v.answered_on < ${question.period.to}::date and ${isOfTheWhole(sql`v`)} and c.root_id in (select root_id from invited)
      order by c.root_id, v.answered_at desc, v.id desc
    )
    select i.month::text as month, l.root_id is not null as answered, l.satisfaction as answer, count(*) as customers
    from invited i left join latest l on l.root_id = i.root_id
    group by 1, 2, 3 order by 1`,
  )
}

const answererRow = z.object({
  id: z.number(),
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  ownerName: z.string().nullable(),
  outletName: z.string().nullable(),
  answer: z.number().nullable(),
  answeredOn: z.string().nullable(),
})
export type AnswererRow = z.infer<typeof answererRow>

export interface AnswererQuestion extends AnswersQuestion {
  /** Whose customers, within the scope. */
  held: Scope
  /** Lowest and highest answer; null: no answer at all. */
  answers: readonly [low: number, high: number] | null
  after: number | null
  limit: number
}

/** Lists the invited customers whose latest answer before the period's end lies in a range of satisfaction, or who gave none, by id. */
export function listBySatisfaction(db: Db, question: AnswererQuestion): Promise<AnswererRow[]> {
  return db.rows(
    answererRow,
    sql`
    select ${answererColumns}, l.satisfaction as answer, l.answered_on::text as "answeredOn"
    from customer c ${listedJoins}
    left join lateral (${latestOf(question, sql`v.satisfaction`)}) l on true
    where c.id in (${invited(question)}) and ${answerIs(sql`l.satisfaction`, question.answers)} ${seek(question)} ${andInScope(question.held, sql`c.id`)}
    order by c.id limit ${question.limit}`,
  )
}

/** Lists the customers whose latest answer in the period lies in a range of recommending, by id; with a group as `countRecommendations`. */
export function listByRecommendation(db: Db, question: AnswererQuestion): Promise<AnswererRow[]> {
  return db.rows(
    answererRow,
    sql`
    select ${answererColumns}, l.recommend as answer, l.answered_on::text as "answeredOn"
    from (
      select distinct on (m.root_id) m.root_id, v.recommend, v.answered_on
      from survey_response v join customer m on m.id = v.customer_id
      where v.answered_on >= ${question.period.from}::date and v.answered_on < ${question.period.to}::date and ${isOfTheWhole(sql`v`)}
        ${andInScope(question.scope, sql`m.root_id`)} ${andOfGroup(question, sql`m.root_id`)}
      order by m.root_id, v.answered_at desc, v.id desc
    ) l
    join customer c on c.id = l.root_id ${listedJoins}
    where ${answerIs(sql`l.recommend`, question.answers)} ${seek(question)} ${andInScope(question.held, sql`c.id`)}
    order by c.id limit ${question.limit}`,
  )
}

const answererColumns = sql`c.id, c.external_id as "externalId", c.name, c.kind, u.name as "ownerName", o.name as "outletName"`

function latestOf({ period }: AnswersQuestion, column: Sql): Sql {
  return sql`
    select ${column}, v.answered_on from survey_response v
    where v.customer_id in (select c.id union all select m.id from customer m where m.root_id = c.id and m.root_id <> m.id)
      and v.answered_on < ${period.to}::date and ${isOfTheWhole(sql`v`)}
    order by v.answered_at desc, v.id desc limit 1`
}

function answerIs(answer: Sql, range: AnswererQuestion['answers']): Sql {
  return range === null ? sql`l.answered_on is null` : sql`${answer} between ${range[0]} and ${range[1]}`
}

function seek({ after }: AnswererQuestion): Sql {
  return after === null ? sql`` : sql`and c.id > ${after}`
}

function invited(question: AnswersQuestion): Sql {
  return sql`
    select distinct c.root_id from survey_invitation i join customer c on c.id = i.customer_id where ${invitedWithin(question)}`
}

/** The condition on an invitation `i` of a customer `c`. */
function invitedWithin({ period, group, scope }: AnswersQuestion): Sql {
  const ofGroup = group === undefined ? sql`` : sql`and i.group_name = ${group}`
  return sql`i.invited_on >= ${period.from}::date and i.invited_on < ${period.to}::date ${ofGroup} ${andInScope(scope, sql`c.root_id`)}`
}
