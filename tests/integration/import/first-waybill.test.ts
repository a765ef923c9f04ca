import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { workImport, workRevert } from '#tests/support/work-import'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

let made = 0
const customer = async (lifecycle = 'potential') => {
  made += 1
  const externalId = `F${made}`
  const id = await insertCustomer(company.db, { externalId })
  await company.db.execute(sql`update customer set lifecycle = ${lifecycle} where id = ${id}`)
  return { id, externalId }
}
const lifecycleOf = async ({ id }: { id: number }) =>
  (await company.db.row(z.object({ lifecycle: z.string() }), sql`select lifecycle from customer where id = ${id}`))?.lifecycle
const row = ({ externalId }: { externalId: string }, number: string, more: Record<string, string> = {}) => ({
  waybill_no: number,
  customer_external_id: externalId,
  accepted_at: '2026-03-01',
  ...more,
})

describe('the first waybill that counts', () => {
  it('makes a potential customer a new one and leaves every other as it is', async () => {
    const [potential, regular, idle] = [await customer(), await customer('regular'), await customer()]
    await workImport(company, 'waybills', [row(potential, 'N1'), row(regular, 'N2')])
    expect([await lifecycleOf(potential), await lifecycleOf(regular), await lifecycleOf(idle)]).toEqual([
      'new',
      'regular',
      'potential',
    ])
  })

  it('is none that is cancelled', async () => {
    const one = await customer()
    await workImport(company, 'waybills', [row(one, 'N3', { status: 'cancelled' })])
    expect(await lifecycleOf(one)).toBe('potential')
    await workImport(company, 'waybills', [row(one, 'N3', { status: 'in_transit' })])
    expect(await lifecycleOf(one)).toBe('new')
  })

  it('of a customer who was merged away makes the survivor new too', async () => {
    const [survivor, merged] = [await customer(), await customer()]
    await company.db.execute(sql`update customer set root_id = ${survivor.id} where id = ${merged.id}`)
    await workImport(company, 'waybills', [row(merged, 'N4')])
    expect([await lifecycleOf(survivor), await lifecycleOf(merged)]).toEqual(['new', 'new'])
  })
})

describe('a revert of the waybills', () => {
  it('makes potential again whom it had made new, unless a waybill is left or somebody has moved the customer on', async () => {
    const [alone, shipping, promoted, stated] = [await customer(), await customer(), await customer(), await customer('new')]
    const worked = await workImport(
      company,
      'waybills',
      [alone, shipping, promoted, stated].map((one, index) => row(one, `R${index}`)),
    )
    await workImport(company, 'waybills', [row(shipping, 'R9')])
    await company.db.execute(sql`update customer set lifecycle = 'regular' where id = ${promoted.id}`)
    await workRevert(company, worked.id)
    const lifecycles = await Promise.all([alone, shipping, promoted, stated].map(lifecycleOf))
    expect(lifecycles).toEqual(['potential', 'new', 'regular', 'new'])
  })

  it('lets the import of the customers be reverted after it, as if neither had been', async () => {
    const customers = await workImport(company, 'customers', [{ external_id: 'FRESH', name: '新来的' }])
    const waybills = await workImport(company, 'waybills', [row({ externalId: 'FRESH' }, 'R20')])
    expect((await workRevert(company, waybills.id)).revertReport).toMatchObject({ removed: 1, changed_since: 0 })
    expect((await workRevert(company, customers.id)).revertReport).toMatchObject({ removed: 1, changed_since: 0, in_use: 0 })
  })
})
