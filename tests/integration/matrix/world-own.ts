import { fixedSql, sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import type { Place } from './place.ts'
import type { Marked } from './world-insert.ts'
import { inserter } from './world-insert.ts'

/** Makes what a user keeps at a place: views, pages of charts, a report, and a bulk change of a customer. */
export async function makeOwn(company: TestCompany, place: Place, { customerId, token }: Marked, userId: number) {
  const insert = inserter(company)
  // One at each place, as it was before whatever an earlier call made of it.
  const viewId = await insert(sql`
    insert into saved_view (list, owner_id, name, query) values ('customers', ${userId}, ${`视图${place}`}, 'abc=A')
    on conflict (owner_id, list, lower(name)) where deleted_at is null do update set version = 1 returning id`)
  const deletedViewId = await insert(sql`
    insert into saved_view (list, owner_id, name, deleted_at) values ('customers', ${userId}, ${`旧视图${token}`}, now()) returning id`)
  await makeRoom(company, 'dashboard', userId)
  const dashboardId = await insert(sql`insert into dashboard (owner_id, name) values (${userId}, ${`看板${place}`}) returning id`)
  const deletedDashboardId = await insert(sql`
    insert into dashboard (owner_id, name, deleted_at) values (${userId}, ${`旧看板${token}`}, now()) returning id`)
  await makeRoom(company, 'report', userId)
  const reportId = await insert(sql`
    insert into report (name, owner_id, search, query, every, time, file_format)
    values (${`报告${token}`}, ${userId}, 'abc=A', '{"abc":"A","sort":"value","falling":true}', 'day', '08:30', 'csv') returning id`)
  const bulkChangeId = await insert(sql`
    insert into bulk_change (kind, change, status, total, changed, requested_by_id, finished_at)
    values ('lifecycle', '{"kind":"lifecycle","lifecycle":"potential"}', 'done', 1, 1, ${userId}, now()) returning id`)
  await company.db.execute(sql`
    insert into bulk_change_row (bulk_change_id, customer_id, version, outcome, before, after)
    values (${bulkChangeId}, ${customerId}, 1, 'changed', '"new"', '"potential"')`)
  return { viewId, deletedViewId, dashboardId, deletedDashboardId, reportId, bulkChangeId }
}

/** Whoever keeps only so many of a kind: the first ones stand for reading and the last for who is just being asked; what lies between is done with. */
const firstKept = 20
const lastKept = 10

/** Deletes what of a user's pages or reports earlier calls have left, so that nobody comes to the most that a person may keep. */
async function makeRoom(company: TestCompany, kind: 'dashboard' | 'report', ownerId: number): Promise<void> {
  const own = sql`select d.id from ${fixedSql(kind)} d where d.owner_id = ${ownerId} and d.deleted_at is null`
  await company.db.execute(sql`
    update ${fixedSql(kind)} set deleted_at = now() where owner_id = ${ownerId} and deleted_at is null
      and id not in (${own} order by d.id limit ${firstKept}) and id not in (${own} order by d.id desc limit ${lastKept})`)
}
