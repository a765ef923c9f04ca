import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { oneInScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { refreshIfLittle } from '../metrics/refresh.ts'
import type { RunAnswer } from '../metrics/run-columns.ts'
import { readRunColumns } from '../metrics/run-columns.ts'
import type { RunQuestion } from '../metrics/run-question.ts'

const customerRow = z.object({ id: z.number(), externalId: z.string().nullable(), name: z.string(), kind: z.string() })
export type CustomerRow = z.infer<typeof customerRow>

export interface CustomersQuestion {
  scope: Scope
  outlet: number | undefined
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

/** Lists the customers within a scope by number, a page at a time. */
export function listCustomerRows(db: Db, question: CustomersQuestion): Promise<ListPage<CustomerRow>> {
  const { scope, outlet, falling, limit, cursor, now } = question
  return listPage(
    db,
    customerRow,
    {
      source: {
        from: sql`customer_standing s`,
        id: sql`s.customer_id`,
        sort: { expression: sql`s.customer_id`, type: 'int4' },
      },
      conditions: [sql`s.listed`],
      branches: scopeBranches(scope),
      columns: sql`c.id, c.external_id as "externalId", c.name, c.kind`,
      joins: sql`join customer c on c.id = p.id`,
      filter: { outlet },
      ...{ sort: 'id', falling, limit, cursor },
    },
    now,
  )
}

/** Tells whether a customer stands in lists, within a scope. */
export async function isMeasured(db: Db, customerId: number, scope: Scope): Promise<boolean> {
  const row = await db.row(
    z.object({ id: z.int() }),
    sql`select s.customer_id as id from customer_standing s where s.customer_id = ${customerId} and s.listed and ${oneInScope(scope, sql`s.customer_id`)}`,
  )
  return row !== null
}

/** Reads the columns of some customers in one snapshot. */
export async function readColumnsOf(db: Db, question: RunQuestion): Promise<RunAnswer> {
  await refreshIfLittle(db)
  return db.bulk(async (client) => {
    await client.query('begin transaction isolation level repeatable read read only')
    const answer = await readRunColumns(client, question)
    await client.query('commit')
    return answer
  })
}
