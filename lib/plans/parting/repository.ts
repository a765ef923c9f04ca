import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { RecordId } from '#lib/platform/http/record-id'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { belongsTo, customerInScope, ofCustomer, recordBranches } from '#lib/records/record/of-customer'
import { customerRow } from '#lib/records/record/resource'
import type { PartingStep } from './parting.ts'
import { partingStates, partingSteps } from './parting.ts'
import { proof } from './schema.ts'

const stepRow = z.object({
  step: z.enum(partingSteps),
  dueOn: z.string(),
  setByName: z.string(),
  setAt: z.coerce.date(),
  doneOn: z.string().nullable(),
  doneByName: z.string().nullable(),
  note: z.string().nullable(),
})

const partingRow = z.object({
  id: z.number(),
  ...customerRow,
  state: z.enum(partingStates),
  reason: z.string(),
  proof,
  proposedByName: z.string(),
  proposedAt: z.date(),
  approvalId: z.number(),
  decidedByName: z.string().nullable(),
  decidedAt: z.date().nullable(),
  steps: z.array(stepRow),
  takenBackByName: z.string().nullable(),
  takenBackAt: z.date().nullable(),
  takenBackReason: z.string().nullable(),
})
/** A parting under the survivor of its customer's merges, with its steps and what became of its request. */
export type PartingRow = z.infer<typeof partingRow>

const state = sql`case when t.taken_back_at is not null then 'taken_back' when a.status = 'waiting' then 'waiting' when a.status <> 'approved' then 'refused'
  when exists (select from parting_step x where x.parting_id = t.id and x.step = 'no_renewal' and x.done_on is not null) then 'done' else 'under_way' end`

const columns = sql`t.id, s.customer_id as "customerId", s.external_id as "customerExternalId", s.name as "customerName", s.kind as "customerKind",
  ${state} as state, t.reason, t.proof, p1.name as "proposedByName", t.proposed_at as "proposedAt", t.approval_id as "approvalId", d.name as "decidedByName",
  a.decided_at as "decidedAt", b.name as "takenBackByName", t.taken_back_at as "takenBackAt", t.taken_back_reason as "takenBackReason",
  coalesce((select jsonb_agg(jsonb_build_object('step', x.step, 'dueOn', x.due_on, 'setByName', u.name, 'setAt', x.set_at, 'doneOn', x.done_on,
      'doneByName', v.name, 'note', x.note) order by array_position(${[...partingSteps]}::text[], x.step))
    from parting_step x join app_user u on u.id = x.set_by_id left join app_user v on v.id = x.done_by_id where x.parting_id = t.id), '[]') as steps`

const withRequest = sql`${ofCustomer} join approval a on a.id = t.approval_id`
const withNames = sql`join app_user p1 on p1.id = t.proposed_by_id left join app_user b on b.id = t.taken_back_by_id
  left join lateral (select y.by_id from approval_decision y where y.approval_id = t.approval_id and y.act in ('approved', 'refused') order by y.id desc limit 1) z on true
  left join app_user d on d.id = z.by_id`

export interface PartingQuestion {
  scope: Scope
  state: string | undefined
  customer: RecordId | undefined
  asked: Readonly<Record<string, unknown>>
  falling: boolean
  limit: number
  cursor: string | undefined
}

/** Reads one page of the partings with customers in scope, by id. */
export function listPartingRows(db: Db, question: PartingQuestion, now: Date): Promise<ListPage<PartingRow>> {
  const { scope, customer, asked, falling, limit, cursor } = question
  return listPage(
    db,
    partingRow,
    {
      source: { from: sql`parting t ${withRequest}`, id: sql`t.id`, sort: { expression: sql`t.id`, type: 'int4' } },
      conditions: [
        ...(question.state === undefined ? [] : [sql`${state} = ${question.state}`]),
        ...(customer === undefined ? [] : [belongsTo(customer)]),
      ],
      branches: customer === undefined ? recordBranches(scope) : scopeBranches(scope),
      columns,
      joins: sql`join parting t on t.id = p.id ${withRequest} ${withNames}`,
      ...{ filter: asked, sort: 'id', falling, limit, cursor },
    },
    now,
  )
}

/** Finds one parting with a customer in scope. */
export function findParting(db: Db, scope: Scope, id: number): Promise<PartingRow | null> {
  return db.row(
    partingRow,
    sql`select ${columns} from parting t ${withRequest} ${withNames} where t.id = ${id} and ${customerInScope(scope)}`,
  )
}

/** Holds a parting until the transaction ends: of two who change its steps at once one waits. */
export async function holdParting(db: Db, id: number): Promise<void> {
  await db.execute(sql`select from parting where id = ${id} for update`)
}

const idRow = z.object({ id: z.number() })

/** Stores a proposal with its proof; its request is named afterwards, in the same transaction. */
export async function insertParting(
  db: Db,
  made: { customerId: number; proof: unknown; reason: string; byId: number; at: Date },
): Promise<number> {
  const row = await db.row(
    idRow,
    sql`
    insert into parting (customer_id, proof, reason, proposed_by_id, proposed_at)
    values (${made.customerId}, ${JSON.stringify(made.proof)}::jsonb, ${made.reason}, ${made.byId}, ${made.at}::timestamptz) returning id`,
  )
  return idRow.parse(row).id
}

export async function nameRequest(db: Db, id: number, approvalId: number): Promise<void> {
  await db.execute(sql`update parting set approval_id = ${approvalId} where id = ${id}`)
}

export interface StepWritten {
  step: PartingStep
  dueOn: Day
  doneOn: Day | null
  note: string | null
  byId: number
  at: Date
}

/** Sets a step with its day, and whether it is done. */
export async function putStepRow(db: Db, id: number, { step, dueOn, doneOn, note, byId, at }: StepWritten): Promise<void> {
  const doneBy = doneOn === null ? null : byId
  await db.execute(sql`
    insert into parting_step as x (parting_id, step, due_on, set_by_id, set_at, done_on, done_by_id, note)
    values (${id}, ${step}, ${dueOn}::date, ${byId}, ${at}::timestamptz, ${doneOn}::date, ${doneBy}::int, ${note})
    on conflict (parting_id, step) do update set due_on = excluded.due_on, set_by_id = excluded.set_by_id, set_at = excluded.set_at,
      done_on = excluded.done_on, note = excluded.note,
      done_by_id = case when excluded.done_on is not distinct from x.done_on then x.done_by_id else excluded.done_by_id end`)
}

/** Takes a parting back. */
export async function takeBackRow(
  db: Db,
  id: number,
  { byId, at, reason }: { byId: number; at: Date; reason: string },
): Promise<void> {
  await db.execute(sql`
    update parting set taken_back_at = ${at}::timestamptz, taken_back_by_id = ${byId}, taken_back_reason = ${reason} where id = ${id}`)
}
