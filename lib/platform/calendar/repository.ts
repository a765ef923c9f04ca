import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { CalendarDay } from './shipped-days.ts'
import { calendarKinds } from './shipped-days.ts'

const dayRow = z.object({ day: z.string(), kind: z.enum(calendarKinds), name: z.string(), provisional: z.boolean() })

/** Lists the days from one on, up to and without another, in order. */
export function listDays(db: Db, from: Day, to: Day): Promise<CalendarDay[]> {
  return db.rows(
    dayRow,
    sql`select c.day::text as day, c.kind, c.name, c.provisional from calendar_day c where c.day >= ${from}::date and c.day < ${to}::date order by c.day`,
  )
}

/** Finds one day. */
export function findDay(db: Db, day: Day): Promise<CalendarDay | null> {
  return db.row(
    dayRow,
    sql`select c.day::text as day, c.kind, c.name, c.provisional from calendar_day c where c.day = ${day}::date`,
  )
}

/** Lists the years of which anything is known, and whether it is settled. */
export function listYears(db: Db): Promise<{ year: number; days: number; provisional: boolean }[]> {
  return db.rows(
    z.object({ year: z.int(), days: z.int(), provisional: z.boolean() }),
    sql`
    select extract(year from day)::int4 as year, count(*)::int4 as days, bool_or(provisional) as provisional from calendar_day group by 1 order by 1`,
  )
}

/** Writes days, each in the place of what stood there. */
export function putDays(db: Db, days: readonly CalendarDay[]): Promise<number> {
  return db.execute(sql`
    insert into calendar_day (day, kind, name, provisional)
    select * from unnest(${days.map(({ day }) => day)}::date[], ${days.map(({ kind }) => kind)}::text[], ${days.map(({ name }) => name)}::text[],
      ${days.map(({ provisional }) => provisional)}::boolean[])
    on conflict (day) do update set kind = excluded.kind, name = excluded.name, provisional = excluded.provisional`)
}

/** Removes one day; false when there was none. */
export async function removeDay(db: Db, day: Day): Promise<boolean> {
  return (await db.execute(sql`delete from calendar_day where day = ${day}::date`)) === 1
}

/** Removes the days of a year, all or those only that are not settled. */
export function removeYear(db: Db, year: number, onlyProvisional: boolean): Promise<number> {
  return db.execute(sql`
    delete from calendar_day where day >= make_date(${year}, 1, 1) and day < make_date(${year + 1}, 1, 1) and (not ${onlyProvisional} or provisional)`)
}

const editions = z.record(z.string(), z.int())

/** Answers which edition of each shipped year the company has. */
export async function findEditions(db: Db): Promise<Record<string, number>> {
  const row = await db.row(z.object({ value: editions }), sql`select value from company_setting where key = 'calendar_editions'`)
  return row?.value ?? {}
}

/** Notes which edition of each shipped year the company has. */
export async function storeEditions(db: Db, value: Readonly<Record<string, number>>): Promise<void> {
  await db.execute(sql`
    insert into company_setting (key, value) values ('calendar_editions', ${JSON.stringify(value)}::jsonb)
    on conflict (key) do update set value = excluded.value, updated_at = now()`)
}
