import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { AppError, invalidField } from '#lib/core/errors'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { permitWholeCompany } from '../scope/scope.ts'
import { findDay, findEditions, listDays, listYears, putDays, removeDay, removeYear, storeEditions } from './repository.ts'
import type { CalendarDay, CalendarKind } from './shipped-days.ts'
import { daysOf, shippedYears } from './shipped-days.ts'
import { isWeekend, WorkingDays } from './working-days.ts'
import { readYearText } from './year-text.ts'

/** Answers which days are worked from one on, up to and without another; days outside follow their weekday. */
export async function loadWorkingDays(db: Db, from: Day, to: Day): Promise<WorkingDays> {
  return new WorkingDays(new Map((await listDays(db, from, to)).map(({ day, kind }) => [day, kind])))
}

/** Lists the days from one on, up to and without another, on which it is otherwise than the weekday says; for whoever looks at a calendar. */
export function specialDays(db: Db, from: Day, to: Day): Promise<CalendarDay[]> {
  return listDays(db, from, to)
}

/** Says whether nobody works on a day: weekends and public holidays, but for the weekends that are worked instead. */
export function isDayOff(day: Day, special: CalendarKind | undefined): boolean {
  return special === undefined ? isWeekend(day) : special === 'holiday'
}

/** Says whether a day is worked: Monday to Friday but for public holidays, and the weekends that are worked instead. */
export async function isWorkingDay(db: Db, day: Day): Promise<boolean> {
  return (await loadWorkingDays(db, day, addDays(day, 1))).includes(day)
}

/** Lists the days of a year on which it is otherwise than the weekday says, and the years of which any are known. For whoever manages settings. */
export async function viewCalendar(ctx: Context, year: number) {
  permitWholeCompany(ctx, 'settings:manage')
  const [days, years] = await Promise.all([listDays(ctx.db, `${year}-01-01`, `${year + 1}-01-01`), listYears(ctx.db)])
  return { days, years }
}

/** Sets one day, in the place of what stood there; what a person sets is settled. */
export async function setCalendarDay(ctx: Context, input: { day: Day; kind: CalendarKind; name: string }): Promise<void> {
  permitWholeCompany(ctx, 'settings:manage')
  await ctx.db.tx(async (db) => {
    const before = await findDay(db, input.day)
    await putDays(db, [{ ...input, provisional: false }])
    const detail = { kind: [before?.kind ?? null, input.kind], name: [before?.name ?? null, input.name] }
    await audit({ ...ctx, db }, { action: 'calendar.set', subjectType: 'calendar_day', subjectId: input.day, detail })
  })
}

/** Takes a day out: it follows its weekday again. Throws `not_found` when nothing stood there. */
export async function removeCalendarDay(ctx: Context, day: Day): Promise<void> {
  permitWholeCompany(ctx, 'settings:manage')
  await ctx.db.tx(async (db) => {
    const before = await findDay(db, day)
    if (before === null || !(await removeDay(db, day))) throw new AppError('not_found', {})
    const detail = { kind: [before.kind, null], name: [before.name, null] }
    await audit({ ...ctx, db }, { action: 'calendar.remove', subjectType: 'calendar_day', subjectId: day, detail })
  })
}

/** Puts a whole year, typed or pasted, in the place of what was known of it, and answers how many days it has. Throws `invalid_request` that names the first
 * line which cannot be read; then nothing is changed. */
export async function importCalendarYear(ctx: Context, year: number, text: string): Promise<number> {
  permitWholeCompany(ctx, 'settings:manage')
  const { days, problems } = readYearText(year, text)
  const [first] = problems
  if (first !== undefined) throw invalidField('text', first.code, { line: first.line, count: problems.length })
  if (days.length === 0) throw invalidField('text', 'required')
  await ctx.db.tx(async (db) => {
    const removed = await removeYear(db, year, false)
    await putDays(db, days)
    const detail = { days: [removed, days.length] }
    await audit({ ...ctx, db }, { action: 'calendar.import', subjectType: 'calendar_year', subjectId: year, detail })
  })
  return days.length
}

/** Brings in the shipped years that a company does not have yet, and later editions of those that were not settled: a year of which somebody has set any day
 * is theirs. For every start. */
export async function seedCalendar(db: Db): Promise<void> {
  await db.tx(async (tx) => {
    const known = await findEditions(tx)
    const newer = shippedYears.filter(({ year, edition }) => (known[year] ?? 0) < edition)
    for (const shipped of newer) {
      const present = await listDays(tx, `${shipped.year}-01-01`, `${shipped.year + 1}-01-01`)
      if (present.some(({ provisional }) => !provisional)) continue
      await removeYear(tx, shipped.year, true)
      await putDays(tx, daysOf(shipped))
    }
    if (newer.length > 0)
      await storeEditions(tx, { ...known, ...Object.fromEntries(newer.map(({ year, edition }) => [year, edition])) })
  })
}
