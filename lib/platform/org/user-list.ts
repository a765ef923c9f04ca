import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import type { Context } from '../context.ts'
import type { Sql } from '../db/sql.ts'
import { empty, sql } from '../db/sql.ts'
import type { ListPage } from '../list/list-page.ts'
import { listPage } from '../list/list-page.ts'
import { permitWholeCompany } from '../scope/scope.ts'
import { userColumns, userRow } from './users.ts'

/** A person with the names of what it refers to, as whoever manages people sees one. */
const personRow = userRow.extend({
  outletName: z.string(),
  managerName: z.string().nullable(),
  /** Without one nobody signs in. */
  hasPassword: z.boolean(),
  roles: z.array(z.object({ role: z.string(), outletId: z.int(), outletName: z.string() })),
  /** The one-time password is still to be changed. */
  oneTime: z.boolean(),
  lastSignInAt: z.date().nullable(),
})
export type Person = z.infer<typeof personRow>

const personColumns = sql`${userColumns}, o.name as "outletName", m.name as "managerName", u.password_hash is not null as "hasPassword",
  u.must_change_password as "oneTime",
  (select max(a.at) from audit_event a where a.actor_id = u.id and a.action = 'session.start') as "lastSignInAt",
  coalesce((select jsonb_agg(jsonb_build_object('role', r.role_key, 'outletId', r.outlet_id, 'outletName', ro.name) order by r.role_key, ro.name)
    from user_role r join outlet ro on ro.id = r.outlet_id where r.user_id = u.id), '[]') as roles`
const personJoins = sql`join outlet o on o.id = u.outlet_id left join app_user m on m.id = u.manager_id`

export interface PeopleQuery {
  /** A part of the name or of the e-mail address; case does not count. */
  q?: string | undefined
  outlet?: number | undefined
  role?: string | undefined
  disabled?: boolean | undefined
  limit: number
  cursor?: string | undefined
}

/** Lists the people of the company in the order of their names, a page at a time: those who can sign in, or those who cannot any more. For whoever manages the people
 * of the whole company. Throws `invalid_cursor`. */
export async function listPeople(ctx: Context, query: PeopleQuery): Promise<ListPage<Person>> {
  permitWholeCompany(ctx, 'user:manage')
  const { limit, cursor, ...filter } = query
  return listPage(
    ctx.db,
    personRow,
    {
      source: {
        from: sql`app_user u`,
        id: sql`u.id`,
        sort: { expression: sql`u.name collate zh_pinyin`, type: 'text' },
      },
      conditions: [sql`u.kind = 'person'`, ...conditionsOf(query)],
      branches: [sql`true`],
      columns: personColumns,
      joins: sql`join app_user u on u.id = p.id ${personJoins}`,
      filter: { ...filter },
      sort: 'name',
      falling: false,
      limit,
      cursor,
    },
    ctx.now,
  )
}

function conditionsOf({ q, outlet, role, disabled }: PeopleQuery): Sql[] {
  return [
    disabled === true ? sql`u.disabled_at is not null` : sql`u.disabled_at is null`,
    q === undefined ? empty : sql`strpos(lower(u.name || ' ' || u.email), lower(${q})) > 0`,
    outlet === undefined ? empty : sql`u.outlet_id = ${outlet}`,
    role === undefined ? empty : sql`u.id in (select r.user_id from user_role r where r.role_key = ${role})`,
  ].filter((condition) => condition !== empty)
}

/** Answers one person with names. Throws `not_found`. */
export async function getPerson(ctx: Context, id: number): Promise<Person> {
  permitWholeCompany(ctx, 'user:manage')
  const person = await ctx.db.row(
    personRow,
    sql`select ${personColumns} from app_user u ${personJoins} where u.id = ${id} and u.kind = 'person'`,
  )
  if (person === null) throw new AppError('not_found', {})
  return person
}
