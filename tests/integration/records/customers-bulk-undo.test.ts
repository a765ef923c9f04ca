import { describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import {
  forgetOldBulkChanges,
  getBulkChange,
  getBulkResult,
  listBulkChanges,
  undoBulkChange,
} from '#lib/records/customers/bulk/service'
import { updateCustomer } from '#lib/records/customers/service'
import { code, companyOfHolders, startBulkChange } from './bulk-company.ts'

const { company, held, read, owners, chosen, email } = companyOfHolders()

describe('the undo', () => {
  it('gives back what still is as the change left it, and keeps what somebody changed since', async () => {
    const ctx = await company().contextAs('salesManager')
    const done = await startBulkChange(ctx, { kind: 'owner', owner_email: email('salesColleague') }, await chosen(held.mine))
    const [first = 0, second = 0, third = 0] = held.mine
    // Handed on, and touched in another way: only the first is a decision about the owner.
    await updateCustomer(ctx, { id: first }, { version: 2, owner_email: email('salesManager') })
    await updateCustomer(ctx, { id: second }, { version: 2, industry: '家电' })
    const undone = await undoBulkChange(ctx, done.id)
    expect(undone).toMatchObject({ status: 'undone', undone: 2, kept: 1, undoableUntil: null })
    const { sales, salesManager } = company().users
    expect(await owners([first, second, third])).toEqual([salesManager.id, sales.id, sales.id])
    expect((await getBulkResult(ctx, done.id)).leftOut).toMatchObject([{ customerId: first, outcome: 'changed_since' }])
    expect(await code(undoBulkChange(ctx, done.id))).toBe('bulk.undone_already')
  })

  it.each([
    ['tags', { kind: 'tags', add: ['新'], remove: ['旧'] }],
    ['next touch', { kind: 'next_touch', next_touch_on: null }],
    ['lifecycle', { kind: 'lifecycle', lifecycle: 'loyal' }],
    ['archive', { kind: 'archive' }],
  ] as const)('gives back %s exactly', async (_, change) => {
    await company().db.execute(
      sql`update customer set tags = '{旧,旺季}', next_touch_on = '2026-11-30', lifecycle = 'regular' where id = ${held.mine[0] ?? 0}`,
    )
    const before = (await read(held.mine)).map(({ version: _version, ...one }) => one)
    const ctx = await company().contextAs('salesManager')
    const input = change.kind === 'tags' ? { ...change, add: [...change.add], remove: [...change.remove] } : change
    const done = await startBulkChange(ctx, input, await chosen(held.mine))
    expect((await read(held.mine)).map(({ version: _version, ...one }) => one)).not.toEqual(before)
    await undoBulkChange(ctx, done.id)
    expect((await read(held.mine)).map(({ version: _version, ...one }) => one)).toEqual(before)
  })

  it('of an archive restored by hand and archived again keeps that decision', async () => {
    const ctx = await company().contextAs('salesManager')
    const done = await startBulkChange(ctx, { kind: 'archive' }, await chosen(held.mine))
    const [first = 0] = held.mine
    await company().db.execute(sql`update customer set archived_at = archived_at + interval '1 hour' where id = ${first}`)
    expect(await undoBulkChange(ctx, done.id)).toMatchObject({ undone: 2, kept: 1 })
  })

  it('hands nobody back to a colleague who has left', async () => {
    const ctx = await company().contextAs('salesManager')
    const done = await startBulkChange(ctx, { kind: 'owner', owner_email: email('salesColleague') }, await chosen(held.mine))
    await company().db.execute(sql`update app_user set disabled_at = now() where id = ${company().users.sales.id}`)
    try {
      expect(await undoBulkChange(await company().contextAs('salesManager'), done.id)).toMatchObject({ undone: 0, kept: 3 })
    } finally {
      await company().db.execute(sql`update app_user set disabled_at = null where id = ${company().users.sales.id}`)
    }
  })

  it('is open for thirty days, to whoever asked and to whoever may change the whole company', async () => {
    const ctx = await company().contextAs('salesManager')
    const done = await startBulkChange(ctx, { kind: 'lifecycle', lifecycle: 'loyal' }, await chosen(held.mine))
    expect(await code(undoBulkChange(await company().contextAs('sales'), done.id))).toBe('not_found')
    expect(await code(getBulkChange(await company().contextAs('outlet'), done.id))).toBe('not_found')
    expect((await listBulkChanges(await company().contextAs('sales'))).length).toBe(0)
    expect((await listBulkChanges(await company().contextAs('administrator'))).map(({ id }) => id)).toEqual([done.id])
    const later = new Date(Date.now() + 31 * 86_400_000)
    expect(await code(undoBulkChange(await company().contextAs('salesManager', later), done.id))).toBe('bulk.too_old_to_undo')
    expect(await forgetOldBulkChanges(company().db, later)).toBe(1)
    expect(await code(getBulkChange(ctx, done.id))).toBe('not_found')
  })
})
