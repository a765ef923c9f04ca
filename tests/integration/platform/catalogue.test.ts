import { readFile, writeFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { customerIsUsed } from '#lib/records/customers/import-kind'
import { catalogueQuery } from '#tests/support/list-catalogue'
import type { TestDatabase } from '#tests/support/test-database'
import { createTestDatabase } from '#tests/support/test-database'

let test: TestDatabase
let client: pg.Client

beforeAll(async () => {
  test = await createTestDatabase()
  client = new pg.Client({ connectionString: test.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await test.drop()
})

it('the migrated database is what catalogue.txt lists; a migration that changes it changes the list too', async () => {
  const { rows } = await client.query<{ entry: string }>(catalogueQuery)
  const found = rows.map((row) => row.entry).sort()
  const file = new URL('./catalogue.txt', import.meta.url)
  // WRITE_CATALOGUE=1 writes the list anew, to be read before it is committed.
  if (process.env.WRITE_CATALOGUE === '1') await writeFile(file, `${found.join('\n')}\n`)
  const expected = (await readFile(file, 'utf8')).trimEnd().split('\n')
  const unlisted = found.filter((entry) => !expected.includes(entry))
  const missing = expected.filter((entry) => !found.includes(entry))
  expect({ unlisted, missing }).toEqual({ unlisted: [], missing: [] })
})

it('no table outside the module of waybills refers to a waybill', async () => {
  const { rows } = await client.query(`select conname from pg_constraint where contype = 'f' and confrelid = 'waybill'::regclass`)
  expect(rows).toEqual([])
})

it('whatever refers to a customer and would not go with it keeps a revert of an import from taking it away', async () => {
  const { rows } = await client.query<{ name: string; column: string }>(`
    select f.conrelid::regclass::text as name, a.attname as column from pg_constraint f
    join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any(f.conkey)
    where f.contype = 'f' and f.confrelid = 'customer'::regclass and f.confdeltype = 'a'`)
  expect(rows).toContainEqual({ name: 'customer', column: 'payer_id' })
  const forgotten = rows.filter(
    ({ name, column }) => !new RegExp(`from ${name} x where [^)]*\\bx\\.${column} = w\\.id`).test(customerIsUsed),
  )
  expect(forgotten).toEqual([])
})

it('audit events and the history of facts can be neither changed nor deleted', async () => {
  await client.query(`insert into audit_event (action) values ('test.event')`)
  await expect(client.query(`update audit_event set action = 'other'`)).rejects.toThrow('append-only')
  await expect(client.query('delete from audit_event')).rejects.toThrow('append-only')
  await expect(client.query('truncate audit_event')).rejects.toThrow('append-only')
  await expect(client.query('delete from customer_fact')).rejects.toThrow('append-only')
})

it('finds pairs of Chinese characters, and never one across a line', async () => {
  const { rows } = await client.query(`select search_grams(E'亮禾电\\nlhd') as grams`)
  expect([...(rows[0]?.grams ?? [])].sort()).toEqual(['hd', 'lh', '亮禾', '禾电'].sort())
})
