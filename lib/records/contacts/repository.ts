import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { RecordId } from '#lib/platform/http/record-id'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { belongsTo, customerInScope, isRecord, ofCustomer, recordBranches } from '../record/of-customer.ts'
import { customerRow } from '../record/resource.ts'
import type { Change, Columns } from '../record/write.ts'
import { insertRecord, updateRecord } from '../record/write.ts'
import { attitudes, decisionRoles, influences } from './schema.ts'
import { searchCondition } from './search.ts'

const contactRow = z.object({
  id: z.number(),
  externalId: z.string().nullable(),
  ...customerRow,
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  title: z.string().nullable(),
  decisionRole: z.enum(decisionRoles).nullable(),
  influence: z.enum(influences).nullable(),
  attitude: z.enum(attitudes).nullable(),
  archived: z.boolean(),
  version: z.number(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
/** A contact as it is stored, in clear, under the survivor of its customer's merges. */
export type ContactRow = z.infer<typeof contactRow>

const columns = sql`t.id, t.external_id as "externalId", s.customer_id as "customerId", s.external_id as "customerExternalId", s.name as "customerName",
  s.kind as "customerKind", t.name, t.phone, t.email, t.title, t.decision_role as "decisionRole", t.influence, t.attitude,
  t.archived_at is not null as archived, t.version, t.created_at as "createdAt", t.updated_at as "updatedAt"`

export interface ContactFilter {
  customer: RecordId | undefined
  q: string | undefined
  decisionRole: string | undefined
  archived: boolean
}

export interface ContactPage {
  /** What the caller asked, as it binds the cursor. */
  asked: Readonly<Record<string, unknown>>
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

/** Reads one page of the contacts in scope, in the order in which they were made. */
export function listContactRows(db: Db, scope: Scope, filter: ContactFilter, page: ContactPage): Promise<ListPage<ContactRow>> {
  const conditions = [filter.archived ? sql`t.archived_at is not null` : sql`t.archived_at is null`]
  if (filter.customer !== undefined) conditions.push(belongsTo(filter.customer))
  if (filter.decisionRole !== undefined) conditions.push(sql`t.decision_role = ${filter.decisionRole}`)
  if (filter.q !== undefined) conditions.push(searchCondition(filter.q))
  return listPage(
    db,
    contactRow,
    {
      source: { from: sql`contact t ${ofCustomer}`, id: sql`t.id`, sort: { expression: sql`t.id`, type: 'int4' } },
      conditions,
      branches: filter.customer === undefined ? recordBranches(scope) : scopeBranches(scope),
      columns,
      joins: sql`join contact t on t.id = p.id ${ofCustomer}`,
      filter: page.asked,
      sort: 'id',
      falling: page.falling,
      limit: page.limit,
      cursor: page.cursor,
    },
    page.now,
  )
}

/** Finds one contact in scope. */
export function findContactRow(db: Db, scope: Scope, id: RecordId): Promise<ContactRow | null> {
  return db.row(
    contactRow,
    sql`select ${columns} from contact t ${ofCustomer} where ${isRecord(id, sql`t`)} and ${customerInScope(scope)}`,
  )
}

/** Stores a contact and answers its id. Throws `duplicate`. */
export function insertContact(db: Db, set: Columns): Promise<number> {
  return insertRecord(db, 'contact', set)
}

/** Changes a contact in scope that still has the version; null when there is none. Throws `duplicate`. */
export function updateContactRow(
  db: Db,
  scope: Scope,
  id: number,
  version: number,
  set: Columns,
  now: Date,
): Promise<Change | null> {
  return updateRecord(db, 'contact', id, { version, set, allowed: customerInScope(scope), now })
}
