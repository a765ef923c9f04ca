import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { robotKinds } from '#lib/platform/outbound/robot'
import { everies } from './rhythm.ts'

const reportRow = z.object({
  id: z.int(),
  name: z.string(),
  ownerId: z.int(),
  search: z.string(),
  query: z.record(z.string(), z.unknown()),
  dashboard: z.string().nullable(),
  columns: z.array(z.string()),
  every: z.enum(everies),
  weekday: z.int().nullable(),
  monthDay: z.int().nullable(),
  time: z.string(),
  skipDaysOff: z.boolean(),
  recipientIds: z.array(z.int()),
  fileFormat: z.enum(['csv', 'xlsx']).nullable(),
  robotKind: z.enum(robotKinds).nullable(),
  robotSealed: z.string().nullable(),
  pausedAt: z.date().nullable(),
  nextRunAt: z.date().nullable(),
  deletedAt: z.date().nullable(),
  version: z.int(),
})
export type ReportRow = z.infer<typeof reportRow>
/** What is stored of a new one. */
export type NewReport = Omit<ReportRow, 'id' | 'pausedAt' | 'deletedAt' | 'version'>

const columns = sql`r.id, r.name, r.owner_id as "ownerId", r.search, r.query, r.dashboard, r.columns, r.every, r.weekday::int4 as weekday, r.month_day::int4 as "monthDay", r.time,
  r.skip_days_off as "skipDaysOff", r.recipient_ids as "recipientIds", r.file_format as "fileFormat", r.robot_kind as "robotKind", r.robot_sealed as "robotSealed",
  r.paused_at as "pausedAt", r.next_run_at as "nextRunAt", r.deleted_at as "deletedAt", r.version`

/** Lists somebody's reports by name, the deleted ones last; so many at most. */
export function listReportRows(db: Db, ownerId: number, most: number): Promise<ReportRow[]> {
  return db.rows(
    reportRow,
    sql`
    select ${columns} from report r where r.owner_id = ${ownerId} order by r.deleted_at is not null, r.name collate zh_pinyin, r.id limit ${most}`,
  )
}

/** Finds a report, locked until the transaction ends; anybody's. */
export function lockReport(db: Db, id: number): Promise<ReportRow | null> {
  return db.row(reportRow, sql`select ${columns} from report r where r.id = ${id} for update`)
}

/** Stores a new report and answers its id. */
export async function insertReport(db: Db, report: NewReport): Promise<number> {
  const row = await db.row(
    z.object({ id: z.int() }),
    sql`
    insert into report (name, owner_id, search, query, dashboard, columns, every, weekday, month_day, time, skip_days_off, recipient_ids, file_format, robot_kind, robot_sealed, next_run_at)
    values (${report.name}, ${report.ownerId}, ${report.search}, ${JSON.stringify(report.query)}::jsonb, ${report.dashboard}, ${report.columns}::text[], ${report.every},
      ${report.weekday}, ${report.monthDay}, ${report.time}, ${report.skipDaysOff}, ${report.recipientIds}::int[], ${report.fileFormat}, ${report.robotKind},
      ${report.robotSealed}, ${report.nextRunAt}) returning id`,
  )
  return row?.id ?? 0
}

/** Stores what a report is after a change. */
export async function updateReport(db: Db, id: number, report: NewReport): Promise<void> {
  await db.execute(sql`
    update report set name = ${report.name}, search = ${report.search}, query = ${JSON.stringify(report.query)}::jsonb, dashboard = ${report.dashboard}, columns = ${report.columns}::text[],
      every = ${report.every}, weekday = ${report.weekday}, month_day = ${report.monthDay}, time = ${report.time}, skip_days_off = ${report.skipDaysOff},
      recipient_ids = ${report.recipientIds}::int[], file_format = ${report.fileFormat}, robot_kind = ${report.robotKind}, robot_sealed = ${report.robotSealed},
      next_run_at = ${report.nextRunAt}, version = version + 1 where id = ${id}`)
}

/** Stores since when a report pauses or is deleted, and when it comes round next. */
export async function storeStanding(
  db: Db,
  id: number,
  { pausedAt, deletedAt, nextRunAt }: Pick<ReportRow, 'pausedAt' | 'deletedAt' | 'nextRunAt'>,
): Promise<void> {
  await db.execute(sql`
    update report set paused_at = ${pausedAt}, deleted_at = ${deletedAt}, next_run_at = ${nextRunAt} where id = ${id}`)
}

/** Removes what was deleted before a day for good, with its deliveries, and deliveries of before another day; for a daily job. */
export async function dropOldReports(db: Db, deletedBefore: Date, sentBefore: Date): Promise<number> {
  await db.execute(sql`delete from report_delivery where created_at < ${sentBefore} and status <> 'waiting'`)
  return db.execute(sql`delete from report where deleted_at < ${deletedBefore}`)
}

/** Lists the ids of reports that are due. */
export async function listDueReports(db: Db, now: Date, most: number): Promise<number[]> {
  const rows = await db.rows(
    z.object({ id: z.int() }),
    sql`
    select r.id from report r where r.deleted_at is null and r.paused_at is null and r.next_run_at <= ${now} order by r.next_run_at limit ${most}`,
  )
  return rows.map(({ id }) => id)
}

export const targets = ['file', 'notice', 'robot'] as const
export type Target = (typeof targets)[number]

const deliveryRow = z.object({
  id: z.int(),
  reportId: z.int(),
  dueAt: z.date(),
  target: z.enum(targets),
  status: z.enum(['waiting', 'sent', 'failed']),
  attempts: z.int(),
  failure: z.string().nullable(),
  rows: z.int().nullable(),
  fileName: z.string().nullable(),
  sentAt: z.date().nullable(),
})
export type DeliveryRow = z.infer<typeof deliveryRow>

const deliveryColumns = sql`d.id, d.report_id as "reportId", d.due_at as "dueAt", d.target, d.status, d.attempts::int4 as attempts, d.failure, d.rows,
  d.file_name as "fileName", d.sent_at as "sentAt"`

/** Stores what a report is to send for one time that it comes round; what is stored for that time already stays as it is. */
export async function storeDeliveries(db: Db, reportId: number, dueAt: Date, ways: readonly Target[]): Promise<void> {
  await db.execute(sql`
    insert into report_delivery (report_id, due_at, target, next_try_at) select ${reportId}, ${dueAt}, unnest(${[...ways]}::text[]), ${dueAt}
    on conflict on constraint report_delivery_once do nothing`)
}

/** Lists what a report sent, the latest first. */
export function listDeliveryRows(db: Db, reportId: number, most: number): Promise<DeliveryRow[]> {
  return db.rows(
    deliveryRow,
    sql`select ${deliveryColumns} from report_delivery d where d.report_id = ${reportId} order by d.id desc limit ${most}`,
  )
}

/** Takes one delivery that waits: counts the attempt and puts the next off, so that a killed worker's is taken up again. Null when nothing waits. */
export function takeDelivery(db: Db, now: Date, againAt: readonly Date[]): Promise<DeliveryRow | null> {
  return db.row(
    deliveryRow,
    sql`
    update report_delivery d set attempts = d.attempts + 1, next_try_at = (${[...againAt]}::timestamptz[])[least(d.attempts + 1, ${againAt.length})]
    where d.id = (select w.id from report_delivery w where w.status = 'waiting' and w.next_try_at <= ${now} order by w.next_try_at, w.id limit 1 for update skip locked)
    returning ${deliveryColumns}`,
  )
}

/** Stores what became of a delivery. */
export async function storeOutcome(
  db: Db,
  id: number,
  outcome: { status: DeliveryRow['status']; failure: string | null; rows: number | null; sentAt: Date | null },
): Promise<void> {
  await db.execute(sql`
    update report_delivery set status = ${outcome.status}, failure = ${outcome.failure}, rows = ${outcome.rows}, sent_at = ${outcome.sentAt} where id = ${id}`)
}

/** Keeps the file of a delivery. */
export async function storeFile(db: Db, id: number, name: string, bytes: Uint8Array): Promise<void> {
  await db.execute(sql`update report_delivery set file_name = ${name}, file = ${bytes} where id = ${id}`)
}

/** How many customers the list held when the report last told of them the same way before a delivery; null for the first time. */
export async function rowsBefore(db: Db, delivery: Pick<DeliveryRow, 'id' | 'reportId' | 'target'>): Promise<number | null> {
  const row = await db.row(
    z.object({ rows: z.int().nullable() }),
    sql`
    select d.rows from report_delivery d where d.report_id = ${delivery.reportId} and d.target = ${delivery.target} and d.status = 'sent' and d.id < ${delivery.id}
    order by d.id desc limit 1`,
  )
  return row?.rows ?? null
}

/** Finds the file that a report of somebody's made; null when there is none. */
export function findFile(db: Db, ownerId: number, deliveryId: number): Promise<{ name: string; bytes: Buffer } | null> {
  return db.row(
    z.object({ name: z.string(), bytes: z.instanceof(Buffer) }),
    sql`
    select d.file_name as name, d.file as bytes from report_delivery d join report r on r.id = d.report_id
    where d.id = ${deliveryId} and r.owner_id = ${ownerId} and r.deleted_at is null and d.file is not null`,
  )
}

/** Answers the names of people, by their ids. */
export async function namesAmong(db: Db, ids: readonly number[]): Promise<{ id: number; name: string }[]> {
  return db.rows(
    z.object({ id: z.int(), name: z.string() }),
    sql`select u.id, u.name from app_user u where u.id = any(${[...ids]}::int[]) order by u.id`,
  )
}

/** Answers which of these people are there and may sign in. */
export async function activeAmong(db: Db, ids: readonly number[]): Promise<number[]> {
  const rows = await db.rows(
    z.object({ id: z.int() }),
    sql`select u.id from app_user u where u.id = any(${[...ids]}::int[]) and u.kind = 'person' and u.disabled_at is null order by u.id`,
  )
  return rows.map(({ id }) => id)
}
