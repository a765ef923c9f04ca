import { z } from 'zod'
import { addDays, addMonths } from '#lib/core/day'
import { approvalKinds } from '#lib/plans/approval-kinds'
import { proposeParting, putStep } from '#lib/plans/parting/service'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { decideApproval } from '#lib/records/approvals/decide'
import { dueAfter } from '#lib/records/approvals/due'
import { WORKING_DAY } from '#lib/records/approvals/shipped-rules'
import type { referenceBases } from '#lib/records/references/schema'
import { proposeReference } from '#lib/records/references/service'
import type { DemoCompany } from '../company.ts'
import { storeRows } from '../rows.ts'
import { cast } from '../stories/cast.ts'
import { secondsOfDay } from '../timeline.ts'
import { contextOf } from './approvals.ts'

const hour = 3_600
const MONTHS = 12
const manager = '沈立峰'
const executive = '王海波'

const references: readonly { basis: (typeof referenceBases)[number]; merit: string; paper: string }[] = [
  { basis: 'industry_leader', merit: '本地行业龙头，参观与投标时最有说服力。', paper: '年度合同附件四，2 号柜' },
  { basis: 'well_known', merit: '品牌知名，旺季案例可以公开。', paper: '授权函 2025-018，2 号柜' },
  { basis: 'listed', merit: '上市公司，财务与合规都经得起问。', paper: '授权函 2025-021，2 号柜' },
]

/** Two customers that are named as references and one that waits for it, of those that brought most in twelve months. They come before the classes, which see who is named. */
export async function storeReferences(company: DemoCompany): Promise<void> {
  const known = await idsOf(
    company,
    sql`select c.id from customer_month k join customer m on m.id = k.customer_id join customer c on c.id = m.root_id
    join customer_standing s on s.customer_id = c.id and s.listed
    where k.month >= ${addMonths(company.timeline.end, -MONTHS)}::date and c.kind = 'business' and ${teamOf((await asManager(company)).actor.userId)}
    group by c.id order by sum(k.revenue_minor) desc, c.id limit 3`,
  )
  for (const [place, id] of known.entries()) await nameReference(company, id, place)
}

/** A customer that is being parted with, and one about whom the general manager has to decide, of those that the golden list leaves. */
export async function storePartings(company: DemoCompany): Promise<void> {
  const mine = await asManager(company)
  const listed = await idsOf(
    company,
    sql`select a.customer_id as id from run_assignment a join customer c on c.id = a.customer_id
    where a.run_id = (select max(r.id) from analysis_run r where r.scheme = 'golden_list' and r.published) and a.class = 'part' and c.kind = 'business'
      and ${teamOf(mine.actor.userId)} order by a.value, a.customer_id limit ${LEAST_TO_PART}`,
  )
  listed.push(...(await listByHand(company, mine.actor.userId, LEAST_TO_PART - listed.length)))
  // One is left that nobody has proposed yet, however few there are.
  const [first, second] = listed.slice(0, -1)
  if (first !== undefined) await partWith(company, first)
  if (second === undefined) return
  const reason = '连续两年不赚钱，提价两次都没谈成，量也在往下走。'
  const waiting = await proposeParting(mine, { customer_id: String(second), reason })
  await giveTime(company, waiting.approval_id)
}

/** One that is parted with, one that waits to be decided and one that nobody has proposed: on some days the run of the small demo finds fewer. */
const LEAST_TO_PART = 3

/** Sets the class to part with by hand for so many more of the team that lose money, which the list keeps for the time they have been customers or for what may come; never the one of which the demo tells otherwise. */
async function listByHand(company: DemoCompany, managerId: number, count: number): Promise<number[]> {
  const ids = await idsOf(
    company,
    sql`select a.customer_id as id from run_assignment a join customer c on c.id = a.customer_id
    where a.run_id = (select max(r.id) from analysis_run r where r.scheme = 'golden_list' and r.published) and a.class in ('exempt', 'potential') and a.value < 0
      and c.kind = 'business' and c.name <> ${cast.belowCost.name} and ${teamOf(managerId)} order by a.value, a.customer_id limit ${Math.max(0, count)}`,
  )
  const set = { scheme: 'golden_list', class: 'part', reason: '合作多年，每票都在亏，提价两次没有谈成', set_by_id: managerId }
  const setAt = company.timeline.stamp((company.timeline.days - 31) * secondsOfDay + 9 * hour)
  await storeRows(
    company.db,
    'customer_override',
    ids.map((id) => ({ customer_id: id, ...set, set_at: setAt })),
  )
  return ids
}

/** The first hour after the last day. The list of that day is the first whose year before lies in the records, and so the first by which anybody is parted with: a proof ends before its proposal. */
const afterLast = (company: DemoCompany, name: string, minute: number) => contextOf(company, name, minute * 60, -1)
const asManager = (company: DemoCompany) => afterLast(company, manager, 20)
const teamOf = (userId: number) => sql`c.owner_id in (select u.id from app_user u where u.manager_id = ${userId})`

const idRow = z.object({ id: z.int() })

async function idsOf({ db }: DemoCompany, statement: Sql): Promise<number[]> {
  return (await db.rows(idRow, statement)).map(({ id }) => id)
}

async function nameReference(company: DemoCompany, id: number, place: number): Promise<void> {
  const told = references[place]
  if (told === undefined) return
  const ctx = await contextOf(company, manager, 10 * hour, 2)
  const last = addDays(company.timeline.end, -1)
  const made = await proposeReference(ctx, {
    ...{ customer_id: String(id), basis: told.basis, merit: told.merit, consent_paper: told.paper },
    ...{ consent_on: addMonths(last, -1), consent_by: '总经理办公室', ends_on: addMonths(last, 12) },
  })
  if (place === references.length - 1) return giveTime(company, made.approval_id)
  await approve(company, made.approval_id, 1)
}

async function partWith(company: DemoCompany, id: number): Promise<void> {
  const ctx = await afterLast(company, manager, 5)
  const { end } = company.timeline
  const { id: partingId, approval_id: approvalId } = await proposeParting(ctx, {
    customer_id: String(id),
    reason: '每票都在亏，客户不接受底价，账期还长。',
  })
  await decideApproval(await afterLast(company, executive, 10), approvalKinds, Number(approvalId), {
    version: 1,
    decision: 'approve',
  })
  const later = await afterLast(company, manager, 15)
  const floor = { due_on: addDays(end, 7), note: '按底价重新报价，给客户一周。' }
  await putStep(later, Number(partingId), 'floor_price', floor)
  const cash = { due_on: addDays(end, 30), note: '月底结清后改现结。' }
  await putStep(later, Number(partingId), 'cash_self_service', cash)
}

const WEEK_HOURS = 5 * WORKING_DAY

/** Gives whoever decides a working week from the last day on: a demo that is looked at for some days still shows what waits where it was asked for, whichever day it ends on. */
async function giveTime(company: DemoCompany, id: string): Promise<void> {
  const due = await dueAfter(await contextOf(company, executive, 18 * hour), WEEK_HOURS)
  await company.db.execute(
    sql`update approval_step set due_at = ${due}::timestamptz where approval_id = ${Number(id)} and closed_at is null`,
  )
}

async function approve(company: DemoCompany, id: string, daysBefore: number): Promise<void> {
  const ctx = await contextOf(company, executive, 17 * hour, daysBefore)
  await decideApproval(ctx, approvalKinds, Number(id), { version: 1, decision: 'approve' })
}
