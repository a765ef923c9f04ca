import { z } from 'zod'
import { setOrAskOverride } from '#lib/analysis/classification/override'
import { resolveActor } from '#lib/platform/auth/resolve-actor'
import type { Context } from '#lib/platform/context'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { log } from '#lib/platform/log/log'
import { systemContext } from '#lib/platform/system-context'
import { askCompensation } from '#lib/records/cases/desk/ask-pay'
import { getCase } from '#lib/records/cases/service'
import type { DemoCompany } from '../company.ts'
import { userId } from '../people/staff.ts'
import { cast } from '../stories/cast.ts'
import { player } from '../stories/fates.ts'
import { secondsOfDay } from '../timeline.ts'

const hour = 3_600

/** Asks, as the product's own people would, for what waits at the end: the claim that only the general manager may grant, smaller ones, and a class set by hand. The case and the customer
 * of each are there by now, and so is whoever decides. */
export async function storeApprovals(company: DemoCompany): Promise<void> {
  const { customers } = company
  const highClaim = await openClaims(company, sql`t.customer_id = ${player(customers, cast.highClaim).id}`, 1)
  for (const id of highClaim)
    await askFor(company, '邵明远', 16 * hour, id, 8_600, '发票 9,200 元，残值 600 元，责任在分拨装车，资料齐全。')
  const others = await openClaims(company, sql`t.customer_id <> all(${told(company)}::int[])`, 3)
  const small = [
    { by: '叶静', at: 15 * hour, yuan: 260, reason: '收件人提供开箱照片，按发票赔付。' },
    { by: '金思琪', at: 16.5 * hour, yuan: 680, reason: '内件丢失，网点已认责，客户催得急。' },
    { by: '罗颖', at: 17 * hour, yuan: 920, reason: '同一收件人二次破损，按保价全额赔付。' },
  ] as const
  for (const [place, id] of others.entries()) {
    const asked = small[place]
    if (asked !== undefined) await askFor(company, asked.by, asked.at, id, asked.yuan, asked.reason)
  }
  await askForClass(company)
}

/** Customers of the stories, which tell of other things. */
const told = ({ customers }: DemoCompany) =>
  [cast.brokenParcels, cast.highClaim, cast.appeal].map((member) => player(customers, member).id)

const idRow = z.object({ id: z.int() })

async function openClaims({ db }: DemoCompany, which: Sql, most: number): Promise<number[]> {
  const rows = await db.rows(
    idRow,
    sql`
    select t.id from case_record t where t.type = 'claim' and t.resolved_at is null and t.compensation_minor is null and ${which}
    order by t.opened_at desc, t.id desc limit ${most}`,
  )
  return rows.map(({ id }) => id)
}

async function askFor(company: DemoCompany, by: string, second: number, id: number, yuan: number, reason: string): Promise<void> {
  const ctx = await contextOf(company, by, second)
  const { version } = await getCase(ctx, { id })
  await askCompensation(ctx, { id }, { version, compensation_minor: yuan * 100, reason })
}

/** A customer of the last class that the manager would serve as one of the first. */
async function askForClass(company: DemoCompany): Promise<void> {
  const ctx = await contextOf(company, '沈立峰', 11 * hour)
  const row = await company.db.row(
    idRow,
    sql`
    select s.customer_id as id from customer_standing s join customer c on c.id = s.customer_id
    where s.listed and s.abc_class = 'C' and c.kind = 'business' and s.value_minor > 0
      and s.owner_id in (select u.id from app_user u where u.manager_id = ${ctx.actor.userId})
      and not exists (select from customer_override o where o.customer_id = s.customer_id)
    order by s.value_minor desc, s.customer_id limit 1`,
  )
  if (row === null) return
  const input = { class: 'A', reason: '集团总部已签年度框架，下季度起票量约为现在的十倍。' }
  await setOrAskOverride(ctx, { id: row.id }, 'abc', input)
}

/** Somebody of the branch, at a time of the last day, or of some days before it. */
export async function contextOf({ db, timeline }: DemoCompany, name: string, second: number, daysBefore = 0): Promise<Context> {
  const now = new Date(
    timeline
      .stamp((timeline.days - 1 - daysBefore) * secondsOfDay + second)
      .replace(' ', 'T')
      .replace(/\+08$/, '+08:00'),
  )
  const found = await resolveActor(db, userId(name))
  if (found === null) throw new Error(`nobody of the demo is called ${name}`)
  return { ...(await systemContext(db, log, now)), actor: found.actor }
}
