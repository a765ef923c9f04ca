import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'

/** Whose sums are read: those of a scope, or of some customers by number, for a page of a list. */
export type Reached = Scope | { kind: 'these'; ids: readonly number[] }

/** The condition that a root customer is one of them. */
export function isReached(reached: Reached, rootId: Sql): Sql {
  return reached.kind === 'these' ? sql`${rootId} = any(${[...reached.ids]}::int[])` : inScope(reached, rootId)
}
