import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { RecordId } from '#lib/platform/http/record-id'
import type { ListRequest } from '#lib/platform/list/list-page'
import { scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { belongsTo, customerInScope, ofCustomer, recordBranches } from '../record/of-customer.ts'
import { customerRow } from '../record/resource.ts'
import { referenceBases, referenceStates } from './schema.ts'

export const referenceRow = z.object({
  id: z.number(),
  ...customerRow,
  state: z.enum(referenceStates),
  basis: z.enum(referenceBases),
  merit: z.string(),
  consentOn: z.string(),
  consentBy: z.string(),
  consentPaper: z.string(),
  endsOn: z.string(),
  proposedById: z.number(),
  proposedByName: z.string(),
  proposedAt: z.date(),
  approvalId: z.number(),
  decidedByName: z.string().nullable(),
  decidedAt: z.date().nullable(),
  withdrawnByName: z.string().nullable(),
  withdrawnAt: z.date().nullable(),
  withdrawnReason: z.string().nullable(),
})
/** A reference under the survivor of its customer's merges, with what became of its request. */
export type ReferenceRow = z.infer<typeof referenceRow>

const stateOn = (
  today: Day,
): Sql => sql`case when t.withdrawn_at is not null then 'withdrawn' when a.status = 'waiting' then 'waiting'
  when a.status <> 'approved' then 'refused' when t.ends_on <= ${today}::date then 'ended' else 'in_force' end`

const columns = (
  today: Day,
) => sql`t.id, s.customer_id as "customerId", s.external_id as "customerExternalId", s.name as "customerName", s.kind as "customerKind",
  ${stateOn(today)} as state, t.basis, t.merit, t.consent_on::text as "consentOn", t.consent_by as "consentBy", t.consent_paper as "consentPaper",
  t.ends_on::text as "endsOn", t.proposed_by_id as "proposedById", p1.name as "proposedByName", t.proposed_at as "proposedAt", t.approval_id as "approvalId",
  d.name as "decidedByName", a.decided_at as "decidedAt", w.name as "withdrawnByName", t.withdrawn_at as "withdrawnAt", t.withdrawn_reason as "withdrawnReason"`

const withRequest = sql`${ofCustomer} join approval a on a.id = t.approval_id`
const withNames = sql`join app_user p1 on p1.id = t.proposed_by_id left join app_user w on w.id = t.withdrawn_by_id
  left join lateral (select y.by_id from approval_decision y where y.approval_id = t.approval_id and y.act in ('approved', 'refused') order by y.id desc limit 1) z on true
  left join app_user d on d.id = z.by_id`

const sorts = {
  ends_on: { expression: sql`t.ends_on`, type: 'date' },
  id: { expression: sql`t.id`, type: 'int4' },
} as const

export interface ReferenceQuestion {
  scope: Scope
  today: Day
  state: string | undefined
  basis: string | undefined
  customer: RecordId | undefined
  asked: Readonly<Record<string, unknown>>
  sort: keyof typeof sorts
  falling: boolean
  limit: number
  cursor: string | undefined
}

/** Asks for the references of customers in scope. */
export function referenceRequest(question: ReferenceQuestion): ListRequest {
  const { scope, today, state, basis, customer } = question
  return {
    source: { from: sql`customer_reference t ${withRequest}`, id: sql`t.id`, sort: sorts[question.sort] },
    conditions: [
      ...(state === undefined ? [] : [sql`${stateOn(today)} = ${state}`]),
      ...(basis === undefined ? [] : [sql`t.basis = ${basis}`]),
      ...(customer === undefined ? [] : [belongsTo(customer)]),
    ],
    branches: customer === undefined ? recordBranches(scope) : scopeBranches(scope),
    columns: columns(today),
    joins: sql`join customer_reference t on t.id = p.id ${withRequest} ${withNames}`,
    filter: question.asked,
    ...{ sort: question.sort, falling: question.falling, limit: question.limit, cursor: question.cursor },
  }
}

/** Reads references by their ids, in that order. */
export async function listReferencesById(db: Db, ids: readonly number[], today: Day): Promise<ReferenceRow[]> {
  const rows = await db.rows(
    referenceRow,
    sql`select ${columns(today)} from customer_reference t ${withRequest} ${withNames} where t.id = any(${[...ids]}::int[])`,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Finds one reference of a customer in scope. */
export function findReference(db: Db, scope: Scope, id: number, today: Day): Promise<ReferenceRow | null> {
  return db.row(
    referenceRow,
    sql`select ${columns(today)} from customer_reference t ${withRequest} ${withNames} where t.id = ${id} and ${customerInScope(scope)}`,
  )
}

const idRow = z.object({ id: z.number() })

export interface NewReference {
  customerId: number
  basis: string
  merit: string
  consentOn: Day
  consentBy: string
  consentPaper: string
  endsOn: Day
  proposedById: number
  proposedAt: Date
}

/** Stores a proposal; its request is named afterwards, in the same transaction. */
export async function insertReference(db: Db, made: NewReference): Promise<number> {
  const row = await db.row(
    idRow,
    sql`
    insert into customer_reference (customer_id, basis, merit, consent_on, consent_by, consent_paper, ends_on, proposed_by_id, proposed_at)
    values (${made.customerId}, ${made.basis}, ${made.merit}, ${made.consentOn}::date, ${made.consentBy}, ${made.consentPaper}, ${made.endsOn}::date,
      ${made.proposedById}, ${made.proposedAt}::timestamptz) returning id`,
  )
  return idRow.parse(row).id
}

export async function nameRequest(db: Db, id: number, approvalId: number): Promise<void> {
  await db.execute(sql`update customer_reference set approval_id = ${approvalId} where id = ${id}`)
}

/** Withdraws a reference; answers whether it was named still. */
export async function withdrawRow(
  db: Db,
  id: number,
  { byId, at, reason }: { byId: number; at: Date; reason: string },
): Promise<boolean> {
  const rows = await db.execute(sql`
    update customer_reference set withdrawn_at = ${at}::timestamptz, withdrawn_by_id = ${byId}, withdrawn_reason = ${reason}, version = version + 1
    where id = ${id} and withdrawn_at is null`)
  return rows > 0
}
