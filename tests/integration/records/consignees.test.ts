import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { checkDuplicate } from '#lib/platform/privacy/duplicate-check'
import { listContacts } from '#lib/records/contacts/service'
import { listCustomers } from '#lib/records/customers/list'
import { noteLead } from '#lib/records/opportunities/leads'
import { listProspects } from '#lib/records/opportunities/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

/** Somebody who receives parcels: she called about one, and a scan of it names her. */
const consignee = { name: '收货人林晓岚', phone: '13757412345' }
let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  const shipper = await insertCustomer(db, { name: '宁波发货厂', ownerId: users.sales.id, outletId: outlets.shounan })
  await db.execute(sql`
    insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, outlet_id, currency, settlement, destination_region)
    values ('YK-C18', ${shipper}, now(), current_date, ${outlets.shounan}, 'CNY', 'collect', '310000')`)
  await db.execute(sql`
    insert into tracking_event (waybill_no, occurred_at, provider, code, status, text)
    values ('YK-C18', now(), 'kuaidi100', '5', 'out_for_delivery', ${`派送中，${consignee.name} ${consignee.phone}`})`)
  await db.execute(sql`
    insert into case_record (customer_id, type, channel, waybill_no, opened_at, opened_on, currency, caller_name, caller_phone, outlet_id)
    values (${shipper}, 'complaint', 'hotline', 'YK-C18', now(), current_date, 'CNY', ${consignee.name}, ${consignee.phone}, ${outlets.shounan})`)
})
afterAll(() => company.close())

it('no column of a waybill names whom it goes to', async () => {
  const columns = await company.db.rows(
    z.object({ name: z.string() }),
    sql`select column_name as name from information_schema.columns where table_name = 'waybill'`,
  )
  const personal = columns
    .map(({ name }) => name)
    .filter((name) => /consignee|receiver|recipient|addressee|phone|address/.test(name))
  expect(personal).toEqual([])
  expect(columns.length).toBeGreaterThan(30)
})

it('whoever received something, and called about it, is found by no search and on no list of customers, contacts or prospects', async () => {
  const ctx = await company.contextAs('executive')
  const four = consignee.phone.slice(-4)
  for (const q of [consignee.name, consignee.phone, four]) {
    expect((await listCustomers(ctx, { q })).rows, q).toEqual([])
    expect((await listContacts(ctx, { q, limit: 50, sort: 'id' })).rows, q).toEqual([])
    expect((await listProspects(ctx, { q, limit: 50, sort: 'next_touch' })).rows, q).toEqual([])
  }
  expect((await listCustomers(ctx, {})).rows.map(({ name }) => name)).toEqual(['宁波发货厂'])
  expect((await listProspects(ctx, { limit: 50, sort: 'next_touch' })).rows).toEqual([])
})

it('the duplicate check and the line of a lead know nothing of consignees', async () => {
  const ctx = await company.contextAs('sales')
  for (const known of [{ phone: consignee.phone }, { name: consignee.name }])
    expect(await checkDuplicate(ctx, known)).toEqual({ exists: false, matches: [] })
  const { elsewhere } = await noteLead(ctx, { name: '另一家厂', phone: consignee.phone })
  expect(elsewhere).toEqual([])
})
