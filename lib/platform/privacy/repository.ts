import { z } from 'zod'
import type { Db } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { sql } from '../db/sql.ts'
import type { RecordId } from '../http/record-id.ts'
import { holdersOf } from '../org/stands-as.ts'
import { oneInScope } from '../scope/render.ts'
import type { Scope } from '../scope/scope.ts'

const subjectRow = z.object({
  id: z.int(),
  rootId: z.int(),
  ownerId: z.int().nullable(),
  business: z.boolean(),
  value: z.string().nullable(),
  phone: z.string().nullable(),
})
/** Whose value is asked for, with the customer it belongs to. */
export type Subject = z.infer<typeof subjectRow>

const isRecord = (id: RecordId, table: Sql) =>
  'id' in id ? sql`${table}.id = ${id.id}` : sql`${table}.external_id = ${id.externalId}`

/** Finds a customer in scope with one of its fields in clear. A customer merged away leads to its survivor. */
export function findCustomer(db: Db, scope: Scope, id: RecordId, field: Sql): Promise<Subject | null> {
  return db.row(
    subjectRow,
    sql`
    select r.id, r.id as "rootId", r.owner_id as "ownerId", r.kind <> 'consumer' as business, ${field} as value, r.phone
    from customer c join customer r on r.id = c.root_id where ${isRecord(id, sql`c`)} and ${oneInScope(scope, sql`c.root_id`)}`,
  )
}

/** Finds a contact whose customer is in scope, with one of its fields in clear. */
export function findContact(db: Db, scope: Scope, id: RecordId, field: Sql): Promise<Subject | null> {
  return db.row(
    subjectRow,
    sql`
    select t.id, c.root_id as "rootId", r.owner_id as "ownerId", r.kind <> 'consumer' as business, ${field} as value, t.phone
    from contact t join customer c on c.id = t.customer_id join customer r on r.id = c.root_id
    where ${isRecord(id, sql`t`)} and ${oneInScope(scope, sql`c.root_id`)}`,
  )
}

const caseRow = z.object({
  id: z.int(),
  rootId: z.int(),
  open: z.boolean(),
  callerName: z.string().nullable(),
  callerPhone: z.string().nullable(),
  liableOutletId: z.int().nullable(),
  askedOutletIds: z.array(z.int()),
})
export type CallerCase = z.infer<typeof caseRow>

/** Finds a case whose customer is in scope. It is open for as long as somebody has to speak with the user: to tell the outcome, or to call after it. */
export function findCase(db: Db, scope: Scope, id: RecordId): Promise<CallerCase | null> {
  return db.row(
    caseRow,
    sql`
    select k.id, c.root_id as "rootId", k.archived_at is null and (k.resolved_at is null or (q.active and not q.stale)) as open, k.caller_name as "callerName",
      k.caller_phone as "callerPhone", k.liable_outlet_id as "liableOutletId",
      k.asked_outlet_ids as "askedOutletIds"
    from case_record k join case_standing q on q.case_id = k.id join customer c on c.id = k.customer_id
    where ${isRecord(id, sql`k`)} and ${oneInScope(scope, sql`c.root_id`)}`,
  )
}

const countRow = z.object({ linked: z.int(), unlinked: z.int() })

/** Counts the actor's reveals since an instant. Waits for another one of the same actor that is under way, so that none slips by. */
export async function countReveals(db: Db, userId: number, since: Date): Promise<{ linked: number; unlinked: number }> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('reveal'), ${userId})`)
  const counted = await db.row(
    countRow,
    sql`
    select count(*) filter (where (detail ->> 'linked')::boolean) as linked, count(*) filter (where not (detail ->> 'linked')::boolean) as unlinked
    from audit_event where actor_id = ${userId} and action = 'personal.reveal' and at >= ${since}::timestamptz`,
  )
  return countRow.parse(counted)
}

/** Answers the median number of linked reveals a person and day, over the thirty days before, of all who hold one of the roles; null when
 * there was none. Days without a reveal do not count. */
export async function medianLinkedReveals(
  db: Db,
  roles: readonly string[],
  before: Date,
  timeZone: string,
): Promise<number | null> {
  const row = await db.row(
    z.object({ median: z.number().nullable() }),
    sql`
    select percentile_cont(0.5) within group (order by n)::float8 as median from (
      select count(*) as n from audit_event
      where actor_id in (${holdersOf(roles)})
        and action = 'personal.reveal' and at >= ${before}::timestamptz - interval '30 days' and at < ${before}::timestamptz
        and (detail ->> 'linked')::boolean
      group by actor_id, (at at time zone ${timeZone})::date
    ) d`,
  )
  return row?.median ?? null
}

const matchRow = z.object({
  id: z.int(),
  name: z.string(),
  ownerId: z.int().nullable(),
  ownerName: z.string().nullable(),
  outletName: z.string().nullable(),
})
export type Match = z.infer<typeof matchRow>

const shown = sql`r.id, r.name, r.owner_id as "ownerId", o.name as "ownerName", l.name as "outletName"`
const tables = sql`customer r left join app_user o on o.id = r.owner_id left join outlet l on l.id = r.outlet_id`
const mostMatches = 5

/** Finds customers of exactly this name, anywhere in the company. */
export function findByName(db: Db, name: string): Promise<Match[]> {
  return db.rows(
    matchRow,
    sql`
    select ${shown} from ${tables}
    where r.archived_at is null and r.id in (
      select m.root_id from customer_search h join customer m on m.root_id = h.customer_id
      where search_grams(h.search_text) @> search_grams(lower(${name})) and lower(m.name) = lower(${name}))
    order by r.id limit ${mostMatches}`,
  )
}

/** Finds customers with this telephone number, or with a contact who has it, anywhere in the company. */
export function findByPhone(db: Db, numbers: readonly string[]): Promise<Match[]> {
  const list = sql`${[...numbers]}::text[]`
  return db.rows(
    matchRow,
    sql`
    select ${shown} from ${tables}
    where r.archived_at is null and r.id in (
      select root_id from customer where phone is not null and phone_digits(phone) = any(${list})
      union
      select c.root_id from contact t join customer c on c.id = t.customer_id
      where t.phone is not null and t.archived_at is null and phone_digits(t.phone) = any(${list}))
    order by r.id limit ${mostMatches}`,
  )
}

/** Finds customers with this 统一社会信用代码, anywhere in the company. */
export function findByCreditCode(db: Db, creditCode: string): Promise<Match[]> {
  return db.rows(
    matchRow,
    sql`
    select ${shown} from ${tables}
    where r.archived_at is null and r.id in (select root_id from customer where credit_code = ${creditCode}) order by r.id limit ${mostMatches}`,
  )
}
