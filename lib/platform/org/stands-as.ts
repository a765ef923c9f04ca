import type { Sql } from '../db/sql.ts'
import { sql } from '../db/sql.ts'

/** The key of the shipped role as which a role `r` counts wherever something goes by the kind of work and not by rights: itself, or what it was copied from. */
export const standsAs = sql`coalesce(r.based_on, r.key)`

/** Selects the ids of the users who hold one of these shipped roles, or one of the company's own that was copied from it. */
export function holdersOf(roles: readonly string[]): Sql {
  return sql`select ur.user_id from user_role ur join role r on r.key = ur.role_key where ${standsAs} = any(${[...roles]}::text[])`
}
