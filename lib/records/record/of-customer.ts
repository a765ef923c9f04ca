import { z } from 'zod'
import { AppError, invalidField } from '#lib/core/errors'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { RecordId } from '#lib/platform/http/record-id'
import { parseRecordId } from '#lib/platform/http/record-id'
import type { Lateral } from '#lib/platform/list/list-page'
import { oneInScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'

// Records that hang on a customer keep the customer they were written under. Who may see them, and what they are shown under, follows the
// survivor of its merges.

/** The survivor as the scope branches name it. Its own columns serve every branch by index, for archived customers too. */
const survivor = sql`(select x.id as customer_id, x.owner_id, x.outlet_id, x.external_id, x.name, x.kind from customer x)`

/** Joins from a record `t` to the customer `c` it was written under and to the survivor `s`. */
export const ofCustomer = sql`join customer c on c.id = t.customer_id join ${survivor} s on s.customer_id = c.root_id`

/** The same for records that may be without a customer. */
export const perhapsOfCustomer = sql`left join customer c on c.id = t.customer_id left join ${survivor} s on s.customer_id = c.root_id`

/** The condition, over a single record `t`, that its customer lies in scope. */
export function customerInScope(scope: Scope): Sql {
  return oneInScope(scope, sql`(select x.root_id from customer x where x.id = t.customer_id)`)
}

/**
 * The branches of a list of records `t` with `ofCustomer`. What lies in scope by its owner, or by who works along on it, is few: read customer by customer, so
 * that a reader with few customers does not make the whole company's records be walked through. Outlets hold many: there the order of the list is walked.
 */
export function recordBranches(scope: Scope): (Sql | Lateral)[] {
  if (scope.kind === 'all') return scopeBranches(scope)
  const few = scopeBranches({ ...scope, outletIds: [] }).map((branch) => ({
    each: sql`(select m.id from ${survivor} s join customer m on m.root_id = s.customer_id where ${branch}) m`,
    condition: sql`t.customer_id = m.id`,
  }))
  return [...few, ...scopeBranches({ ...scope, ownerIds: [], collaboratorId: null })]
}

/** More customers than these are not read one by one: the list is walked sooner. */
const FEW_CUSTOMERS = 2_000

const fewRow = z.object({ few: z.boolean() })

/**
 * Tells whether few enough customers lie in scope by their owners, or by who works along on them, to be read one by one. Of one owner it is taken for granted; of a team it is counted, by index and no
 * further than it matters.
 */
export async function holdsFewCustomers(db: Db, scope: Scope): Promise<boolean> {
  if (scope.kind === 'all' || scope.ownerIds.length <= 1) return true
  const owners = sql`select from customer x where x.owner_id = any(${[...scope.ownerIds]}::int[])`
  const row = await db.row(
    fewRow,
    sql`select count(*) <= ${FEW_CUSTOMERS}::int as few from (${owners} limit ${FEW_CUSTOMERS + 1}::int) m`,
  )
  return fewRow.parse(row).few
}

/** The condition that a record is the one that a caller names. */
export function isRecord(id: RecordId, table: Sql): Sql {
  return 'id' in id ? sql`${table}.id = ${id.id}` : sql`${table}.external_id = ${id.externalId}`
}

/** The condition, over `ofCustomer`, that a record belongs to the named customer or to one merged with it. */
export function belongsTo(customer: RecordId): Sql {
  return sql`c.root_id = (select x.root_id from customer x where ${isRecord(customer, sql`x`)})`
}

const rootRow = z.object({ rootId: z.number() })

/** Finds the survivor behind a customer in scope; null when there is none. */
export async function findRoot(db: Db, scope: Scope, id: RecordId): Promise<number | null> {
  const row = await db.row(
    rootRow,
    sql`select c.root_id as "rootId" from customer c where ${isRecord(id, sql`c`)} and ${oneInScope(scope, sql`c.root_id`)}`,
  )
  return row?.rootId ?? null
}

/** The two ways in which a body names its customer: by an id, or by the column of the imports. */
export interface NamesCustomer {
  customer_id?: string | undefined
  customer_external_id?: string | undefined
}

/** Answers which customer a body names. Throws `invalid_request` when it names none, or two. */
export function customerNamed(input: NamesCustomer): RecordId {
  if (input.customer_id !== undefined && input.customer_external_id !== undefined) throw invalidField('customer_id', 'give_one')
  if (input.customer_id !== undefined) return parseRecordId(input.customer_id)
  if (input.customer_external_id !== undefined) return { externalId: input.customer_external_id }
  throw invalidField('customer_external_id', 'required')
}

/** Answers the survivor of the customer that a body names. Throws `not_found` when it is out of scope or there is none. */
export async function rootNamed(db: Db, scope: Scope, input: NamesCustomer): Promise<number> {
  const rootId = await findRoot(db, scope, customerNamed(input))
  if (rootId === null) throw new AppError('not_found', {}, { detail: 'record.customer_not_found' })
  return rootId
}
