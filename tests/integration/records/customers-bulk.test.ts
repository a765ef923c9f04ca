import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { log } from '#lib/platform/log/log'
import { startOrAskBulkChange } from '#lib/records/customers/bulk/approval'
import { ROWS_AT_ONCE } from '#lib/records/customers/bulk/change'
import type { BulkChangeInput } from '#lib/records/customers/bulk/schema'
import type { BulkChoice } from '#lib/records/customers/bulk/service'
import {
  cancelBulkChange,
  countAll,
  forgetOldBulkChanges,
  getBulkChange,
  getBulkResult,
  listBulkChanges,
  undoBulkChange,
} from '#lib/records/customers/bulk/service'
import { listWaitingBulkChanges, workBulkChange } from '#lib/records/customers/bulk/work'
import { updateCustomer } from '#lib/records/customers/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

let company: TestCompany
/** Customers of each kind of holder, made anew before every test. */
let mine: number[]
let colleagues: number[]
let elsewhere: number[]

beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

beforeEach(async () => {
  await company.db.execute(sql`delete from bulk_change_row`)
  await company.db.execute(sql`delete from bulk_change`)
  await company.db.execute(sql`delete from notification`)
  await company.db.execute(sql`update customer set archived_at = now() where archived_at is null`)
  mine = await make('sales', 3)
  colleagues = await make('salesColleague', 2)
  elsewhere = await make('salesHangzhou', 2)
})

async function make(owner: UserKey, count: number): Promise<number[]> {
  const ids = []
  for (let i = 0; i < count; i += 1)
    ids.push(await insertCustomer(company.db, { name: `${owner}${i}`, ownerId: company.users[owner].id }))
  return ids
}

const row = z.object({
  id: z.int(),
  owner: z.int().nullable(),
  outlet: z.int().nullable(),
  tags: z.array(z.string()),
  touch: z.string().nullable(),
  lifecycle: z.string(),
  archived: z.boolean(),
  version: z.int(),
})
const read = (ids: number[]) =>
  company.db.rows(
    row,
    sql`
    select id, owner_id as owner, outlet_id as outlet, tags, next_touch_on::text as touch, lifecycle, archived_at is not null as archived, version
    from customer where id = any(${ids}::int[]) order by id`,
  )
const owners = async (ids: number[]) => (await read(ids)).map((one) => one.owner)
const chosen = async (ids: number[]) => ({ rows: (await read(ids)).map(({ id, version }) => ({ id, version })) })
const email = (user: UserKey) => company.users[user].email
const code = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return isAppError(error) ? (error.detail ?? error.issues[0]?.code ?? error.code) : error
}

/** A change that the actor may decide alone. */
async function startBulkChange(ctx: Context, input: BulkChangeInput, choice: BulkChoice) {
  const begun = await startOrAskBulkChange(ctx, input, choice, { search: '' })
  if (!('started' in begun)) throw new Error('somebody else was asked')
  return begun.started
}

/** As the worker does it. */
function work(id: number): Promise<void> {
  const contextOf = async (userId: number) => {
    const user = Object.entries(company.users).find(([, each]) => each.id === userId)?.[0] as UserKey
    return user === 'disabled' ? null : company.contextAs(user)
  }
  return workBulkChange({ db: company.db, log, contextOf, systemContext: () => company.system() }, id)
}

describe('a change of chosen customers', () => {
  it('hands them over, tells the new owner once with their number, and notes one event', async () => {
    const ctx = await company.contextAs('salesManager')
    const done = await startBulkChange(ctx, { kind: 'owner', owner_email: email('salesColleague') }, await chosen(mine))
    expect(done).toMatchObject({ status: 'done', total: 3, changed: 3, skipped: 0, targetName: '郑凯', background: false })
    expect(await owners(mine)).toEqual(mine.map(() => company.users.salesColleague.id))
    const told = await company.db.rows(
      z.object({ kind: z.string(), params: z.unknown(), userId: z.int() }),
      sql`select kind, params, user_id as "userId" from notification`,
    )
    expect(told).toEqual([
      { kind: 'customers_assigned', params: { by: '戴经理', count: 3 }, userId: company.users.salesColleague.id },
    ])
    const events = await company.db.rows(
      z.object({ detail: z.record(z.string(), z.unknown()) }),
      sql`select detail from audit_event where action = 'customer.bulk_change' and subject_id = ${String(done.id)}`,
    )
    expect(events.map((event) => event.detail)).toEqual([
      expect.objectContaining({ changed: 3, change: { kind: 'owner', ownerId: company.users.salesColleague.id } }),
    ])
    // Lists sort and scope by copies that follow.
    const standing = await company.db.rows(
      z.object({ owner: z.int().nullable() }),
      sql`select owner_id as owner from customer_standing where customer_id = any(${mine}::int[])`,
    )
    expect(new Set(standing.map((each) => each.owner))).toEqual(new Set([company.users.salesColleague.id]))
  })

  it('never touches what is out of reach, and says nothing of it', async () => {
    const ctx = await company.contextAs('sales')
    const before = await read([...colleagues, ...elsewhere])
    const done = await startBulkChange(
      ctx,
      { kind: 'lifecycle', lifecycle: 'loyal' },
      await chosen([...mine, ...colleagues, ...elsewhere]),
    )
    expect(done).toMatchObject({ total: 3, changed: 3, skipped: 0 })
    expect(await read([...colleagues, ...elsewhere])).toEqual(before)
    expect((await getBulkResult(ctx, done.id)).leftOut).toEqual([])
    expect(
      await code(startBulkChange(ctx, { kind: 'lifecycle', lifecycle: 'loyal' }, await chosen([...colleagues, ...elsewhere]))),
    ).toBe('not_found')
  })

  it('leaves out who changed since it was seen, and says whom and why', async () => {
    const ctx = await company.contextAs('sales')
    const seen = await chosen(mine)
    const [first = 0] = mine
    await updateCustomer(await company.contextAs('salesManager'), { id: first }, { version: 1, industry: '服装' })
    const done = await startBulkChange(ctx, { kind: 'next_touch', next_touch_on: '2026-12-01' }, seen)
    expect(done).toMatchObject({ changed: 2, skipped: 1 })
    expect((await read(mine)).map((one) => one.touch)).toEqual([null, '2026-12-01', '2026-12-01'])
    expect(await getBulkResult(ctx, done.id)).toEqual({
      outcomes: { changed: 2, changed_meanwhile: 1 },
      undo: {},
      leftOut: [{ customerId: first, externalId: expect.stringMatching(/^K-/), name: 'sales0', outcome: 'changed_meanwhile' }],
    })
  })

  it('leaves out whoever would leave the scope', async () => {
    const manager = await company.contextAs('salesManager')
    // Who holds by owners alone can hand on to none but them.
    const outside = { kind: 'owner', owner_email: email('salesXiaying') } as const
    expect(await code(startBulkChange(manager, outside, await chosen(mine)))).toBe('not_in_scope')
    const [first = 0] = mine
    await company.db.execute(sql`update customer set owner_id = ${company.users.salesXiaying.id} where id = ${first}`)
    // Working along on one does not make it one's own to move, whatever outlet is named.
    await company.db.execute(
      sql`insert into customer_collaborator (customer_id, user_id) values (${first}, ${company.users.salesManager.id})`,
    )
    const done = await startBulkChange(manager, { kind: 'outlet', outlet_code: 'XIAYING' }, await chosen(mine))
    expect(done).toMatchObject({ changed: 2, skipped: 1 })
    expect((await getBulkResult(manager, done.id)).outcomes).toEqual({ changed: 2, leaves_scope: 1 })
  })

  it('moves nobody to an outlet out of reach', async () => {
    await company.db.execute(sql`update customer set outlet_id = ${company.outlets.shounan} where id = any(${mine}::int[])`)
    const head = await company.contextAs('outlet')
    const away = { kind: 'outlet', outlet_code: 'XIAYING' } as const
    expect(await code(startBulkChange(head, away, await chosen(mine)))).toBe('outlet_unknown')
    // Whom the outlet holds may be handed to anybody that its head knows.
    const over = { kind: 'owner', owner_email: email('salesColleague') } as const
    expect(await startBulkChange(head, over, await chosen(mine))).toMatchObject({ changed: 3 })
  })

  it('adds and takes away tags in their order, and counts who has them already', async () => {
    const ctx = await company.contextAs('sales')
    const [first = 0, second = 0, third = 0] = mine
    await company.db.execute(sql`update customer set tags = '{旺季,电商}' where id = ${first}`)
    await company.db.execute(sql`update customer set tags = '{月结,直播}' where id = ${second}`)
    await company.db.execute(
      sql`update customer set tags = array(select '标签' || i from generate_series(1, 50) i) where id = ${third}`,
    )
    const done = await startBulkChange(ctx, { kind: 'tags', add: ['月结', '直播'], remove: ['旺季'] }, await chosen(mine))
    const after = await read(mine)
    expect(after[0]?.tags).toEqual(['电商', '月结', '直播'])
    expect(after[1]).toMatchObject({ tags: ['月结', '直播'], version: 1 })
    expect((await getBulkResult(ctx, done.id)).outcomes).toEqual({ changed: 1, unchanged: 1, too_many_tags: 1 })
  })

  it('archives and restores, for whoever may', async () => {
    expect(await code(startBulkChange(await company.contextAs('sales'), { kind: 'archive' }, await chosen(mine)))).toBe(
      'forbidden',
    )
    const ctx = await company.contextAs('salesManager')
    await startBulkChange(ctx, { kind: 'archive' }, await chosen(mine))
    expect((await read(mine)).every((one) => one.archived)).toBe(true)
    expect(await startBulkChange(ctx, { kind: 'archive' }, await chosen(mine))).toMatchObject({ changed: 0, skipped: 3 })
    await startBulkChange(ctx, { kind: 'restore' }, await chosen(mine))
    expect((await read(mine)).some((one) => one.archived)).toBe(false)
  })

  it('is nothing for who may only read', async () => {
    const ctx = await company.contextAs('finance')
    expect(await code(startBulkChange(ctx, { kind: 'lifecycle', lifecycle: 'new' }, await chosen(mine)))).toBe('forbidden')
  })
})

describe('the undo', () => {
  it('gives back what still is as the change left it, and keeps what somebody changed since', async () => {
    const ctx = await company.contextAs('salesManager')
    const done = await startBulkChange(ctx, { kind: 'owner', owner_email: email('salesColleague') }, await chosen(mine))
    const [first = 0, second = 0, third = 0] = mine
    // Handed on, and touched in another way: only the first is a decision about the owner.
    await updateCustomer(ctx, { id: first }, { version: 2, owner_email: email('salesManager') })
    await updateCustomer(ctx, { id: second }, { version: 2, industry: '家电' })
    const undone = await undoBulkChange(ctx, done.id)
    expect(undone).toMatchObject({ status: 'undone', undone: 2, kept: 1, undoableUntil: null })
    const { sales, salesManager } = company.users
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
    await company.db.execute(
      sql`update customer set tags = '{旧,旺季}', next_touch_on = '2026-11-30', lifecycle = 'regular' where id = ${mine[0] ?? 0}`,
    )
    const before = (await read(mine)).map(({ version: _version, ...one }) => one)
    const ctx = await company.contextAs('salesManager')
    const input = change.kind === 'tags' ? { ...change, add: [...change.add], remove: [...change.remove] } : change
    const done = await startBulkChange(ctx, input, await chosen(mine))
    expect((await read(mine)).map(({ version: _version, ...one }) => one)).not.toEqual(before)
    await undoBulkChange(ctx, done.id)
    expect((await read(mine)).map(({ version: _version, ...one }) => one)).toEqual(before)
  })

  it('of an archive restored by hand and archived again keeps that decision', async () => {
    const ctx = await company.contextAs('salesManager')
    const done = await startBulkChange(ctx, { kind: 'archive' }, await chosen(mine))
    const [first = 0] = mine
    await company.db.execute(sql`update customer set archived_at = archived_at + interval '1 hour' where id = ${first}`)
    expect(await undoBulkChange(ctx, done.id)).toMatchObject({ undone: 2, kept: 1 })
  })

  it('hands nobody back to a colleague who has left', async () => {
    const ctx = await company.contextAs('salesManager')
    const done = await startBulkChange(ctx, { kind: 'owner', owner_email: email('salesColleague') }, await chosen(mine))
    await company.db.execute(sql`update app_user set disabled_at = now() where id = ${company.users.sales.id}`)
    try {
      expect(await undoBulkChange(await company.contextAs('salesManager'), done.id)).toMatchObject({ undone: 0, kept: 3 })
    } finally {
      await company.db.execute(sql`update app_user set disabled_at = null where id = ${company.users.sales.id}`)
    }
  })

  it('is open for thirty days, to whoever asked and to whoever may change the whole company', async () => {
    const ctx = await company.contextAs('salesManager')
    const done = await startBulkChange(ctx, { kind: 'lifecycle', lifecycle: 'loyal' }, await chosen(mine))
    expect(await code(undoBulkChange(await company.contextAs('sales'), done.id))).toBe('not_found')
    expect(await code(getBulkChange(await company.contextAs('outlet'), done.id))).toBe('not_found')
    expect((await listBulkChanges(await company.contextAs('sales'))).length).toBe(0)
    expect((await listBulkChanges(await company.contextAs('administrator'))).map(({ id }) => id)).toEqual([done.id])
    const later = new Date(Date.now() + 31 * 86_400_000)
    expect(await code(undoBulkChange(await company.contextAs('salesManager', later), done.id))).toBe('bulk.too_old_to_undo')
    expect(await forgetOldBulkChanges(company.db, later)).toBe(1)
    expect(await code(getBulkChange(ctx, done.id))).toBe('not_found')
  })
})

describe('all that a list holds', () => {
  it('is changed by its filter and within scope, and no more', async () => {
    const ctx = await company.contextAs('salesManager')
    await company.db.execute(sql`update customer set lifecycle = 'regular' where id = ${mine[0] ?? 0}`)
    expect(await countAll(ctx, { lifecycle: 'potential' })).toBe(4)
    const done = await startBulkChange(ctx, { kind: 'tags', add: ['年终'], remove: [] }, { query: { lifecycle: 'potential' } })
    expect(done).toMatchObject({ status: 'done', total: 4, changed: 4 })
    const tagged = await read([...mine, ...colleagues, ...elsewhere])
    expect(tagged.filter((one) => one.tags.includes('年终')).map((one) => one.id)).toEqual([...mine.slice(1), ...colleagues])
  })

  it('of more than two thousand is worked off in the background, with progress, and undone there too', async () => {
    const count = ROWS_AT_ONCE * 2 + 100
    await company.db.execute(sql`
      insert into customer (name, owner_id, search_text) select '批量' || i, ${company.users.sales.id}, '批量' || i from generate_series(1, ${count}) i`)
    const ctx = await company.contextAs('executive')
    const asked = await startBulkChange(ctx, { kind: 'owner', owner_email: email('salesColleague') }, { query: { q: '批量' } })
    expect(asked).toMatchObject({ status: 'queued', background: true, changed: 0 })
    expect(await listWaitingBulkChanges(company.db)).toEqual([asked.id])
    // Who changed it between the question and the work is left as it is from the work's beginning on.
    await Promise.all([work(asked.id), work(asked.id)])
    expect(await getBulkChange(ctx, asked.id)).toMatchObject({ status: 'done', total: count, changed: count, skipped: 0 })
    const events = await company.db.row(
      z.object({ chunks: z.int(), changed: z.int() }),
      sql`
      select count(*)::int as chunks, sum((detail ->> 'changed')::int)::int as changed from audit_event
      where action = 'customer.bulk_change' and subject_id = ${String(asked.id)}`,
    )
    expect(events).toEqual({ chunks: 3, changed: count })
    const kinds = await company.db.rows(
      z.object({ userId: z.int(), kind: z.string(), params: z.record(z.string(), z.unknown()) }),
      sql`select user_id as "userId", kind, params from notification order by kind`,
    )
    expect(kinds).toEqual([
      { userId: company.users.executive.id, kind: 'bulk_change_done', params: { what: 'owner', done: count, left: 0 } },
      { userId: company.users.salesColleague.id, kind: 'customers_assigned', params: { by: '总宏', count } },
    ])
    // What was searched for is not kept.
    const kept = await company.db.row(
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
    expect(await countAll(await company.contextAs('sales'), { q: '批量' })).toBe(count)
    await company.db.execute(sql`update customer set archived_at = now() where name like '批量%'`)
  })

  it('stops when it is asked to, and when whoever asked may no longer act', async () => {
    await company.db.execute(sql`
      insert into customer (name, owner_id, search_text) select '停' || i, ${company.users.sales.id}, '停止' || i from generate_series(1, ${ROWS_AT_ONCE + 1}) i`)
    const ctx = await company.contextAs('salesManager')
    const query = { query: { q: '停止' } }
    const asked = await startBulkChange(ctx, { kind: 'lifecycle', lifecycle: 'loyal' }, query)
    await cancelBulkChange(ctx, asked.id)
    await work(asked.id)
    expect(await getBulkChange(ctx, asked.id)).toMatchObject({ status: 'cancelled', changed: 0, undoableUntil: null })
    expect(await code(cancelBulkChange(ctx, asked.id))).toBe('bulk.has_ended')

    const other = await startBulkChange(ctx, { kind: 'lifecycle', lifecycle: 'loyal' }, query)
    await company.db.execute(sql`update bulk_change set requested_by_id = ${company.users.disabled.id} where id = ${other.id}`)
    await work(other.id)
    expect(await getBulkChange(await company.contextAs('administrator'), other.id)).toMatchObject({
      status: 'failed',
      failureCode: 'bulk.actor_gone',
      changed: 0,
    })
    await company.db.execute(sql`update customer set archived_at = now() where name like '停%'`)
  })

  it('of nobody is not found', async () => {
    const ctx = await company.contextAs('sales')
    expect(await code(startBulkChange(ctx, { kind: 'lifecycle', lifecycle: 'new' }, { query: { tag: '没有' } }))).toBe(
      'not_found',
    )
  })
})

describe('several at once', () => {
  it('two hand-overs of the same customers do each customer once, and the other one says so', async () => {
    const seen = await chosen(mine)
    const ctx = await company.contextAs('salesManager')
    const [one, other] = await Promise.all([
      startBulkChange(ctx, { kind: 'owner', owner_email: email('salesColleague') }, seen),
      startBulkChange(ctx, { kind: 'owner', owner_email: email('salesManager') }, seen),
    ])
    expect([one.changed, other.changed].sort()).toEqual([0, 3])
    expect([one.skipped, other.skipped].sort()).toEqual([0, 3])
    expect(new Set(await owners(mine)).size).toBe(1)
  })

  it('a change meets a single edit: one of the two wins whole', async () => {
    const ctx = await company.contextAs('salesManager')
    const [first = 0] = mine
    const seen = await chosen(mine)
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
    const ctx = await company.contextAs('salesManager')
    const done = await startBulkChange(ctx, { kind: 'lifecycle', lifecycle: 'loyal' }, await chosen(mine))
    const results = await Promise.allSettled([undoBulkChange(ctx, done.id), undoBulkChange(ctx, done.id)])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await read(mine)).map((one) => one.version)).toEqual([3, 3, 3])
  })
})
