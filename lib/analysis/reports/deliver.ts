import { AppError, isAppError } from '#lib/core/errors'
import { wallClock } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { notify } from '#lib/platform/notify/notify'
import { tellRobot } from '#lib/platform/outbound/robot'
import type { Reach } from '#lib/platform/outbound/send'
import { mayEver } from '#lib/platform/scope/scope'
import type { ExportedColumn } from '#lib/records/customers/export/columns'
import { exportCustomers } from '#lib/records/customers/export/service'
import type { CustomerListQuery } from '#lib/records/customers/list'
import { countCustomers } from '#lib/records/customers/list'
import { exportPage, tellPage, withinExport } from './page.ts'
import type { DeliveryRow, ReportRow } from './repository.ts'
import {
  listDueReports,
  lockReport,
  rowsBefore,
  storeDeliveries,
  storeFile,
  storeOutcome,
  storeStanding,
  takeDelivery,
} from './repository.ts'
import { contextOf, nextOf, robotOf, seesPage, waysOf } from './service.ts'
import { textsOf } from './texts.ts'

/** After so many minutes what failed is tried again; after the last it is given up. */
const AGAIN_AFTER_MINUTES = [2, 10, 60]
const MOST_ATTEMPTS = AGAIN_AFTER_MINUTES.length + 1
const MINUTE_MS = 60_000
const MOST_AT_ONCE = 200

/** Sends what is due: notes what each report that came round has to send, then sends whatever waits. For a job of every minute; answers how much was sent or given up. A report that came round while nothing ran is sent once. `reach` is for tests. */
export async function sendReports(ctx: Context, reach?: Reach): Promise<number> {
  for (const id of await listDueReports(ctx.db, ctx.now, MOST_AT_ONCE)) await comeRound(ctx, id)
  const againAt = [...AGAIN_AFTER_MINUTES, AGAIN_AFTER_MINUTES.at(-1) ?? 0].map(
    (minutes) => new Date(ctx.now.getTime() + minutes * MINUTE_MS),
  )
  let settled = 0
  for (let turn = 0; turn < MOST_AT_ONCE; turn += 1) {
    const delivery = await takeDelivery(ctx.db, ctx.now, againAt)
    if (delivery === null) break
    if (await deliver(ctx, delivery, reach)) settled += 1
  }
  return settled
}

async function comeRound(ctx: Context, id: number): Promise<void> {
  await ctx.db.tx(async (db) => {
    const report = await lockReport(db, id)
    const due = report?.nextRunAt ?? null
    if (report === null || due === null || due > ctx.now || report.pausedAt !== null || report.deletedAt !== null) return
    await storeDeliveries(db, id, due, waysOf(report))
    await storeStanding(db, id, { ...report, nextRunAt: await nextOf({ ...ctx, db }, report) })
  })
}

/** Sends one; answers whether it is settled: sent, or given up and told to the owner. */
async function deliver(ctx: Context, delivery: DeliveryRow, reach: Reach | undefined): Promise<boolean> {
  const report = await ctx.db.tx((db) => lockReport(db, delivery.reportId))
  if (report === null || report.deletedAt !== null) {
    await storeOutcome(ctx.db, delivery.id, { status: 'failed', failure: 'deleted', rows: null, sentAt: null })
    return true
  }
  const { failure, rows, final } = await attempt(ctx, report, delivery, reach)
  const givenUp = failure !== null && (final || delivery.attempts >= MOST_ATTEMPTS)
  const status = failure === null ? 'sent' : givenUp ? 'failed' : 'waiting'
  await ctx.db.tx(async (db) => {
    await storeOutcome(db, delivery.id, { status, failure, rows, sentAt: failure === null ? ctx.now : null })
    if (givenUp)
      await notify({ ...ctx, db }, [
        {
          userId: report.ownerId,
          kind: 'report_failed',
          params: { name: report.name },
          href: `/reports/${report.id}`,
          matter: `report:${report.id}`,
        },
      ])
  })
  return status !== 'waiting'
}

interface Attempt {
  failure: string | null
  rows: number | null
  /** Another try would end the same. */
  final: boolean
}

async function attempt(ctx: Context, report: ReportRow, delivery: DeliveryRow, reach: Reach | undefined): Promise<Attempt> {
  try {
    const owner = await contextOf(ctx, report.ownerId)
    if (owner === null || !mayEver(owner, 'customer:export')) return { failure: 'owner_gone', rows: null, final: true }
    switch (delivery.target) {
      case 'file':
        return await makeFile(owner, report, delivery)
      case 'notice':
        return await tellPeople(ctx, owner, report)
      case 'robot':
        return await tellGroup(owner, report, delivery, reach)
    }
  } catch (error) {
    if (report.dashboard !== null && isAppError(error, 'not_found')) return { failure: 'page_gone', rows: null, final: true }
    if (isAppError(error, 'rule_violated')) return { failure: 'too_many_rows', rows: null, final: true }
    ctx.log.error({ err: error, report: report.id, delivery: delivery.id }, 'a report could not be sent')
    return { failure: 'fault', rows: null, final: false }
  }
}

async function makeFile(owner: Context, report: ReportRow, delivery: DeliveryRow): Promise<Attempt> {
  if (report.dashboard !== null) {
    const { file, charts } = await exportPage(owner, report, report.fileFormat ?? 'xlsx')
    await storeFile(owner.db, delivery.id, file.name, new Uint8Array(await new Response(file.stream).arrayBuffer()))
    return { failure: null, rows: charts, final: false }
  }
  const { count } = await countCustomers(owner, queryOf(report))
  const file = await exportCustomers(owner, queryOf(report), report.columns as ExportedColumn[], report.fileFormat ?? 'csv')
  await storeFile(owner.db, delivery.id, file.name, new Uint8Array(await new Response(file.stream).arrayBuffer()))
  return { failure: null, rows: count, final: false }
}

async function tellPeople(ctx: Context, owner: Context, report: ReportRow): Promise<Attempt> {
  if (report.dashboard !== null) return tellReaders(ctx, owner, report, report.dashboard)
  for (const userId of report.recipientIds) {
    const reader = await contextOf(ctx, userId)
    if (reader === null || !mayEver(reader, 'customer:read')) continue
    const { count, more } = await countCustomers(reader, queryOf(report))
    const params = { name: report.name, by: owner.actor.name, count: writtenCount(count, more) }
    const href = report.search === '' ? '/customers' : `/customers?${report.search}`
    await notify(ctx, [{ userId, kind: 'report_ready', params, href, matter: `report:${report.id}` }])
  }
  const { count } = await countCustomers(owner, queryOf(report))
  return { failure: null, rows: count, final: false }
}

/** So many sentences of a page stand in a notification; the page has the others. */
const TOLD_SENTENCES = 3

/** Everybody is told what the page says within the own reach; who no longer sees it is told nothing. */
async function tellReaders(ctx: Context, owner: Context, report: ReportRow, dashboard: string): Promise<Attempt> {
  const page = await tellPage(owner, report)
  const href = `/dashboards/${dashboard}${report.search === '' ? '' : `?${report.search}`}`
  for (const userId of report.recipientIds) {
    const reader = await contextOf(ctx, userId)
    if (reader === null || !(await seesPage(reader, dashboard))) continue
    const { sentences } = await tellPage(reader, report)
    const text = sentences.length === 0 ? textsOf(reader.locale).nothing : sentences.slice(0, TOLD_SENTENCES).join(' ')
    const params = { name: report.name, by: owner.actor.name, text }
    await notify(ctx, [{ userId, kind: 'report_of_page', params, href, matter: `report:${report.id}` }])
  }
  return { failure: null, rows: page.charts, final: false }
}

/** To a group go figures and sentences within the owner's scope, and no customer's name. */
async function tellGroup(owner: Context, report: ReportRow, delivery: DeliveryRow, reach: Reach | undefined): Promise<Attempt> {
  const robot = robotOf(report)
  if (robot === null) throw new AppError('not_found', {})
  const { lines, rows } = report.dashboard === null ? await listLines(owner, report, delivery) : await pageLines(owner, report)
  const failure = await tellRobot(robot, { title: report.name, lines }, owner.now, reach)
  return { failure, rows, final: failure === 'address_refused' }
}

interface Told {
  lines: string[]
  rows: number
}

async function pageLines(owner: Context, report: ReportRow): Promise<Told> {
  const { sentences, charts } = await tellPage(withinExport(owner), report)
  return { lines: [asOf(owner), ...sentences], rows: charts }
}

async function listLines(owner: Context, report: ReportRow, delivery: DeliveryRow): Promise<Told> {
  const query = queryOf(report)
  const texts = textsOf(owner.locale)
  const within = async (more: Partial<CustomerListQuery>) => {
    const counted = await countCustomers(owner, { ...query, ...more })
    return writtenCount(counted.count, counted.more)
  }
  const { count, more } = await countCustomers(owner, query)
  const before = await rowsBefore(owner.db, delivery)
  const lines = [texts.total(writtenCount(count, more))]
  if (before !== null && !more)
    lines.push(before === count ? texts.same : before < count ? texts.more(count - before) : texts.fewer(before - count))
  if (query.abc === undefined)
    lines.push(texts.classes(await within({ abc: 'A' }), await within({ abc: 'B' }), await within({ abc: 'C' })))
  if (query.dormancy === undefined) lines.push(texts.asleep(await within({ dormancy: 'asleep' })))
  return { lines: [...lines, asOf(owner)], rows: count }
}

const asOf = ({ locale, now, company }: Context) => textsOf(locale).where(wallClock(now, company.timeZone).slice(0, 16))

/** It was read from the list's own URL when the report was set up. */
const queryOf = (report: ReportRow) => report.query as unknown as CustomerListQuery

const writtenCount = (count: number, more: boolean) => `${count}${more ? '+' : ''}`
