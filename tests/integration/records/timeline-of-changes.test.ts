import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setOverride } from '#lib/analysis/classification/override'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { startRun } from '#lib/analysis/classification/service'
import { waitUntilFresh } from '#lib/analysis/metrics/refresh'
import { sql } from '#lib/platform/db/sql'
import { planNextTouch } from '#lib/records/customers/plan-touch'
import { loseOpportunity, openOpportunity } from '#lib/records/opportunities/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'
import { mergeInto } from './relations-company.ts'
import { timelineOf, words } from './timeline-company.ts'

let company: TestCompany
const { call, newCustomer, read, note } = timelineOf(() => company)
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

describe('what changed of a customer, in its timeline', () => {
  it('tells what became known with its value, and names owners, outlets and those in sight', async () => {
    const [id, parent] = [await newCustomer(), await newCustomer({ name: '集团总部' })]
    const foreign = await insertCustomer(company.db, { name: '外地公司', ownerId: company.users.salesHangzhou.id })
    await call('sales', 'PUT', `/customers/${id}/facts/special_goods`, { value: ['fresh', 'fragile'] })
    await call('administrator', 'PATCH', `/customers/${id}`, { version: 1, parent_id: String(foreign) })
    await call('administrator', 'PATCH', `/customers/${id}`, {
      version: 2,
      parent_id: String(parent),
      owner_email: company.users.salesManager.email,
    })
    const { entries } = await read('outlet', id)
    expect(entries.map(words)).toEqual(['customer.update', 'customer.update', 'customer.fact'])
    expect(entries[0]).toMatchObject({
      fields: expect.arrayContaining([
        { field: 'owner_id', from: '周敏', to: '戴经理' },
        { field: 'parent_id', from: null, to: '集团总部' },
      ]),
    })
    expect(JSON.stringify(entries)).not.toContain('外地公司')
    expect(entries[2]).toMatchObject({ fact: { label: '特殊货品', value: '生鲜、易碎' } })
  })

  it('hides persons: contacts, and a consumer in what was changed while it still was a firm', async () => {
    const id = await newCustomer({ name: '王建军' })
    const contact = (
      await call('sales', 'POST', '/contacts', { customer_id: String(id), name: '欧阳娜娜', phone: '13812345678' })
    ).body
    await call('sales', 'PATCH', `/contacts/${contact.id}`, { version: 1, phone: '13912345678' })
    await note(id, { contact_id: contact.id, occurred_at: '2026-10-01T09:00' })
    await call('sales', 'PATCH', `/customers/${id}`, { version: 1, phone: '13712345678' })
    await call('sales', 'PATCH', `/customers/${id}`, { version: 2, kind: 'consumer' })
    const text = JSON.stringify((await read('sales', id)).entries)
    for (const secret of ['欧阳娜', '13812345678', '13912345678', '13712345678']) expect(text).not.toContain(secret)
    expect(text).toContain('137******78')
    expect(text).toContain('欧')
  })

  it('tells of a day that was planned by itself, and not once more of one that a note set', async () => {
    const id = await newCustomer()
    await note(id, { purpose: '约', next_touch_on: '2099-01-05' })
    await planNextTouch(await company.contextAs('sales'), { id }, { next_touch_on: '2099-02-01', instead_of: '2099-01-05' })
    const { entries } = await read('sales', id, ['change'])
    expect(entries).toMatchObject([{ action: 'customer.next_touch', fields: [{ from: '2099-01-05', to: '2099-02-01' }] }])
  })

  it('tells of the steps by which it was won or lost, of papers and of claims ruled', async () => {
    const { db, users } = company
    const id = await newCustomer()
    const sales = await company.contextAs('sales')
    const opportunity = await openOpportunity(sales, { id })
    await loseOpportunity(sales, opportunity, { version: 1, reason: 'price', note: '同行 2.9 元' })
    await db.execute(sql`
      insert into customer_paper (customer_id, type, title, form, keeper_id, created_at)
      values (${id}, '合同', '2026 年度合同', 'copy', ${users.sales.id}, now() + interval '1 hour')`)
    await db.execute(sql`
      insert into collision (customer_id, claimant_id, owner_id, ground, evidence, ruling, reason, ruled_by_id, ruled_at)
      values (${id}, ${users.salesColleague.id}, ${users.sales.id}, 'visited', '见过', 'keep', '先到先得', ${users.salesManager.id}, now() + interval '2 hours')`)
    const { entries } = await read('sales', id)
    expect(entries.map(words)).toEqual([
      'collision.keep',
      'paper.create',
      'development unqualified lost',
      'development null unqualified',
    ])
    expect(entries[0]).toMatchObject({ by: '戴经理', other: '郑凯', reason: '先到先得' })
    expect(entries[1]).toMatchObject({ fact: { label: '合同', value: '2026 年度合同' } })
    expect(entries[2]).toMatchObject({ by: '周敏', reason: 'price', note: '同行 2.9 元' })
    const ofSteps = (await read('sales', id, ['development'])).entries
    expect(ofSteps.map(words)).toEqual(['development unqualified lost', 'development null unqualified'])
  })

  it('tells of a file that brought the customer, and of a class set by hand with its reason', async () => {
    const id = await newCustomer()
    const { id: importId } = await company.db.prisma.import.create({
      data: {
        kind: 'customers',
        status: 'done',
        fileName: '客户.csv',
        fileBytes: 1,
        fileSha256: 'x',
        identityHash: `tl-${id}`,
        requestedById: company.users.administrator.id,
      },
      select: { id: true },
    })
    await company.db.execute(sql`update customer set created_import_id = ${importId} where id = ${id}`)
    await setOverride(await company.contextAs('executive'), { id }, 'abc', { class: 'A', reason: '行业龙头' })
    expect((await read('sales', id)).entries).toMatchObject([
      {
        action: 'customer.override',
        scheme: 'abc',
        reason: '行业龙头',
        by: '总宏',
        fields: [{ field: 'class', from: null, to: 'A' }],
      },
      { action: 'customer.import', file: '客户.csv', by: '管安' },
    ])
  })
})

describe('the classes of a customer over time', () => {
  it('tell of a change between two published runs, and of none where nothing changed', async () => {
    const [big, small] = [await newCustomer(), await newCustomer()]
    const run = async (asOf: string) => {
      await waitUntilFresh(company.db)
      const { id } = await startRun(await company.contextAs('administrator'), { scheme: 'abc', as_of: asOf })
      await recomputeRun(await company.system(), Number(id))
      await company.db.execute(sql`update analysis_run set published = true where id = ${Number(id)}`)
    }
    await insertWaybill(company.db, { customerId: big, acceptedOn: '2026-03-01', freightMinor: 100_000 })
    await insertWaybill(company.db, { customerId: small, acceptedOn: '2026-03-01', freightMinor: 100 })
    await run('2026-03-31')
    await insertWaybill(company.db, { customerId: small, acceptedOn: '2026-04-01', freightMinor: 90_000 })
    await run('2026-04-30')
    expect((await read('sales', big, ['class'])).entries).toEqual([])
    const { entries } = await read('sales', small, ['class'])
    expect(entries.map(words)).toEqual(['class C A'])
    expect((await read('service', small, ['class'])).entries).toEqual([])
  })

  it('are nothing for a merged customer’s stranger', async () => {
    const [survivor, merged] = [await newCustomer(), await newCustomer()]
    await mergeInto(company, merged, survivor)
    await expect(read('salesHangzhou', merged)).rejects.toMatchObject({ code: 'not_found' })
    expect((await read('sales', merged)).entries).toEqual([])
  })
})
