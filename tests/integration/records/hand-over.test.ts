import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { updateUser } from '#lib/platform/org/manage-users'
import { countCustomersOf, handOver } from '#lib/records/customers/hand-over/service'
import { listCustomers } from '#lib/records/customers/list'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
  const { sales, salesColleague } = company.users
  // More than two chunks, one of them archived, one merged into another.
  await company.db.execute(sql`
    insert into customer (name, owner_id, outlet_id, archived_at)
    select '客户' || n, ${sales.id}, ${company.outlets.shounan}, case when n = 7 then now() end from generate_series(1, 4100) n`)
  await company.db.execute(sql`
    update customer set root_id = (select min(id) from customer) where id = (select max(id) from customer)`)
  await company.db.execute(sql`insert into customer (name, owner_id) values ('同事的', ${salesColleague.id})`)
})
afterAll(() => company.close())

describe('customers of somebody who leaves', () => {
  it('are counted with archived ones, and those merged into another with it', async () => {
    expect(await countCustomersOf(await company.contextAs('administrator'), company.users.sales.id)).toBe(4_099)
  })

  it('go to a colleague, all of them, who is told and sees them at once; each chunk is an event', async () => {
    const ctx = await company.contextAs('administrator')
    const { sales, salesXiaying } = company.users
    expect(await handOver(ctx, sales.id, salesXiaying.id)).toBe(4_099)
    expect(await countCustomersOf(ctx, sales.id)).toBe(0)
    const page = await listCustomers(await company.contextAs('salesXiaying'), { limit: 50 })
    expect(page.rows).toHaveLength(50)
    expect((await listCustomers(await company.contextAs('sales'), { limit: 50 })).rows).toEqual([])
    const stale = await company.db.row(
      z.object({ rows: z.int(), standing: z.int(), versions: z.int() }),
      sql`
      select (select count(*)::int4 from customer where owner_id = ${salesXiaying.id}) as rows,
        (select count(*)::int4 from customer_standing where owner_id = ${salesXiaying.id}) as standing,
        (select count(*)::int4 from customer where version = 2) as versions`,
    )
    expect(stale).toEqual({ rows: 4_100, standing: 4_100, versions: 4_100 })
    const events = await company.db.prisma.auditEvent.findMany({
      where: { action: 'customer.hand_over' },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ detail }) => detail)).toEqual(
      [2_000, 2_000, 99].map((customers) => ({ owner_id: [sales.id, salesXiaying.id], customers })),
    )
    const told = await company.db.prisma.notification.findMany({ where: { userId: salesXiaying.id } })
    expect(told.map(({ kind, params }) => [kind, params])).toEqual([
      ['customers_handed_over', { by: '管安', from: '周敏', count: 4_099 }],
    ])
    expect(await handOver(ctx, sales.id, salesXiaying.id)).toBe(0)
  })

  it('go to nobody who cannot sign in, to nobody unknown, and not to the same', async () => {
    const ctx = await company.contextAs('administrator')
    const { salesXiaying, disabled } = company.users
    await expect(handOver(ctx, salesXiaying.id, disabled.id)).rejects.toMatchObject({ issues: [{ name: 'to' }] })
    await expect(handOver(ctx, salesXiaying.id, salesXiaying.id)).rejects.toMatchObject({ issues: [{ name: 'to' }] })
    await expect(handOver(ctx, salesXiaying.id, 2_000_000_000)).rejects.toMatchObject({ code: 'not_found' })
    await expect(handOver(await company.contextAs('executive'), salesXiaying.id, company.users.sales.id)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('can be handed on after the account was disabled', async () => {
    const ctx = await company.contextAs('administrator')
    const { salesXiaying, sales } = company.users
    await updateUser(ctx, { id: salesXiaying.id }, { version: 1, disabled: true })
    expect(await handOver(ctx, salesXiaying.id, sales.id)).toBe(4_099)
  })
})
