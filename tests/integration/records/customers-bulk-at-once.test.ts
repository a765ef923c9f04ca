import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { ROWS_AT_ONCE } from '#lib/records/customers/bulk/change'
import { cancelBulkChange, countAll, getBulkChange, undoBulkChange } from '#lib/records/customers/bulk/service'
import { listWaitingBulkChanges } from '#lib/records/customers/bulk/work'
import { updateCustomer } from '#lib/records/customers/service'
import { code, companyOfHolders, startBulkChange } from './bulk-company.ts'

// Everybody on a list at once, and several changes at once.

const { company, held, read, owners, chosen, email, work } = companyOfHolders()

describe('all that a list holds', () => {
  it('is changed by its filter and within scope, and no more', async () => {
    const ctx = await company().contextAs('salesManager')
    await company().db.execute(sql`update customer set lifecycle = 'regular' where id = ${held.mine[0] ?? 0}`)
    expect(await countAll(ctx, { lifecycle: 'potential' })).toBe(4)
    const done = await startBulkChange(ctx, { kind: 'tags', add: ['年终'], remove: [] }, { query: { lifecycle: 'potential' } })
    expect(done).toMatchObject({ status: 'done', total: 4, changed: 4 })
    const tagged = await read([...held.mine, ...held.colleagues, ...held.elsewhere])
    expect(tagged.filter((one) => one.tags.includes('年终')).map((one) => one.id)).toEqual([
      ...held.mine.slice(1),
      ...held.colleagues,
    ])
  })

  it('of more than two thousand is worked off in the background, with progress, and undone there too', async () => {
    const count = ROWS_AT_ONCE * 2 + 100
    await company().db.execute(sql`
      insert into customer (name, owner_id, search_text) select '批量' || i, ${company().users.sales.id}, '批量' || i from generate_series(1, ${count}) i`)
    const ctx = await company().contextAs('executive')
    const asked = await startBulkChange(ctx, { kind: 'owner', owner_email: email('salesColleague') }, { query: { q: '批量' } })
    expect(asked).toMatchObject({ status: 'queued', background: true, changed: 0 })
    expect(await listWaitingBulkChanges(company().db)).toEqual([asked.id])
    // Who changed it between the question and the work is left as it is from the work's beginning on.
    await Promise.all([work(asked.id), work(asked.id)])
    expect(await getBulkChange(ctx, asked.id)).toMatchObject({ status: 'done', total: count, changed: count, skipped: 0 })
    const events = await company().db.row(
      z.object({ chunks: z.int(), changed: z.int() }),
      sql`
      select count(*)::int as chunks, sum((detail ->> 'changed')::int)::int as changed from audit_event
      where action = 'customer.bulk_change' and subject_id = ${String(asked.id)}`,
    )
    expect(events).toEqual({ chunks: 3, changed: count })
    const kinds = await company().db.rows(
      z.object({ userId: z.int(), kind: z.string(), params: z.record(z.string(), z.unknown()) }),
      sql`select user_id as "userId", kind, params from notification order by kind`,
    )
    expect(kinds).toEqual([
      { userId: company().users.executive.id, kind: 'bulk_change_done', params: { what: 'owner', done: count, left: 0 } },
      { userId: company().users.salesColleague.id, kind: 'customers_assigned', params: { by: '总宏', count } },
    ])
    // What was searched for is not kept.
    const kept = await company().db.row(
      z.object({ filter: z.unknown(), noted: z.string() }),
      sql`
      select b.filter, a.detail::text as noted from bulk_change b join audit_event a on a.subject_id = b.id::text and a.action = 'customer.bulk_change_start'
      where b.id = ${asked.id}`,
    )
    expect(kept?.filter).toBeNull()
    expect(kept?.noted).not.toContain('批量')

    expect(await undoBulkChange(ctx, asked.id)).toMatchObject({ status: 'undoing' })
    await work(asked.id)
    expect(await getBulkChange(ctx, asked.id)).toMatchObject({ status: 'undone', undone: count, kept: 0 })
    expect(await countAll(await company().contextAs('sales'), { q: '批量' })).toBe(count)
    await company().db.execute(sql`update customer set archived_at = now() where name like '批量%'`)
  })

  it('stops when it is asked to, and when whoever asked may no longer act', async () => {
    await company().db.execute(sql`
      insert into customer (name, owner_id, search_text) select '停' || i, ${company().users.sales.id}, '停止' || i from generate_series(1, ${ROWS_AT_ONCE + 1}) i`)
    const ctx = await company().contextAs('salesManager')
    const query = { query: { q: '停止' } }
    const asked = await startBulkChange(ctx, { kind: 'lifecycle', lifecycle: 'loyal' }, query)
    await cancelBulkChange(ctx, asked.id)
    await work(asked.id)
    expect(await getBulkChange(ctx, asked.id)).toMatchObject({ status: 'cancelled', changed: 0, undoableUntil: null })
    expect(await code(cancelBulkChange(ctx, asked.id))).toBe('bulk.has_ended')

    const other = await startBulkChange(ctx, { kind: 'lifecycle', lifecycle: 'loyal' }, query)
    await company().db.execute(
      sql`update bulk_change set requested_by_id = ${company().users.disabled.id} where id = ${other.id}`,
    )
    await work(other.id)
    expect(await getBulkChange(await company().contextAs('administrator'), other.id)).toMatchObject({
      status: 'failed',
      failureCode: 'bulk.actor_gone',
      changed: 0,
    })
    await company().db.execute(sql`update customer set archived_at = now() where name like '停%'`)
  })

  it('of nobody is not found', async () => {
    const ctx = await company().contextAs('sales')
    expect(await code(startBulkChange(ctx, { kind: 'lifecycle', lifecycle: 'new' }, { query: { tag: '没有' } }))).toBe(
      'not_found',
    )
  })
})

describe('several at once', () => {
  it('two hand-overs of the same customers do each customer once, and the other one says so', async () => {
    const seen = await chosen(held.mine)
    const ctx = await company().contextAs('salesManager')
    const [one, other] = await Promise.all([
      startBulkChange(ctx, { kind: 'owner', owner_email: email('salesColleague') }, seen),
      startBulkChange(ctx, { kind: 'owner', owner_email: email('salesManager') }, seen),
    ])
    expect([one.changed, other.changed].sort()).toEqual([0, 3])
    expect([one.skipped, other.skipped].sort()).toEqual([0, 3])
    expect(new Set(await owners(held.mine)).size).toBe(1)
  })

  it('a change meets a single edit: one of the two wins whole', async () => {
    const ctx = await company().contextAs('salesManager')
    const [first = 0] = held.mine
    const seen = await chosen(held.mine)
    const results = await Promise.allSettled([
      updateCustomer(ctx, { id: first }, { version: 1, industry: '外贸' }),
      startBulkChange(ctx, { kind: 'lifecycle', lifecycle: 'loyal' }, seen),
    ])
    const [edit, bulk] = results
    const after = (await read([first]))[0]
    expect(bulk.status).toBe('fulfilled')
    // Both in a row or one refused: the version counts what was written.
    const writes = (edit.status === 'fulfilled' ? 1 : 0) + (after?.lifecycle === 'loyal' ? 1 : 0)
    expect(after?.version).toBe(1 + writes)
    expect(writes).toBe(1)
  })

  it('two undos at once give back once', async () => {
    const ctx = await company().contextAs('salesManager')
    const done = await startBulkChange(ctx, { kind: 'lifecycle', lifecycle: 'loyal' }, await chosen(held.mine))
    const results = await Promise.allSettled([undoBulkChange(ctx, done.id), undoBulkChange(ctx, done.id)])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await read(held.mine)).map((one) => one.version)).toEqual([3, 3, 3])
  })
})
