import type { PoolClient } from 'pg'
import { z } from 'zod'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import { heldWithin, inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { monthRows } from '../metrics/month-rows.ts'

export interface LeftOutQuestion {
  answer: string
  /** Stretches of days that do not overlap. */
  stretches: readonly Period[]
  currency: string
  /** Whether archived customers are in the answer. */
  archived: boolean
  /** The answers in whose place this one is put: those whose names begin so. */
  replaces: string
}

/** Keeps within a transaction what an answer leaves out of the customers whose ids, of roots, a select names. */
export type WriteLeftOut = (client: PoolClient, of: Sql) => Promise<void>

const anyCurrency = sql`is not null`
const columns = ['waybills', 'unpriced', 'known_waybills'] as const

/** Counts anew what an answer leaves out over some stretches of days, by outlet and owner of the customers, and puts it in the place of what was kept, in one transaction of its own. */
export function storeLeftOut(db: Db, question: LeftOutQuestion): Promise<void> {
  return db.bulk(async (client) => {
    await client.query('begin')
    await storeWithin(client, question, null)
    await client.query('commit')
  })
}

/** Answers how to do the same in the transaction that keeps the answer itself, of some customers alone. */
export const leftOutWriterOf =
  (question: LeftOutQuestion): WriteLeftOut =>
  (client, of) =>
    storeWithin(client, question, of)

async function storeWithin(
  client: PoolClient,
  { answer, stretches, currency, archived, replaces }: LeftOutQuestion,
  of: Sql | null,
): Promise<void> {
  const rows = join(
    stretches.map((stretch) => monthRows(stretch, columns, anyCurrency)),
    ' union all ',
  )
  const isOther = sql`r.currency <> ${currency}`
  const run = (statement: Sql) => client.query(statement.text, statement.values)
  await run(sql`delete from left_out_part where starts_with(answer, ${replaces})`)
  await run(sql`
    insert into left_out_part (answer, outlet_id, owner_id, currency, waybills, unpriced, uncosted)
    select ${answer}, coalesce(c.outlet_id, 0), coalesce(c.owner_id, 0), r.currency, sum(r.waybills), sum(r.unpriced), sum(r.waybills - r.known_waybills)
    from (${rows}) r join customer m on m.id = r.customer_id join customer c on c.id = m.root_id ${archived ? sql`` : sql`and c.archived_at is null`}
    where (r.unpriced > 0 or r.waybills > r.known_waybills or ${isOther} and r.waybills > 0) ${of === null ? sql`` : sql`and c.id in (${of})`}
    group by 2, 3, 4`)
  await run(sql`
    insert into left_out_part (answer, outlet_id, owner_id, currency, waybills, unpriced, uncosted) values (${answer}, 0, 0, ${currency}, 0, 0, 0)
    on conflict do nothing`)
}

const keptRow = z.object({
  ...{ currency: z.string(), waybills: z.number(), unpriced: z.number(), uncosted: z.number() },
})
export type LeftOutRow = z.infer<typeof keptRow>

/** Says whether it is kept what an answer leaves out. */
export async function isLeftOutKept(db: Db, answer: string): Promise<boolean> {
  const row = await db.row(
    z.object({ kept: z.boolean() }),
    sql`select exists (select from left_out_part where answer = ${answer}) as kept`,
  )
  return row?.kept === true
}

/** Adds up by currency what an answer leaves out of the customers within a scope; null while nothing was kept of it. Whoever works along on a customer does not see it in sums. */
export async function sumLeftOut(db: Db, answer: string, scope: Scope): Promise<LeftOutRow[] | null> {
  if (!(await isLeftOutKept(db, answer))) return null
  return db.rows(
    keptRow,
    sql`
    select p.currency, sum(p.waybills)::float8 as waybills, sum(p.unpriced)::float8 as unpriced, sum(p.uncosted)::float8 as uncosted
    from left_out_part p where p.answer = ${answer} and ${heldWithin(scope, sql`p.owner_id`, sql`p.outlet_id`)} group by p.currency order by p.currency`,
  )
}

/** Counts by currency the waybills of one customer within a scope, with those merged into it, over some days, and of how many freight, or freight or cost, is not known. */
export function countOfCustomer(
  db: Db,
  rootId: number,
  { period, scope }: { period: Period; scope: Scope },
): Promise<LeftOutRow[]> {
  const members = sql`select m.id from customer m where m.root_id = ${rootId} and ${inScope(scope, sql`m.root_id`)}`
  return db.rows(
    keptRow,
    sql`
    select r.currency, sum(r.waybills)::float8 as waybills, sum(r.unpriced)::float8 as unpriced, sum(r.waybills - r.known_waybills)::float8 as uncosted
    from (${monthRows(period, columns, anyCurrency, members)}) r group by r.currency order by r.currency`,
  )
}
