import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'

/** Keeps others from changing who pays for whom until the transaction ends: two changes at once could make a chain. Merges take it too, before they lock customers. */
export async function lockPayers(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('customer_payers'))`)
}

/** The condition that a customer with those merged into it pays for somebody else. */
const paysForOthers = (customerId: Sql) => sql`exists (
  select from customer m join customer x on x.payer_id = m.id where m.root_id = ${customerId} and x.root_id = x.id and x.id <> ${customerId})`

const problemRow = z.object({ problem: z.enum(['customer_archived', 'payer_has_payer', 'customer_pays_for_others']).nullable() })

/** Says what speaks against a customer as the payer of another one, id 0 for one that is being made; null for nothing. Archived customers that are paid for count: they may come back. */
export async function payerProblem(db: Db, payerId: number, payeeId: number): Promise<z.infer<typeof problemRow>['problem']> {
  const row = await db.row(
    problemRow,
    sql`
    select case when p.archived_at is not null then 'customer_archived' when p.payer_id is not null then 'payer_has_payer'
      when ${paysForOthers(sql`${payeeId}::int`)} then 'customer_pays_for_others' end as problem
    from customer p where p.id = ${payerId}`,
  )
  return row?.problem ?? null
}

const chainRow = z.object({ chained: z.boolean() })

/** Says whether one of some customers has a payer and is itself one, or has one that has a payer in turn. */
export async function hasPayerChain(db: Db, ids: readonly number[]): Promise<boolean> {
  const row = await db.row(
    chainRow,
    sql`
    select exists (
      select from customer c join customer n on n.id = c.payer_id join customer p on p.id = n.root_id
      where c.id = any(${[...ids]}::int[]) and (p.id = c.id or p.payer_id is not null or ${paysForOthers(sql`c.id`)})
    ) as chained`,
  )
  return chainRow.parse(row).chained
}

const payerRow = z.object({ id: z.int(), name: z.string(), kind: z.string(), inScope: z.boolean() })

/** Finds who pays for a customer in scope, wherever that one lies; null when it pays itself. */
export function findPayerRow(db: Db, scope: Scope, customerId: number): Promise<z.infer<typeof payerRow> | null> {
  return db.row(
    payerRow,
    sql`
    select p.id, p.name, p.kind, ${oneInScope(scope, sql`p.id`)} as "inScope"
    from customer x join customer c on c.id = x.root_id join customer n on n.id = c.payer_id join customer p on p.id = n.root_id
    where x.id = ${customerId} and ${oneInScope(scope, sql`c.id`)}`,
  )
}
