import type { Prisma } from '../db/generated/client.ts'
import type { Sql } from '../db/sql.ts'
import { empty, join, sql } from '../db/sql.ts'
import type { Scope } from './scope.ts'

// The one file that turns a scope into conditions. A property test shows that all ways choose the same rows.

/** The branches of a scope as conditions over `customer_standing s`, each of them served by an index. A customer may lie in more than one.
 * No branch at all means nothing is in scope. */
export function scopeBranches(scope: Scope): Sql[] {
  if (scope.kind === 'all') return [sql`true`]
  const branches: Sql[] = []
  if (scope.ownerIds.length > 0) branches.push(sql`s.owner_id = any(${[...scope.ownerIds]}::int[])`)
  if (scope.outletIds.length > 0) branches.push(sql`s.outlet_id = any(${[...scope.outletIds]}::int[])`)
  if (scope.collaboratorId !== null) {
    branches.push(
      sql`s.customer_id in (select cc.customer_id from customer_collaborator cc where cc.user_id = ${scope.collaboratorId})`,
    )
  }
  return branches
}

/** The condition that a root customer's id lies in scope: `id in (… union all …)` of indexed branches. Give the *root* id: a record written
 * under a customer that was merged away is seen by whoever sees the survivor. */
export function inScope(scope: Scope, rootId: Sql): Sql {
  if (scope.kind === 'all') return sql`true`
  const branches = scopeBranches(scope)
  if (branches.length === 0) return sql`false`
  const selects = branches.map((branch) => sql`select s.customer_id from customer_standing s where ${branch}`)
  return sql`${rootId} in (${join(selects, ' union all ')})`
}

/** The same condition for a statement that looks at one record, or at a few: every branch is asked of that customer alone, by its primary key. A union is
 * worked out whole before it is compared, which for somebody with several roles may be half the company; in a list it is the other way round. */
export function oneInScope(scope: Scope, rootId: Sql): Sql {
  if (scope.kind === 'all') return sql`true`
  const branches = scopeBranches(scope)
  if (branches.length === 0) return sql`false`
  // The id is taken outside of where `s` stands here: whoever asks may have an `s` of his own, which would be every customer's.
  return sql`exists (select from (select ${rootId} as root_id) asked join customer_standing s on s.customer_id = asked.root_id where ${join(branches, ' or ')})`
}

/** The same condition on a `customer_standing s` that the statement has joined by its key: for sums over what is kept of few customers, which would be compared with the ids of half the company otherwise. */
export function standingInScope(scope: Scope): Sql {
  const branches = scopeBranches(scope)
  return branches.length === 0 ? sql`false` : sql`(${join(branches, ' or ')})`
}

/** `and …` of a scope, or nothing when it holds everything; for statements whose condition is already begun. */
export function andInScope(scope: Scope, rootId: Sql): Sql {
  return scope.kind === 'all' ? empty : sql`and ${inScope(scope, rootId)}`
}

/** The same scope for Prisma, over customers that are their own root. */
export function customerWhere(scope: Scope): Prisma.CustomerWhereInput {
  if (scope.kind === 'all') return {}
  return {
    OR: [
      { ownerId: { in: [...scope.ownerIds] } },
      { outletId: { in: [...scope.outletIds] } },
      ...(scope.collaboratorId === null ? [] : [{ collaborators: { some: { userId: scope.collaboratorId } } }]),
    ],
  }
}

/** The condition that a customer with this owner and outlet would lie in scope by them; working along on it does not count. Never null. */
export function heldWithin(scope: Scope, ownerId: Sql, outletId: Sql): Sql {
  if (scope.kind === 'all') return sql`true`
  return sql`(coalesce(${ownerId} = any(${[...scope.ownerIds]}::int[]), false) or coalesce(${outletId} = any(${[...scope.outletIds]}::int[]), false))`
}
