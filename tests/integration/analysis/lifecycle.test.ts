import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getLifecycle, passGate } from '#lib/analysis/lifecycle/service'
import { lifecycleSetting } from '#lib/analysis/lifecycle/settings'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { sql } from '#lib/platform/db/sql'
import { changeSetting } from '#lib/platform/settings/settings'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

const now = new Date('2026-11-25T04:00:00Z')
let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const as = (user: UserKey) => company.contextAs(user, now)
async function customer(lifecycle: string, months: readonly string[], since?: string): Promise<number> {
  const { db, users, outlets } = company
  const id = await insertCustomer(db, {
    ownerId: users.sales.id,
    outletId: outlets.shounan,
    ...(since === undefined ? {} : { customerSince: since }),
  })
  await db.execute(sql`update customer set lifecycle = ${lifecycle}, created_at = ${now}::timestamptz where id = ${id}`)
  for (const month of months)
    for (const day of ['02', '05', '09', '12']) await insertWaybill(db, { customerId: id, acceptedOn: `${month}-${day}` })
  await refreshTouchedMonths(db)
  return id
}
const versionOf = async (id: number) => (await company.db.prisma.customer.findUniqueOrThrow({ where: { id } })).version
const stageOf = async (id: number) => (await company.db.prisma.customer.findUniqueOrThrow({ where: { id } })).lifecycle
const pass = async (id: number, user: UserKey = 'sales') => passGate(await as(user), { id }, { version: await versionOf(id) })

describe('a new customer', () => {
  it('becomes a regular after three months in a row, the running one included, and the change is told of', async () => {
    const id = await customer('new', ['2026-09', '2026-10', '2026-11'])
    expect(await getLifecycle(await as('sales'), { id })).toEqual({
      churned: null,
      stage: 'new',
      next: 'regular',
      gate: [{ gate: 'months_in_row', holds: true, needed: 3, reached: 3, running: 3, shipments: 4 }],
      own: [{ gate: 'first_waybill', holds: true }],
      differs: 'open',
    })
    expect(await pass(id)).toMatchObject({ lifecycle: 'regular' })
    const event = await company.db.prisma.auditEvent.findFirstOrThrow({
      where: { subjectType: 'customer', subjectId: String(id) },
      orderBy: { id: 'desc' },
    })
    expect(event).toMatchObject({ action: 'customer.update', detail: { lifecycle: ['new', 'regular'] } })
  })

  it('is refused with what is missing, counts what a merged one shipped, and goes by what the company has set', async () => {
    const id = await customer('new', ['2026-10', '2026-11'])
    await expect(pass(id)).rejects.toMatchObject({
      code: 'rule_violated',
      detail: 'customer.gate_closed',
      issues: [{ name: 'months_in_row', code: 'gate_months_in_row' }],
    })
    expect(await stageOf(id)).toBe('new')
    const merged = await customer('new', ['2026-09'])
    await company.db.execute(sql`update customer set root_id = ${id} where id = ${merged}`)
    expect((await getLifecycle(await as('sales'), { id })).gate).toMatchObject([{ reached: 3, holds: true }])

    const other = await customer('new', ['2026-11'])
    const manager = await as('administrator')
    await changeSetting(manager, lifecycleSetting, { version: 0, values: { regular_months: 1 } })
    expect(await pass(other)).toMatchObject({ lifecycle: 'regular' })
  })
})

describe('a regular customer', () => {
  const year = ['2025-12', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']

  it('becomes loyal when it has stayed, ships most months, and says so or gives most of what it sends', async () => {
    const id = await customer('regular', year, '2025-11-26')
    const gate = async () => (await getLifecycle(await as('sales'), { id })).gate
    expect(await gate()).toEqual([
      { gate: 'months_as_customer', holds: false, needed: 12, reached: 11 },
      { gate: 'active_months', holds: true, needed: 10, reached: 10 },
      { gate: 'attitude_or_wallet', holds: false, needed: 0.6, reached: null, attitudeIsHigh: null },
    ])
    await expect(pass(id)).rejects.toMatchObject({ issues: [{ name: 'months_as_customer' }, { name: 'attitude_or_wallet' }] })
    await company.db.execute(sql`
      update customer set customer_since = '2025-11-25', facts = '{"share_of_wallet": 65}' where id = ${id}`)
    expect((await gate()).map(({ holds }) => holds)).toEqual([true, true, true])
    await company.db.execute(sql`update customer set facts = '{}' where id = ${id}`)
    await company.db.execute(sql`update customer_standing set loyalty_class = 'spurious' where customer_id = ${id}`)
    expect((await gate())[2]).toMatchObject({ attitudeIsHigh: false, holds: false })
    await company.db.execute(sql`update customer_standing set loyalty_class = 'latent' where customer_id = ${id}`)
    expect(await pass(id)).toMatchObject({ lifecycle: 'loyal' })
    await expect(pass(id)).rejects.toMatchObject({ code: 'rule_violated', detail: 'customer.at_last_stage' })
  })

  it('has been one since the day that was stated, else since its first waybill', async () => {
    const id = await customer('regular', ['2025-06'], '2026-08-01')
    expect((await getLifecycle(await as('sales'), { id })).gate[0]).toMatchObject({ reached: 3 })
    await company.db.execute(sql`update customer set customer_since = null where id = ${id}`)
    // From 2 June 2025 to 25 November 2026.
    expect((await getLifecycle(await as('sales'), { id })).gate[0]).toMatchObject({ reached: 17 })
  })
})

describe('the step', () => {
  it('out of the first stage is the first waybill’s alone', async () => {
    const id = await customer('potential', ['2026-11'])
    expect(await getLifecycle(await as('sales'), { id })).toMatchObject({
      next: 'new',
      gate: [{ gate: 'first_waybill', holds: true }],
    })
    await expect(pass(id)).rejects.toMatchObject({ detail: 'customer.gate_closed', issues: [{ name: 'first_waybill' }] })
  })

  it('is not for whoever may see a customer and not change it', async () => {
    const id = await customer('new', ['2026-08', '2026-09', '2026-10'])
    await expect(pass(id, 'claims')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is not for whoever is out of reach, and takes no older version', async () => {
    const id = await customer('new', ['2026-08', '2026-09', '2026-10'])
    await expect(pass(id, 'salesHangzhou')).rejects.toMatchObject({ code: 'not_found' })
    await expect(passGate(await as('sales'), { id }, { version: 99 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(getLifecycle(await as('salesHangzhou'), { id })).rejects.toMatchObject({ code: 'not_found' })
  })
})
