import { addDays } from '#lib/core/day'
import { AppError, invalidField, isAppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import { resolveActor } from '#lib/platform/auth/resolve-actor'
import { loadWorkingDays } from '#lib/platform/calendar/calendar'
import type { Context } from '#lib/platform/context'
import { seal, unseal } from '#lib/platform/http/seal'
import { pickLocale } from '#lib/platform/i18n/locale'
import type { Robot } from '#lib/platform/outbound/robot'
import { tellRobot } from '#lib/platform/outbound/robot'
import type { Reach } from '#lib/platform/outbound/send'
import { mayEver, permit } from '#lib/platform/scope/scope'
import { getDashboard } from '../dashboards/service.ts'
import type { DeliveryRow, NewReport, ReportRow, Target } from './repository.ts'
import {
  activeAmong,
  dropOldReports,
  findFile,
  insertReport,
  listDeliveryRows,
  listReportRows,
  lockReport,
  namesAmong,
  storeDeliveries,
  storeStanding,
  updateReport,
} from './repository.ts'
import type { Rhythm } from './rhythm.ts'
import { nextRun } from './rhythm.ts'
import type { ChangeReportInput, ReportInput } from './schema.ts'
import { problemOf } from './schema.ts'
import { textsOf } from './texts.ts'

/** So many reports one may have. */
const MOST_REPORTS = 50
/** A report that was deleted can be had back for so many days, and what was sent is kept for so many. */
const KEPT_DAYS = 30
const LOG_DAYS = 90
const DAY_MS = 86_400_000
const shownDeliveries = 60
/** As far as `nextRun` looks. */
const LOOK_AHEAD_DAYS = 101

/** A report as its owner sees it: without the address and the secret of its robot. */
export type ReportView = Omit<ReportRow, 'robotSealed' | 'query'>

/** What a report is of: its page and what narrows it, as its URL has it and as it was read; for a list of customers the columns of its file, for a page of charts its id or key. */
export type ReportedPage = Pick<NewReport, 'search' | 'query' | 'columns' | 'dashboard'>

/** Lists the actor's own reports, the deleted ones last. What a report sends leaves the house, so they are for whoever may export. */
export async function listReports(ctx: Context): Promise<ReportView[]> {
  permit(ctx, 'customer:export')
  return (await listReportRows(ctx.db, ctx.actor.userId, MOST_REPORTS * 2)).map(viewReport)
}

/** Answers one of the actor's reports with what it sent, the latest first, and who is told of it. Throws `not_found`. */
export async function getReport(
  ctx: Context,
  id: number,
): Promise<{ report: ReportView; deliveries: DeliveryRow[]; people: { id: number; name: string }[] }> {
  const report = await getOwn(ctx, id)
  const [deliveries, people] = await Promise.all([
    listDeliveryRows(ctx.db, id, shownDeliveries),
    namesAmong(ctx.db, report.recipientIds),
  ])
  return { report: viewReport(report), deliveries, people }
}

/**
 * Sets a report up and answers its id. The address of a robot is encrypted and never shown again. Throws `rule_violated` for more than 50, `invalid_request` for somebody who is not there, or who does not see
 * the page of charts that it is of.
 */
export async function addReport(ctx: Context, input: ReportInput, page: ReportedPage): Promise<{ id: number }> {
  permit(ctx, 'customer:export')
  const rhythm = { every: input.every, weekday: input.weekday, monthDay: input.month_day, time: input.time }
  return ctx.db.tx(async (db) => {
    const inside = { ...ctx, db }
    const own = await listReportRows(db, ctx.actor.userId, MOST_REPORTS * 2)
    if (own.filter(({ deletedAt }) => deletedAt === null).length >= MOST_REPORTS)
      throw new AppError('rule_violated', { most: MOST_REPORTS }, { detail: 'report.too_many' })
    const recipientIds = await checkRecipients(inside, input.recipients, page.dashboard)
    const id = await insertReport(db, {
      ...{ ...rhythm, ...page, name: input.name, ownerId: ctx.actor.userId, recipientIds },
      ...{ skipDaysOff: input.skip_days_off, fileFormat: input.file_format, ...sealedRobot(input.robot) },
      nextRunAt: await nextOf(inside, { ...rhythm, skipDaysOff: input.skip_days_off }),
    })
    const detail = {
      name: [null, input.name],
      recipients: recipientIds.length,
      file: input.file_format,
      robot: input.robot?.kind ?? null,
    }
    await audit(inside, { action: 'report.create', subjectType: 'report', subjectId: id, detail })
    return { id }
  })
}

/** Changes a report: what is left out stays, and without a page it is of what it was. Throws `conflict` for an older version, else as `addReport`. */
export async function changeReport(
  ctx: Context,
  id: number,
  { version, ...input }: Omit<ChangeReportInput, 'paused'>,
  page: ReportedPage | null,
): Promise<{ id: number }> {
  return ctx.db.tx(async (db) => {
    const inside = { ...ctx, db }
    const before = await getOwn(inside, id)
    if (before.deletedAt !== null) throw new AppError('not_found', {})
    if (before.version !== version) throw new AppError('conflict', {}, { detail: 'record.version_is_old' })
    const after = changed(before, input, page)
    after.recipientIds = await checkRecipients(inside, after.recipientIds, after.dashboard)
    after.nextRunAt = before.pausedAt === null ? await nextOf(inside, after) : null
    await updateReport(db, id, after)
    const detail = {
      name: [before.name, after.name],
      recipients: after.recipientIds.length,
      file: after.fileFormat,
      robot: after.robotKind,
    }
    await audit(inside, { action: 'report.update', subjectType: 'report', subjectId: id, detail })
    return { id }
  })
}

/** Stops a report, or lets it come round again from now on. */
export async function pauseReport(ctx: Context, id: number, paused: boolean): Promise<void> {
  await change(ctx, id, paused ? 'report.pause' : 'report.resume', async (report) => ({
    pausedAt: paused ? ctx.now : null,
    deletedAt: report.deletedAt,
    nextRunAt: paused ? null : await nextOf(ctx, report),
  }))
}

/** Deletes a report, or brings it back: for a month it can be had back. */
export async function deleteReport(ctx: Context, id: number, deleted: boolean): Promise<void> {
  await change(ctx, id, deleted ? 'report.delete' : 'report.restore', async (report) => ({
    pausedAt: report.pausedAt,
    deletedAt: deleted ? ctx.now : null,
    nextRunAt: deleted || report.pausedAt !== null ? null : await nextOf(ctx, report),
  }))
}

/** Sends a report now, beside its times; it goes out within a minute. */
export async function runReport(ctx: Context, id: number): Promise<void> {
  await ctx.db.tx(async (db) => {
    const report = await getOwn({ ...ctx, db }, id)
    if (report.deletedAt !== null) throw new AppError('not_found', {})
    await storeDeliveries(db, id, ctx.now, waysOf(report))
    await audit({ ...ctx, db }, { action: 'report.run', subjectType: 'report', subjectId: id })
  })
}

/** Sends a line to the robot of a report, at once, so that its owner sees whether it is reached; answers null, or why not. `reach` is for tests. */
export async function testRobot(ctx: Context, id: number, reach?: Reach): Promise<{ failure: string | null }> {
  const report = await getOwn(ctx, id)
  const robot = robotOf(report)
  if (robot === null) throw new AppError('not_found', {})
  await audit(ctx, { action: 'report.test', subjectType: 'report', subjectId: id })
  const texts = textsOf(ctx.locale)
  return { failure: await tellRobot(robot, { title: report.name, lines: [texts.test] }, ctx.now, reach) }
}

/** Answers the file that a delivery of one of the actor's reports made. Throws `not_found`. */
export async function takeReportFile(ctx: Context, deliveryId: number): Promise<{ name: string; bytes: Buffer }> {
  permit(ctx, 'customer:export')
  const file = await findFile(ctx.db, ctx.actor.userId, deliveryId)
  if (file === null) throw new AppError('not_found', {})
  await audit(ctx, { action: 'report.take', subjectType: 'report', detail: { delivery: deliveryId } })
  return file
}

/** Forgets what was deleted a month ago and what was sent a quarter ago; for a daily job. */
export function forgetOldReports(ctx: Pick<Context, 'db' | 'now'>): Promise<number> {
  const ago = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS)
  return dropOldReports(ctx.db, ago(KEPT_DAYS), ago(LOG_DAYS))
}

/** Answers the ways that a report is sent. */
export function waysOf(report: Pick<ReportRow, 'fileFormat' | 'recipientIds' | 'robotKind'>): Target[] {
  return [
    ...(report.fileFormat === null ? [] : (['file'] as const)),
    ...(report.recipientIds.length === 0 ? [] : (['notice'] as const)),
    ...(report.robotKind === null ? [] : (['robot'] as const)),
  ]
}

/** Opens the robot of a report; null when it has none. */
export function robotOf({ robotKind: kind, robotSealed: sealed }: Pick<ReportRow, 'robotKind' | 'robotSealed'>): Robot | null {
  if (kind === null || sealed === null) return null
  const { url, secret }: { url: string; secret: string } = JSON.parse(unseal(sealed))
  return { kind, url, secret: secret === '' ? null : secret }
}

/** Answers when a report comes round next after now. */
export async function nextOf(
  ctx: Pick<Context, 'db' | 'now' | 'company'>,
  report: Rhythm & { skipDaysOff: boolean },
): Promise<Date | null> {
  const { timeZone } = ctx.company
  if (!report.skipDaysOff) return nextRun(report, ctx.now, timeZone)
  const today = dayOf(ctx.now, timeZone)
  const days = await loadWorkingDays(ctx.db, today, addDays(today, LOOK_AHEAD_DAYS))
  return nextRun(report, ctx.now, timeZone, (day) => days.includes(day))
}

/** A report as it is after a change. Throws `invalid_request` where its fields do not go together. */
function changed(before: ReportRow, input: Omit<ChangeReportInput, 'version' | 'paused'>, page: ReportedPage | null): NewReport {
  const every = input.every ?? before.every
  // A rhythm that is changed names its day anew.
  const weekday = input.weekday ?? (input.every === undefined ? before.weekday : null)
  const monthDay = input.month_day ?? (input.every === undefined ? before.monthDay : null)
  const after: NewReport = {
    ...{ ...before, ...page, name: input.name ?? before.name },
    ...{ every, weekday, monthDay, time: input.time ?? before.time, skipDaysOff: input.skip_days_off ?? before.skipDaysOff },
    recipientIds: input.recipients ?? before.recipientIds,
    fileFormat: input.file_format === undefined ? before.fileFormat : input.file_format,
    ...(input.robot === undefined ? {} : sealedRobot(input.robot)),
  }
  const problem = problemOf(
    {
      ...{ every, weekday, month_day: monthDay, recipients: after.recipientIds },
      ...{ file_format: after.fileFormat, robot: input.robot ?? null },
    },
    input.robot === undefined && before.robotKind !== null,
  )
  if (problem !== null) throw invalidField(problem.path, problem.code)
  return after
}

function sealedRobot(robot: ReportInput['robot']): Pick<NewReport, 'robotKind' | 'robotSealed'> {
  if (robot === null) return { robotKind: null, robotSealed: null }
  return { robotKind: robot.kind, robotSealed: seal(JSON.stringify({ url: robot.url, secret: robot.secret })) }
}

/** Recipients are there, and see the page that they are told of: a link that leads nowhere helps nobody. */
async function checkRecipients(ctx: Context, wanted: readonly number[], dashboard: string | null): Promise<number[]> {
  const ids = await activeAmong(ctx.db, wanted)
  if (ids.length < new Set(wanted).size) throw invalidField('recipients', 'colleague_unknown')
  if (dashboard === null) return ids
  for (const id of ids) {
    const reader = await contextOf(ctx, id)
    const sees = reader !== null && (await seesPage(reader, dashboard))
    if (!sees) throw invalidField('recipients', 'page_not_shared')
  }
  return ids
}

/** Answers somebody else's rights as they are now; null for one who may no longer sign in. */
export async function contextOf(ctx: Context, userId: number): Promise<Context | null> {
  const found = await resolveActor(ctx.db, userId)
  return found === null || found.disabled ? null : { ...ctx, actor: found.actor, locale: pickLocale(found.locale) }
}

/** Says whether a reader sees a page of charts. */
export async function seesPage(ctx: Context, dashboard: string): Promise<boolean> {
  if (!mayEver(ctx, 'analysis:read')) return false
  try {
    await getDashboard(ctx, dashboard)
    return true
  } catch (error) {
    if (isAppError(error, 'not_found')) return false
    throw error
  }
}

type Standing = Pick<ReportRow, 'pausedAt' | 'deletedAt' | 'nextRunAt'>

async function change(ctx: Context, id: number, action: string, decide: (report: ReportRow) => Promise<Standing>): Promise<void> {
  await ctx.db.tx(async (db) => {
    const report = await getOwn({ ...ctx, db }, id)
    await storeStanding(db, id, await decide(report))
    await audit({ ...ctx, db }, { action, subjectType: 'report', subjectId: id, detail: { name: report.name } })
  })
}

/** A report of somebody else's is not there. */
async function getOwn(ctx: Context, id: number): Promise<ReportRow> {
  permit(ctx, 'customer:export')
  const report = await lockReport(ctx.db, id)
  if (report === null || report.ownerId !== ctx.actor.userId) throw new AppError('not_found', {})
  return report
}

function viewReport({ robotSealed: _sealed, query: _query, ...report }: ReportRow): ReportView {
  return report
}
