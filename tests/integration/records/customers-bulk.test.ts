import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { getBulkResult } from '#lib/records/customers/bulk/service'
import { updateCustomer } from '#lib/records/customers/service'
import { code, companyOfHolders, startBulkChange } from './bulk-company.ts'

const { company, held, read, owners, chosen, email } = companyOfHolders()

describe('a change of chosen customers', () => {
  it('hands them over, tells the new owner once with their number, and notes one event', async () => {
    const ctx = await company().contextAs('salesManager')
    const done = await startBulkChange(ctx, { kind: 'owner', owner_email: email('salesColleague') }, await chosen(held.mine))
    expect(done).toMatchObject({ status: 'done', total: 3, changed: 3, skipped: 0, targetName: '郑凯', background: false })
    expect(await owners(held.mine)).toEqual(held.mine.map(() => company().users.salesColleague.id))
    const told = await company().db.rows(
      z.object({ kind: z.string(), params: z.unknown(), userId: z.int() }),
      sql`select kind, params, user_id as "userId" from notification`,
    )
    expect(told).toEqual([
      { kind: 'customers_assigned', params: { by: '戴经理', count: 3 }, userId: company().users.salesColleague.id },
    ])
    const events = await company().db.rows(
      z.object({ detail: z.record(z.string(), z.unknown()) }),
      sql`select detail from audit_event where action = 'customer.bulk_change' and subject_id = ${String(done.id)}`,
    )
    expect(events.map((event) => event.detail)).toEqual([
      expect.objectContaining({ changed: 3, change: { kind: 'owner', ownerId: company().users.salesColleague.id } }),
    ])
    // Lists sort and scope by copies that follow.
    const standing = await company().db.rows(
      z.object({ owner: z.int().nullable() }),
      sql`select owner_id as owner from customer_standing where customer_id = any(${held.mine}::int[])`,
    )
    expect(new Set(standing.map((each) => each.owner))).toEqual(new Set([company().users.salesColleague.id]))
  })

  it('never touches what is out of reach, and says nothing of it', async () => {
    const ctx = await company().contextAs('sales')
    const before = await read([...held.colleagues, ...held.elsewhere])
    const done = await startBulkChange(
      ctx,
      { kind: 'lifecycle', lifecycle: 'loyal' },
      await chosen([...held.mine, ...held.colleagues, ...held.elsewhere]),
    )
    expect(done).toMatchObject({ total: 3, changed: 3, skipped: 0 })
    expect(await read([...held.colleagues, ...held.elsewhere])).toEqual(before)
    expect((await getBulkResult(ctx, done.id)).leftOut).toEqual([])
    expect(
      await code(
        startBulkChange(ctx, { kind: 'lifecycle', lifecycle: 'loyal' }, await chosen([...held.colleagues, ...held.elsewhere])),
      ),
    ).toBe('not_found')
  })

  it('leaves out who changed since it was seen, and says whom and why', async () => {
    const ctx = await company().contextAs('sales')
    const seen = await chosen(held.mine)
    const [first = 0] = held.mine
    await updateCustomer(await company().contextAs('salesManager'), { id: first }, { version: 1, industry: '服装' })
    const done = await startBulkChange(ctx, { kind: 'next_touch', next_touch_on: '2026-12-01' }, seen)
    expect(done).toMatchObject({ changed: 2, skipped: 1 })
    expect((await read(held.mine)).map((one) => one.touch)).toEqual([null, '2026-12-01', '2026-12-01'])
    expect(await getBulkResult(ctx, done.id)).toEqual({
      outcomes: { changed: 2, changed_meanwhile: 1 },
      undo: {},
      leftOut: [{ customerId: first, externalId: expect.stringMatching(/^K-/), name: 'sales0', outcome: 'changed_meanwhile' }],
    })
  })

  it('leaves out whoever would leave the scope', async () => {
    const manager = await company().contextAs('salesManager')
    // Who holds by owners alone can hand on to none but them.
    const outside = { kind: 'owner', owner_email: email('salesXiaying') } as const
    expect(await code(startBulkChange(manager, outside, await chosen(held.mine)))).toBe('not_in_scope')
    const [first = 0] = held.mine
    await company().db.execute(sql`update customer set owner_id = ${company().users.salesXiaying.id} where id = ${first}`)
    // Working along on one does not make it one's own to move, whatever outlet is named.
    await company().db.execute(
      sql`insert into customer_collaborator (customer_id, user_id) values (${first}, ${company().users.salesManager.id})`,
    )
    const done = await startBulkChange(manager, { kind: 'outlet', outlet_code: 'XIAYING' }, await chosen(held.mine))
    expect(done).toMatchObject({ changed: 2, skipped: 1 })
    expect((await getBulkResult(manager, done.id)).outcomes).toEqual({ changed: 2, leaves_scope: 1 })
  })

  it('moves nobody to an outlet out of reach', async () => {
    await company().db.execute(
      sql`update customer set outlet_id = ${company().outlets.shounan} where id = any(${held.mine}::int[])`,
    )
    const head = await company().contextAs('outlet')
    const away = { kind: 'outlet', outlet_code: 'XIAYING' } as const
    expect(await code(startBulkChange(head, away, await chosen(held.mine)))).toBe('outlet_unknown')
    // Whom the outlet holds may be handed to anybody that its head knows.
    const over = { kind: 'owner', owner_email: email('salesColleague') } as const
    expect(await startBulkChange(head, over, await chosen(held.mine))).toMatchObject({ changed: 3 })
  })

  it('adds and takes away tags in their order, and counts who has them already', async () => {
    const ctx = await company().contextAs('sales')
    const [first = 0, second = 0, third = 0] = held.mine
    await company().db.execute(sql`update customer set tags = '{旺季,电商}' where id = ${first}`)
    await company().db.execute(sql`update customer set tags = '{月结,直播}' where id = ${second}`)
    await company().db.execute(
      sql`update customer set tags = array(select '标签' || i from generate_series(1, 50) i) where id = ${third}`,
    )
    const done = await startBulkChange(ctx, { kind: 'tags', add: ['月结', '直播'], remove: ['旺季'] }, await chosen(held.mine))
    const after = await read(held.mine)
    expect(after[0]?.tags).toEqual(['电商', '月结', '直播'])
    expect(after[1]).toMatchObject({ tags: ['月结', '直播'], version: 1 })
    expect((await getBulkResult(ctx, done.id)).outcomes).toEqual({ changed: 1, unchanged: 1, too_many_tags: 1 })
  })

  it('archives and restores, for whoever may', async () => {
    expect(await code(startBulkChange(await company().contextAs('sales'), { kind: 'archive' }, await chosen(held.mine)))).toBe(
      'forbidden',
    )
    const ctx = await company().contextAs('salesManager')
    await startBulkChange(ctx, { kind: 'archive' }, await chosen(held.mine))
    expect((await read(held.mine)).every((one) => one.archived)).toBe(true)
    expect(await startBulkChange(ctx, { kind: 'archive' }, await chosen(held.mine))).toMatchObject({ changed: 0, skipped: 3 })
    await startBulkChange(ctx, { kind: 'restore' }, await chosen(held.mine))
    expect((await read(held.mine)).some((one) => one.archived)).toBe(false)
  })

  it('is nothing for who may only read', async () => {
    const ctx = await company().contextAs('finance')
    expect(await code(startBulkChange(ctx, { kind: 'lifecycle', lifecycle: 'new' }, await chosen(held.mine)))).toBe('forbidden')
  })
})
