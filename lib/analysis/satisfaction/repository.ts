import { z } from 'zod'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { andInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'

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
      where v.answered_on < ${question.period.to}::date and c.root_id in (${invited(question)})
      order by c.root_id, v.answered_at desc, v.id desc
    ) latest
    group by latest.satisfaction`,
  )
}

/** Counts customers by what their latest answer in the period says of recommending. With a group only answers to surveys to which the customer
 * was invited under it. */
export function countRecommendations(db: Db, { period, group, scope }: AnswersQuestion): Promise<AnswerCount[]> {
  const ofGroup =
    group === undefined
      ? sql``
      : sql`and exists (
          select from survey_invitation i join customer m on m.id = i.customer_id
          where m.root_id = c.root_id and i.survey_id = v.survey_id and i.group_name = ${group} and i.invited_on < ${period.to}::date)`
  return db.rows(
    answerCount,
    sql`
    select latest.recommend as answer, count(*) as customers
    from (
      select distinct on (c.root_id) v.recommend
      from survey_response v join customer c on c.id = v.customer_id
      where v.answered_on >= ${period.from}::date and v.answered_on < ${period.to}::date ${andInScope(scope, sql`c.root_id`)} ${ofGroup}
      order by c.root_id, v.answered_at desc, v.id desc
    ) latest
    group by latest.recommend`,
  )
}

function invited({ period, group, scope }: AnswersQuestion): Sql {
  const ofGroup = group === undefined ? sql`` : sql`and i.group_name = ${group}`
  return sql`
    select distinct c.root_id from survey_invitation i join customer c on c.id = i.customer_id
    where i.invited_on >= ${period.from}::date and i.invited_on < ${period.to}::date ${ofGroup} ${andInScope(scope, sql`c.root_id`)}`
}
