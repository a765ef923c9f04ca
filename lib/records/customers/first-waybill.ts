import { z } from 'zod'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { winOpportunities } from '../opportunities/win.ts'
import { counting } from '../waybills/columns.ts'

// The first counting waybill makes a potential customer a new one. Which import did so stands in the audit event, and is where its revert looks. The version
// stays: it counts what people and imports state of the customer.

const action = 'customer.first_waybill'
const idRow = z.object({ id: z.int() })

/** The condition that a customer `c`, or one merged into it, has a waybill that counts. */
const ships = sql`(exists (select from waybill w where w.customer_id = c.id and ${counting})
  or exists (select from customer m join waybill w on w.customer_id = m.id where m.root_id = c.id and m.id <> c.id and ${counting}))`

/** Makes new those of the given customers, and survivors of their merges, that are still potential and have a waybill that counts. `customers` is a select of
 * ids; run it in the transaction that wrote the waybills or their status. `importId` is the import that did. */
export async function welcomeShippers(ctx: Context, customers: Sql, importId: number | null): Promise<void> {
  const welcomed = await ctx.db.rows(
    idRow,
    sql`
    with given as materialized (
      select m.id, m.root_id from customer m
      where m.id in (${customers}) and (m.lifecycle = 'potential' or m.root_id <> m.id)
    )
    update customer c set lifecycle = 'new', updated_at = now()
    where c.id in (select g.id from given g union select g.root_id from given g) and c.lifecycle = 'potential' and ${ships}
    returning c.id`,
  )
  if (welcomed.length === 0) return
  await winOpportunities(
    ctx,
    welcomed.map((row) => row.id),
  )
  const subject = importId === null ? {} : { subjectType: 'import', subjectId: importId }
  await audit(ctx, { action, ...subject, detail: { lifecycle: ['potential', 'new'], customers: welcomed.map((row) => row.id) } })
}

/** Makes potential again the customers that an import made new and that no longer have a waybill that counts; for after its revert. Leaves those that
 * somebody has taken further since. Safe to run at any time, and again. */
export async function takeBackWelcome(ctx: Context, importId: number): Promise<void> {
  await ctx.db.tx(async (db) => {
    const returned = await db.rows(
      idRow,
      sql`
      update customer c set lifecycle = 'potential', updated_at = now()
      where c.lifecycle = 'new' and not ${ships} and c.id in (
        select x.id::int from audit_event a cross join lateral jsonb_array_elements_text(a.detail -> 'customers') x (id)
        where a.subject_type = 'import' and a.subject_id = ${String(importId)} and a.action = ${action})
      returning c.id`,
    )
    if (returned.length === 0) return
    const detail = { lifecycle: ['new', 'potential'], customers: returned.map((row) => row.id) }
    await audit({ ...ctx, db }, { action: 'customer.first_waybill_gone', subjectType: 'import', subjectId: importId, detail })
  })
}
