import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { permitWholeCompany } from '../scope/scope.ts'
import type { Grants } from './roles.ts'
import { permissionNames, reaches, roleKeys } from './roles.ts'

const reach = z.enum(reaches)
const roleRow = z
  .object({
    key: z.string(),
    /** Of one of the company's own; those that ship are named by the catalogues. */
    name: z.string().nullable(),
    /** The shipped role that one of the company's own was copied from. */
    basedOn: z.string().nullable(),
    version: z.int(),
    /** People who hold it and can sign in. */
    people: z.int(),
    /** Accounts that hold it: disabled ones and those of keys too. */
    accounts: z.int(),
    granted: z.record(z.string(), reach),
  })
  // What an older release granted, and no release knows any more, is no right.
  .transform(({ granted, ...role }) => ({
    ...role,
    grants: Object.fromEntries(
      permissionNames.flatMap((permission) => (granted[permission] === undefined ? [] : [[permission, granted[permission]]])),
    ) as Grants,
  }))
export type Role = z.output<typeof roleRow>

const roleColumns = sql`r.key, r.name, r.based_on as "basedOn", r.version,
  (select count(distinct ur.user_id)::int4 from user_role ur join app_user u on u.id = ur.user_id
    where ur.role_key = r.key and u.kind = 'person' and u.disabled_at is null) as people,
  (select count(distinct ur.user_id)::int4 from user_role ur where ur.role_key = r.key) as accounts,
  coalesce((select jsonb_object_agg(p.permission, p.scope) from role_permission p where p.role_key = r.key), '{}') as granted`

/** Answers what each role may do and how far, as it stands in this company, and how many people hold it: those that ship in their order, then the company's own by
 * name. For whoever manages the people of the whole company. */
export async function listRoles(ctx: Context): Promise<Role[]> {
  permitWholeCompany(ctx, 'user:manage')
  const roles = await ctx.db.rows(roleRow, sql`select ${roleColumns} from role r order by r.name collate zh_pinyin, r.key`)
  const order: readonly string[] = roleKeys
  const rank = ({ key }: Role) => order.indexOf(key)
  const shipped = roles.filter(({ name }) => name === null).sort((left, right) => rank(left) - rank(right))
  return [...shipped, ...roles.filter(({ name }) => name !== null)]
}

/** Answers one role. Throws `not_found`. For whoever manages the people of the whole company. */
export async function getRole(ctx: Context, key: string): Promise<Role> {
  permitWholeCompany(ctx, 'user:manage')
  return findRole(ctx.db, key)
}

/** Answers one role, whoever asks. Throws `not_found`. */
export async function findRole(db: Db, key: string): Promise<Role> {
  const role = await db.row(roleRow, sql`select ${roleColumns} from role r where r.key = ${key}`)
  if (role === null) throw new AppError('not_found', {})
  return role
}

const ownRow = z.object({ key: z.string(), name: z.string() })
/** A role of the company's own, by which it is called. */
export type OwnRole = z.infer<typeof ownRow>

/** Answers the roles of the company's own in the order of their names, for whoever reads a list in which they stand. */
export function listOwnRoles(db: Db): Promise<OwnRole[]> {
  return db.rows(ownRow, sql`select key, name from role where name is not null order by name collate zh_pinyin, key`)
}
