import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import { scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { dueBefore } from '#lib/records/customers/due-window'

const bookRow = z.object({
  ownerId: z.int(),
  customers: z.int(),
  a: z.int(),
  b: z.int(),
  c: z.int(),
  planned: z.int(),
  overdue: z.int(),
  cadence: z.int(),
  drowsy: z.int(),
  halfAsleep: z.int(),
  asleep: z.int(),
})
export type BookRow = z.infer<typeof bookRow>

/** Whose customers are looked at: those in scope, and of these those of some outlets only. */
export interface TeamReach {
  scope: Scope
  outletIds: readonly number[] | null
}

function within({ scope, outletIds }: TeamReach): Sql {
  const branches = scopeBranches(scope)
  const held = branches.length === 0 ? sql`false` : sql`(${join(branches, ' or ')})`
  return outletIds === null ? held : sql`${held} and s.outlet_id = any(${[...outletIds]}::int[])`
}

/** Sums up the listed customers of each owner: by the class and the state that stand, and what of them is due. */
export function sumBooks(db: Db, reach: TeamReach, today: Day): Promise<BookRow[]> {
  const [abc, sleep] = [sql`coalesce(va.class, s.abc_class)`, sql`coalesce(vd.class, s.dormancy_class)`]
  const count = (condition: Sql) => sql`(count(*) filter (where ${condition}))::int`
  return db.rows(
    bookRow,
    sql`
    select s.owner_id as "ownerId", count(*)::int as customers, ${count(sql`${abc} = 'A'`)} as a, ${count(sql`${abc} = 'B'`)} as b,
      ${count(sql`${abc} = 'C'`)} as c, ${count(sql`s.next_touch_on < ${dueBefore('week', today)}::date`)} as planned,
      ${count(sql`s.next_touch_on < ${today}::date`)} as overdue, ${count(sql`x.due_on < ${today}::date`)} as cadence,
      ${count(sql`${sleep} = 'drowsy'`)} as drowsy, ${count(sql`${sleep} = 'half_asleep'`)} as "halfAsleep",
      ${count(sql`${sleep} = 'asleep'`)} as asleep
    from customer_standing s left join customer_cadence x on x.customer_id = s.customer_id
    left join customer_override va on va.customer_id = s.customer_id and va.scheme = 'abc'
    left join customer_override vd on vd.customer_id = s.customer_id and vd.scheme = 'dormancy'
    where s.listed and s.owner_id is not null and ${within(reach)} group by s.owner_id`,
  )
}

const personRow = z.object({ id: z.int(), name: z.string(), outletName: z.string() })
export type PersonRow = z.infer<typeof personRow>

/** Names people, those who can no longer sign in too: their customers are still there. */
export function listPeople(db: Db, ids: readonly number[]): Promise<PersonRow[]> {
  return db.rows(
    personRow,
    sql`select u.id, u.name, o.name as "outletName" from app_user u join outlet o on o.id = u.outlet_id where u.id = any(${[...ids]}::int[])`,
  )
}
