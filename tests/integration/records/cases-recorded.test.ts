import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { lookUpWaybill, recordCase } from '#lib/records/cases/desk/intake'
import { findCaller } from '#lib/records/cases/pop/service'
import { companyWithDesks } from './queue-company.ts'

const { company, customers, as } = companyWithDesks()

describe('recording while somebody calls', () => {
  beforeAll(async () => {
    await company().db.execute(sql`
      insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, currency, status, stated_status, promised_at)
      values ('YT-LATE', ${customers.shounan}, '2026-02-26T10:00+08', '2026-02-26', 'CNY', 'out_for_delivery', 'out_for_delivery', '2026-03-01T18:00+08'),
        ('YT-FAR', ${customers.hangzhou}, '2026-02-26T10:00+08', '2026-02-26', 'CNY', 'in_transit', 'in_transit', null)`)
  })

  it('a waybill brings its customer, what is likely wrong, and what is open on it', async () => {
    const ctx = await as('service')
    const known = await lookUpWaybill(ctx, ' YT-LATE ')
    expect(known).toMatchObject({
      customer: { id: String(customers.shounan) },
      status: 'out_for_delivery',
      suggestion: { category: 'delay', subcategory: 'delay_delivery' },
      openCases: [],
    })
    const recorded = await recordCase(ctx, {
      waybill_no: 'YT-LATE',
      type: 'complaint',
      subcategory: 'delay_delivery',
      channel: 'hotline',
    })
    expect(recorded).toMatchObject({
      customer_id: String(customers.shounan),
      category: 'delay',
      assignee_id: String(company().users.service.id),
    })
    expect((await lookUpWaybill(ctx, 'YT-LATE'))?.openCases.map(({ id }) => id)).toEqual([recorded.id])
    expect(await lookUpWaybill(ctx, 'YT-FAR')).toBeNull()
    expect(await lookUpWaybill(ctx, 'NOWHERE')).toBeNull()
  })

  it('a caller is found by the number, or made a customer; without either it is asked who it is', async () => {
    const ctx = await as('service')
    const call = { type: 'complaint', channel: 'hotline', description: '包裹未到' } as const
    const made = await recordCase(ctx, { ...call, caller_name: '赵丽', caller_phone: '13700001234' })
    const again = await recordCase(ctx, { ...call, caller_name: '赵丽', caller_phone: '+86 137 0000 1234' })
    expect(again.customer_id).toBe(made.customer_id)
    expect(made).toMatchObject({ customer_name: '赵*', service_class: 'consumer' })
    await expect(recordCase(ctx, call)).rejects.toMatchObject({ issues: [{ name: 'customer_id', code: 'customer_or_caller' }] })
    const found = await findCaller(ctx, '13700001234')
    expect(found.customers.map(({ name }) => name)).toEqual(['赵*'])
    expect(found.cases).toHaveLength(2)
    await expect(findCaller(ctx, '1234')).rejects.toMatchObject({ issues: [{ name: 'phone' }] })
    expect((await findCaller(await as('serviceHangzhou'), '13700001234')).cases).toEqual([])
  })
})
