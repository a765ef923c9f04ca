import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { workOffAll } from '#lib/jobs/registry'
import { sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { log } from '#lib/platform/log/log'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { importFile } from '#tests/support/import-file'
import { insertCustomer } from '#tests/support/shipments'
import { caller, mergeInto } from './relations-company.ts'

let company: TestCompany
let folder: string
let survivor: number
const call = caller(() => company)
beforeAll(async () => {
  company = await openTestCompany()
  folder = await mkdtemp(join(tmpdir(), 'yike-contacts-'))
  survivor = await insertCustomer(company.db, { externalId: 'K-1' })
  await insertCustomer(company.db, { externalId: 'K-2' })
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await company.close()
})

const header = 'customer_external_id,name,external_id,phone,email,title,decision_role'
let files = 0
async function bring(...rows: string[]) {
  files += 1
  const path = join(folder, `contacts-${files}.csv`)
  await writeFile(path, [header, ...rows, ''].join('\n'))
  const { body } = await importFile(company, path, { kind: 'contacts' })
  const { status, total, created, updated, skipped, rejected } = body
  return { id: body.id, counts: { status, total, created, updated, skipped, rejected } }
}
const contactRow = z.object({
  customer: z.string(),
  name: z.string(),
  externalId: z.string().nullable(),
  phone: z.string().nullable(),
  title: z.string().nullable(),
})
const contacts = () =>
  company.db.rows(
    contactRow,
    sql`select c.external_id as customer, t.name, t.external_id as "externalId", t.phone, t.title from contact t join customer c on c.id = t.customer_id order by t.id`,
  )

it('a row with an external id means that contact, one without means the namesake of its customer who has none', async () => {
  const first = await bring(
    'K-1,张三,P-1,13800000001,,经理,decider',
    'K-1,张三,,13800000002,,出纳,payer',
    'K-2,张三,,13800000003,,,',
  )
  expect(first.counts).toEqual({ status: 'done', total: 3, created: 3, updated: 0, skipped: 0, rejected: 0 })
  // The same people once more: one has a new number, an empty cell leaves what is stored, the third changes nothing.
  const second = await bring('K-1,张三,P-1,13900000001,,,', 'K-1,张三,,,,主管,', 'K-2,张三,,13800000003,,,')
  expect(second.counts).toEqual({ status: 'done', total: 3, created: 0, updated: 2, skipped: 1, rejected: 0 })
  expect(await contacts()).toEqual([
    { customer: 'K-1', name: '张三', externalId: 'P-1', phone: '13900000001', title: '经理' },
    { customer: 'K-1', name: '张三', externalId: null, phone: '13800000002', title: '主管' },
    { customer: 'K-2', name: '张三', externalId: null, phone: '13800000003', title: null },
  ])
  const found = await call('administrator', 'GET', '/contacts?q=zs&limit=200')
  expect(found.body.data.map((row: { phone: string }) => row.phone)).toEqual(['138******03', '138******02', '139******01'])
})

it('a row of an unknown customer, without a name or with an unknown part in decisions is rejected, and names nobody', async () => {
  const before = await contacts()
  const { id, counts } = await bring('K-404,李四,,,,,', 'K-1,,,,,,', 'K-1,李五,,,,,boss')
  expect(counts).toMatchObject({ status: 'done', created: 0, rejected: 3 })
  const errors = await call('administrator', 'GET', `/imports/${id}/errors`)
  expect(errors.status).toBe(200)
  expect(errors.body).not.toMatch(/李四|李五/)
  expect(await contacts()).toEqual(before)
})

it('of two rows of one person in a file the later wins', async () => {
  const { counts } = await bring('K-2,王五,,,,甲,', 'K-2,王五,,,,乙,')
  expect(counts).toMatchObject({ created: 1, skipped: 1 })
  expect((await contacts()).filter((row) => row.name === '王五')).toMatchObject([{ title: '乙' }])
})

it('a merge moves nothing: the survivor’s file means the contact that was written under the other', async () => {
  const merged = await insertCustomer(company.db, { externalId: 'K-3' })
  await bring('K-3,赵六,,,,甲,')
  await mergeInto(company, merged, survivor)
  expect((await bring('K-1,赵六,,,,乙,')).counts).toMatchObject({ created: 0, updated: 1 })
  expect((await bring('K-3,赵六,,,,丙,', 'K-1,赵六,,,,丁,')).counts).toMatchObject({ created: 0, updated: 1, skipped: 1 })
  expect((await contacts()).filter((row) => row.name === '赵六')).toMatchObject([{ customer: 'K-3', title: '丁' }])
})

it('a revert takes away what it made, restores what it changed, and leaves who was talked to since', async () => {
  await bring('K-2,孙七,P-7,,,甲,')
  const { id } = await bring('K-2,孙七,P-7,,,乙,', 'K-2,周八,,,,,', 'K-2,吴九,P-9,,,,')
  const talkedTo = (await call('administrator', 'GET', '/contacts/ext:P-9')).body
  await call('administrator', 'POST', '/interactions', { customer_external_id: 'K-2', channel: 'call', contact_id: talkedTo.id })
  const key = await company.keyFor('administrator')
  expect((await company.api('POST', `/imports/${id}/revert`, { key })).status).toBeLessThan(300)
  await workOffAll({ db: company.db, log, dataDirectory: env().DATA_DIR })
  expect((await company.api('GET', `/imports/${id}`, { key })).body.status).toBe('reverted')
  const left = (await contacts()).map((row) => `${row.name} ${row.title}`)
  expect(left).toContain('孙七 甲')
  expect(left).toContain('吴九 null')
  expect(left.some((name) => name.startsWith('周八'))).toBe(false)
})

it('influence and attitude are optional columns; an empty cell leaves what is known', async () => {
  const path = join(folder, 'contacts-stand.csv')
  await writeFile(path, 'customer_external_id,name,influence,attitude\nK-1,钱久安,high,opposed\nK-1,郑十全,some,\n')
  const first = await importFile(company, path, { kind: 'contacts' })
  expect(first.body).toMatchObject({ created: 1, rejected: 1 })
  await writeFile(path, 'customer_external_id,name,influence,attitude\nK-1,钱久安,,supportive\n')
  expect((await importFile(company, path, { kind: 'contacts' })).body).toMatchObject({ updated: 1 })
  expect(
    await company.db.rows(
      z.object({ influence: z.string(), attitude: z.string() }),
      sql`select influence, attitude from contact where name = '钱久安'`,
    ),
  ).toEqual([{ influence: 'high', attitude: 'supportive' }])
})
