import { expect } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'

// Files of waybills for imports that are disturbed, and what must be there when they are done, worked out from the files alone.

const rowsInFile = 100_000
const updatesInFile = 10_000
const badInFile = 1_000
const customers = 2_000

/** Waybills by number, as the database must hold them. */
export type ExpectedWaybills = Map<string, { customer: string; freight: string }>

export async function makeCustomers(company: TestCompany): Promise<void> {
  await company.db.execute(sql`
    insert into customer (external_id, name, outlet_id) select 'K-' || i, '客户' || i, ${company.outlets.shounan} from generate_series(0, ${customers - 1}::int) i`)
}

/** The text of one file of a row of them: the last ten thousand waybills of the file before come again with another freight; one row in a hundred names no customer, the
 * same ones in each file. Notes in `expected` what it brings. */
export function waybillFile(file: number, expected: ExpectedWaybills): string {
  const first = file * (rowsInFile - updatesInFile)
  const lines = Array.from({ length: rowsInFile }, (_, index) => {
    const number = first + index
    const isBad = number % (rowsInFile / badInFile) === 7
    const day = String((number % 28) + 1).padStart(2, '0')
    const month = String((Math.floor(number / 28) % 12) + 1).padStart(2, '0')
    const customer = isBad ? 'nobody' : `K-${number % customers}`
    const freight = `${file + 1}.${String(number % 100).padStart(2, '0')}`
    if (!isBad) expected.set(`W-${number}`, { customer, freight })
    return `W-${number},${customer},2025-${month}-${day} 10:00,${freight}`
  })
  return `waybill_no,customer_external_id,accepted_at,freight\n${lines.join('\n')}\n`
}

/** What the import of a file must count when it is done. */
export const countsOfFile = (file: number) => ({
  status: 'done',
  total: rowsInFile,
  created: file === 0 ? 99_000 : 89_100,
  updated: file === 0 ? 0 : 9_900,
  skipped: 0,
  rejected: badInFile,
})

const importRow = z.object({
  status: z.string(),
  total: z.number(),
  created: z.number(),
  updated: z.number(),
  skipped: z.number(),
  rejected: z.number(),
  progress: z.string(),
  owner: z.string().nullable(),
})
export type DisturbedImport = z.infer<typeof importRow>

/** How an import stands; `progress` changes with every step forward, `owner` is the worker that has it, or had it when it was killed. */
export async function importAt(company: TestCompany, id: number): Promise<DisturbedImport> {
  return importRow.parse(
    await company.db.row(
      importRow,
      sql`
      select status, total, created, updated, skipped, rejected, concat(status, step, applied_through) as progress, lease_owner as owner from import where id = ${id}`,
    ),
  )
}

/** Fails unless every waybill stands once with its last freight, the kept sums are those of bare SQL, and nothing else is left. */
export async function expectNothingLostNorTwice(company: TestCompany, expected: ExpectedWaybills): Promise<void> {
  const stored = await company.db.rows(
    z.object({ line: z.string() }),
    sql`
    select w.waybill_no || ' ' || c.external_id || ' ' || w.freight_minor as line from waybill w join customer c on c.id = w.customer_id`,
  )
  const wanted = new Set(
    [...expected].map(([no, { customer, freight }]) => `${no} ${customer} ${Math.round(Number(freight) * 100)}`),
  )
  expect(stored.length).toBe(wanted.size)
  expect(stored.filter(({ line }) => !wanted.has(line))).toEqual([])

  const sums = await company.db.row(
    z.object({ different: z.number(), waiting: z.number() }),
    sql`
    with bare as (
      select customer_id, date_trunc('month', accepted_on)::date as month, count(*) as waybills, sum(freight_minor) as revenue,
        bit_or(1 << (extract(day from accepted_on)::int - 1)) as days
      from waybill group by 1, 2)
    select count(*) filter (where b.customer_id is null or m.customer_id is null or (b.waybills, b.revenue, b.days) is distinct from (m.waybills, m.revenue_minor, m.days)) as different,
      (select count(*) from touched_month) as waiting
    from bare b full join customer_month m on m.customer_id = b.customer_id and m.month = b.month`,
  )
  expect(sums).toEqual({ different: 0, waiting: 0 })

  const noted = await company.db.row(
    z.object({ created: z.number(), changes: z.number() }),
    sql`
    select (select sum((detail ->> 'created')::int) from audit_event where action = 'import.chunk') as created,
      (select count(*) - count(distinct (import_id, record_id)) from import_change) as changes`,
  )
  expect(noted).toEqual({ created: expected.size, changes: 0 })
}

/** Counts tables of imports that have ended and should be gone. */
export async function tablesLeft(company: TestCompany): Promise<number> {
  return company.db.execute(sql`select from pg_class where relname ~ '^import_(stage|row)_' and relkind = 'r'`)
}
