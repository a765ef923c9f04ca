import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { uploadsDirectory } from '#lib/platform/import/files'
import { keepScan } from '#lib/records/papers/keep-scan'
import { MAX_SCAN_BYTES } from '#lib/records/papers/scan'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller, textOf } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
beforeAll(async () => {
  company = await openTestCompany()
  const ofSales = { ownerId: company.users.sales.id, outletId: company.outlets.shounan }
  await insertCustomer(company.db, { externalId: 'F-1', ...ofSales })
  await insertCustomer(company.db, { externalId: 'F-2', ...ofSales, kind: 'consumer', name: '王建军' })
})
afterAll(() => company.close())

const make = async (customer = 'F-1') =>
  (await call('sales', 'POST', '/papers', { customer_external_id: customer, type: '合同', title: '年度合同', form: 'scan' })).body
const pdf = (text = '') => Buffer.from(`%PDF-1.4\n${text}\u0000\u00ff\n%%EOF\n`, 'latin1')
const bring = async (id: string, version: number, file: Uint8Array, name = 'x.pdf', user: UserKey = 'sales') => {
  const form = new FormData()
  form.set('version', String(version))
  form.set('file', new Blob([new Uint8Array(file)]), name)
  return company.api('PUT', `/papers/${id}/scan`, { key: await company.keyFor(user), body: form })
}
const take = (user: UserKey, id: string, query = '') => call(user, 'GET', `/papers/${id}/scan${query}`)
const eventsOf = (id: string) =>
  textOf(
    company,
    sql`select string_agg(action, ' ' order by id) as value from audit_event where subject_type = 'paper' and subject_id = ${id}`,
  )

describe('a scan', () => {
  it('is what its bytes are, and comes back byte by byte under the title, to be saved and never shown', async () => {
    const made = await make()
    const brought = await bring(made.id, 1, pdf('one'), 'photo.png')
    expect(brought.body).toMatchObject({ version: 2, scan: { content_type: 'application/pdf', bytes: pdf('one').length } })
    const taken = await take('salesManager', made.id)
    expect(taken.status).toBe(200)
    expect(Object.fromEntries(taken.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('年度合同')}.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store, no-transform',
    })
    const stored = await textOf(
      company,
      sql`select encode(content, 'hex') as value from paper_scan where paper_id = ${Number(made.id)}`,
    )
    expect(stored).toBe(pdf('one').toString('hex'))
    expect(taken.body).toBe(new TextDecoder().decode(pdf('one')))
    expect(await eventsOf(made.id)).toBe('paper.create paper.scan paper.take_scan')
  })

  it('takes the place of the one before, and the same again changes nothing', async () => {
    const made = await make()
    await bring(made.id, 1, pdf('one'))
    expect((await bring(made.id, 2, pdf('one'))).body.version).toBe(2)
    expect((await bring(made.id, 2, pdf('two'))).body.version).toBe(3)
    expect((await take('sales', made.id)).body).toContain('two')
    const late = await bring(made.id, 2, pdf('three'))
    expect([late.status, late.body.current.version]).toEqual([409, 3])
    expect((await take('sales', made.id)).body).toContain('two')
  })

  it('of another kind, too large, or with the number of an identity card is not kept', async () => {
    const made = await make()
    const svg = await bring(made.id, 1, Buffer.from('<svg onload="alert(1)"/>'), 'licence.pdf')
    expect([svg.status, svg.body.detail]).toEqual([415, 'Only PDF, JPEG and PNG files are taken.'])
    expect((await bring(made.id, 1, Buffer.alloc(0))).status).toBe(415)
    const large = Buffer.concat([pdf(), Buffer.alloc(MAX_SCAN_BYTES)])
    expect((await bring(made.id, 1, large)).status).toBe(413)
    expect((await bring(made.id, 1, pdf('(11010519491231002X) Tj'))).status).toBe(422)
    expect((await bring(made.id, Number.NaN, pdf())).body.invalid_params).toMatchObject([{ name: 'version' }])
    expect((await call('sales', 'GET', `/papers/${made.id}`)).body).toEqual(made)
    expect(await readdir(uploadsDirectory(env().DATA_DIR)).catch(() => [])).toEqual([])
  })

  it('of exactly the largest size is kept', async () => {
    const made = await make()
    const sized = (bytes: number) => {
      const content = new Uint8Array(bytes)
      content.set(pdf())
      return content
    }
    const content = sized(MAX_SCAN_BYTES)
    const kept = await keepScan(await company.contextAs('sales'), { id: Number(made.id) }, { version: 1, content })
    expect(kept.scan?.bytes).toBe(MAX_SCAN_BYTES)
    await expect(
      keepScan(await company.contextAs('sales'), { id: Number(made.id) }, { version: 2, content: sized(MAX_SCAN_BYTES + 1) }),
    ).rejects.toMatchObject({ code: 'too_large' })
  })

  it('is taken away for good, while the paper stays', async () => {
    const made = await make()
    await bring(made.id, 1, pdf())
    expect((await call('sales', 'DELETE', `/papers/${made.id}/scan?version=1`)).status).toBe(409)
    expect((await call('sales', 'DELETE', `/papers/${made.id}/scan?version=2`)).body).toMatchObject({ version: 3, scan: null })
    expect((await take('sales', made.id)).status).toBe(404)
    expect(await eventsOf(made.id)).toBe('paper.create paper.scan paper.scan_removed')
  })

  it('is as if it were not there for whoever does not see the customer', async () => {
    const made = await make()
    await bring(made.id, 1, pdf())
    expect((await take('salesColleague', made.id)).status).toBe(404)
    expect((await bring(made.id, 2, pdf('other'), 'x.pdf', 'salesColleague')).status).toBe(404)
    expect((await bring(made.id, 2, pdf('other'), 'x.pdf', 'finance')).status).toBe(403)
    expect((await take('finance', made.id)).status).toBe(200)
  })
})

describe('the scan of a consumer’s paper', () => {
  it('goes to whoever may reveal, for a reason, and counts as a reveal', async () => {
    const made = await make('F-2')
    await bring(made.id, 1, pdf())
    expect((await call('finance', 'GET', `/papers/${made.id}`)).body).toMatchObject({ personal: true, customer_name: '王**' })
    expect((await take('finance', made.id, '?reason=x')).status).toBe(403)
    expect((await take('administrator', made.id, '?reason=x')).status).toBe(403)
    const without = await take('sales', made.id)
    expect(without.body.invalid_params).toMatchObject([{ name: 'reason', code: 'reason_required' }])
    expect((await take('sales', made.id, `?reason=${encodeURIComponent('补签')}`)).status).toBe(200)
    expect(await eventsOf(made.id)).toBe('paper.create paper.scan personal.reveal paper.take_scan')
    const noted = sql`select reason || ' ' || (detail ->> 'linked') as value from audit_event where action = 'personal.reveal' and subject_id = ${made.id}`
    expect(await textOf(company, noted)).toBe('补签 false')
  })

  it('stays a person’s when the customer is merged into a firm', async () => {
    const made = await make('F-2')
    await bring(made.id, 1, pdf())
    await company.db.execute(sql`
      update customer set root_id = (select id from customer where external_id = 'F-1') where external_id = 'F-2'`)
    expect((await take('finance', made.id, '?reason=x')).status).toBe(403)
    expect((await call('sales', 'GET', `/papers/${made.id}`)).body.personal).toBe(true)
  })
})
