import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { changeSetting, viewSetting } from '#lib/platform/settings/settings'
import { keepCadence } from '#lib/records/cadence/keep'
import { countCadence, countDueAndLate, listCadence } from '#lib/records/cadence/service'
import { cadence } from '#lib/records/cadence/settings'
import { setPreference } from '#lib/records/contacts/reach/service'
import { createInteraction } from '#lib/records/interactions/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

/** Noon in Shanghai. */
const now = new Date('2026-11-25T04:00:00Z')
let company: TestCompany
const ids: Record<string, number> = {}

interface Made {
  abc?: string
  value?: number
  kind?: string
  lifecycle?: string
  since?: string
  dormancy?: string
  called?: string
  visited?: string
  owner?: 'sales' | 'salesHangzhou'
}

async function make(name: string, made: Made): Promise<void> {
  const { db, users, outlets } = company
  const owner = made.owner ?? 'sales'
  const row = await db.row(
    z.object({ id: z.int() }),
    sql`
    insert into customer (name, kind, lifecycle, customer_since, owner_id, outlet_id, phone) values (${name}, ${made.kind ?? 'business'}, ${made.lifecycle ?? 'regular'},
      ${made.since ?? '2026-01-01'}::date, ${users[owner].id}, ${owner === 'sales' ? outlets.shounan : outlets.xihu}, '0574-87001234') returning id`,
  )
  const id = row?.id ?? 0
  ids[name] = id
  await db.execute(sql`
    update customer_standing set abc_class = ${made.abc ?? null}, value_minor = ${made.value ?? null}::int8, dormancy_class = ${made.dormancy ?? null}
    where customer_id = ${id}`)
  for (const [channel, day] of [
    ['call', made.called],
    ['visit', made.visited],
  ] as const)
    if (day !== undefined)
      await db.execute(sql`
        insert into interaction (customer_id, user_id, channel, occurred_at) values (${id}, ${users.sales.id}, ${channel}, ${`${day} 10:00+08`}::timestamptz)`)
}

const dues = async (name: string) =>
  company.db.row(
    z.object({
      rhythm: z.string(),
      call: z.string().nullable(),
      why: z.string().nullable(),
      visit: z.string().nullable(),
      due: z.string().nullable(),
    }),
    sql`
    select rhythm, call_due_on::text as call, call_why as why, visit_due_on::text as visit, due_on::text as due from customer_cadence where customer_id = ${ids[name] ?? 0}`,
  )

beforeAll(async () => {
  company = await openTestCompany()
  await make('大客户', { abc: 'A', value: 360_000_000, called: '2026-11-20', visited: '2026-11-12' })
  await make('甲类', { abc: 'A', value: 10_000_000, called: '2026-11-01', visited: '2026-11-10' })
  await make('乙类', { abc: 'B', value: 500_000, called: '2026-11-24' })
  await make('丙类', { abc: 'C', value: 1_000, called: '2026-08-20' })
  await make('新客', { lifecycle: 'new', since: '2026-11-20', called: '2026-11-21' })
  await make('半睡', { abc: 'B', value: 900_000, called: '2026-11-10', dormancy: 'half_asleep' })
  await make('散客', { kind: 'consumer', abc: 'C', value: 9_000_000 })
  await make('自家', { kind: 'internal', abc: 'A', value: 9_000_000 })
  await make('未发', { lifecycle: 'potential' })
  await make('杭州', { abc: 'A', value: 10_000_000, called: '2026-01-01', owner: 'salesHangzhou' })
  // What follows is of calls and visits; meetings and reviews have their own part.
  const noMeetings = { version: 0, values: { ka_executive: 0, ka_review: 0, a_executive: 0 } }
  await changeSetting(await company.contextAs('administrator', now), cadence, noMeetings)
  await keepCadence(await company.system(new Date('2026-11-18T04:00:00Z')), null)
})
afterAll(() => company.close())

describe('when a customer is to be contacted', () => {
  it('follows from the class and the last contact of that way; a visit is a call as well', async () => {
    // A visit on the 10th, with a call on the 1st, is the last call of 甲类: 14 days on.
    expect(await dues('甲类')).toMatchObject({
      rhythm: 'a',
      call: '2026-11-24',
      visit: '2026-12-10',
      due: '2026-11-24',
      why: 'rhythm',
    })
    expect(await dues('大客户')).toMatchObject({ rhythm: 'ka', call: '2026-11-27', visit: '2026-11-27' })
    expect(await dues('丙类')).toMatchObject({ rhythm: 'c', call: '2026-11-19', visit: null })
  })

  it('counts from the first shipment for whoever was never visited', async () => {
    expect(await dues('乙类')).toMatchObject({ call: '2026-12-24', visit: '2026-04-02' })
  })

  it('follows the first, third, seventh and thirtieth day of a new customer, each that is not yet behind the last call', async () => {
    expect(await dues('新客')).toMatchObject({ call: '2026-11-23', why: 'new' })
  })

  it('is sooner for whoever has gone quiet, from the day on which that was first seen', async () => {
    // Seen on the 18th, five days on; the class alone would say 10 December.
    expect(await dues('半睡')).toMatchObject({ call: '2026-11-23', why: 'half_asleep' })
    await keepCadence(await company.system(now), null)
    expect(await dues('半睡')).toMatchObject({ call: '2026-11-23', why: 'half_asleep' })
  })

  it('is never for consumers, our own people and whoever has not shipped', async () => {
    expect(await Promise.all(['散客', '自家', '未发'].map(dues))).toEqual([null, null, null])
  })
})

describe('the list of due contacts', () => {
  const names = async (
    query: Partial<Parameters<typeof listCadence>[1]>,
    user: 'sales' | 'salesHangzhou' | 'executive' = 'sales',
  ) => (await listCadence(await company.contextAs(user, now), { due: 'today', limit: 50, ...query })).rows.map(({ name }) => name)

  it('is by value × days overdue, within reach, each page going on where the one before ended', async () => {
    // 半睡 900,000 × 90 days, for never visited counts no more · 乙类 500,000 × 90 · 甲类 10,000,000 × 1 · 丙类 1,000 × 6 · 新客 has no value
    expect(await names({})).toEqual(['半睡', '乙类', '甲类', '丙类', '新客'])
    expect(await names({ channel: 'call' })).toEqual(['甲类', '半睡', '丙类', '新客'])
    expect(await names({}, 'salesHangzhou')).toEqual(['杭州'])
    const seen: string[] = []
    const ctx = await company.contextAs('executive', now)
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listCadence(ctx, { due: 'today', limit: 2, cursor })
      seen.push(...page.rows.map(({ name }) => name))
      cursor = page.nextCursor
    }
    expect([...seen].sort()).toEqual(['丙类', '乙类', '半睡', '新客', '杭州', '甲类'].sort())
    expect(await countCadence(ctx, { due: 'today' })).toEqual({ count: 6, more: false })
    expect(await countCadence(ctx, { due: 'today', owner: company.users.sales.id })).toEqual({ count: 5, more: false })
    expect(await countCadence(ctx, { due: 'today', outlet: company.outlets.hangzhou })).toEqual({ count: 1, more: false })
  })

  it('is counted up to today and before it in one look', async () => {
    // On the 24th: 甲类 is due that day, 半睡 and 新客 since the 23rd, 丙类 since the 19th, 乙类 since April, 杭州 since January.
    const ctx = await company.contextAs('executive', new Date('2026-11-24T04:00:00Z'))
    expect(await countDueAndLate(ctx, {})).toEqual({ due: { count: 6, more: false }, late: { count: 5, more: false } })
    expect(await countDueAndLate(ctx, { owner: company.users.sales.id })).toMatchObject({ due: { count: 5 }, late: { count: 4 } })
  })

  it('offers nobody who refuses the way, and asks for no call where everybody refuses calls', async () => {
    const ctx = await company.contextAs('sales', now)
    const contact = async (name: string) =>
      (
        await company.db.row(
          z.object({ id: z.int() }),
          sql`insert into contact (customer_id, name, phone) values (${ids['甲类'] ?? 0}, ${name}, '13900001111') returning id`,
        )
      )?.id ?? 0
    const [first, second] = [await contact('王先生'), await contact('李女士')]
    const refuse = (id: number, refused: 'call'[]) =>
      setPreference(ctx, { id }, { version: 0, refused, from_time: null, to_time: null, least_days: null })
    await refuse(first, ['call'])
    const row = async () => (await listCadence(ctx, { due: 'week', limit: 50 })).rows.find(({ name }) => name === '甲类')
    expect(await row()).toMatchObject({
      call: { contactId: second, phone: expect.stringContaining('*') },
      visit: { contactId: first },
    })
    await refuse(second, ['call'])
    expect(await dues('甲类')).toMatchObject({ call: null, visit: '2026-12-10' })
    expect(await row()).toBeUndefined()
  })

  it('loses whoever has just been called', async () => {
    const ctx = await company.contextAs('sales', now)
    await createInteraction(ctx, { customer_id: String(ids['丙类']), channel: 'call', direction: 'outbound' })
    expect(await names({ channel: 'call' })).not.toContain('丙类')
    expect(await dues('丙类')).toMatchObject({ call: '2027-02-24' })
  })

  it('follows what the company has set', async () => {
    const ctx = await company.contextAs('administrator', now)
    const { version } = await viewSetting(ctx, cadence)
    await changeSetting(ctx, cadence, { version, values: { b_visit: 0, ka_from: 0 } })
    await keepCadence(await company.system(now), null)
    expect(await dues('乙类')).toMatchObject({ visit: null })
    expect(await dues('大客户')).toMatchObject({ rhythm: 'a', call: '2026-12-04' })
  })
})

describe('meetings of the managements and reviews of the business', () => {
  const days = async (name: string) =>
    company.db.row(
      z.object({
        executive: z.string().nullable(),
        review: z.string().nullable(),
        visited: z.string().nullable(),
        due: z.string().nullable(),
      }),
      sql`
      select executive_due_on::text as executive, review_due_on::text as review, last_visited_on::text as visited, due_on::text as due
      from customer_cadence where customer_id = ${ids[name] ?? 0}`,
    )
  const listed = async (channel: 'executive' | 'review') =>
    (await listCadence(await company.contextAs('executive', now), { due: 'overdue', channel, limit: 50 })).rows.map(
      ({ name }) => name,
    )

  it('are due by the class, from the last one or the first shipment, and each is a visit and a call as well', async () => {
    const ctx = await company.contextAs('administrator', now)
    const { version } = await viewSetting(ctx, cadence)
    // practice.md 6: a key account quarterly with a review, an A customer every half year.
    const asShipped = { ka_executive: 91, ka_review: 91, a_executive: 183, ka_from: 300_000, a_call: 14 }
    await changeSetting(ctx, cadence, { version, values: asShipped })
    await make('老总见过', { abc: 'A', value: 400_000_000, called: '2026-11-24' })
    const note = (channel: string, at: string) =>
      company.db.execute(sql`
        insert into interaction (customer_id, user_id, channel, occurred_at)
        values (${ids['老总见过'] ?? 0}, ${company.users.sales.id}, ${channel}, ${`${at} 10:00+08`}::timestamptz)`)
    await note('executive', '2026-10-01')
    await note('review', '2026-08-01')
    await keepCadence(await company.system(now), null)
    // 91 days after 1 October and after 1 August; 183 after 1 January.
    expect(await days('老总见过')).toEqual({
      executive: '2026-12-31',
      review: '2026-10-31',
      visited: '2026-10-01',
      due: '2026-10-16',
    })
    expect(await days('杭州')).toMatchObject({ executive: '2026-07-03', review: null })
    expect(await days('乙类')).toMatchObject({ executive: null, review: null })
  })

  it('are in the list of what is overdue, and leave it once held', async () => {
    expect(await listed('review')).toEqual(expect.arrayContaining(['老总见过', '大客户']))
    expect(await listed('executive')).toEqual(expect.arrayContaining(['大客户', '杭州']))
    expect(await listed('executive')).not.toContain('老总见过')
    const ctx = await company.contextAs('sales', now)
    await createInteraction(ctx, { customer_id: String(ids['老总见过']), channel: 'review', direction: 'outbound' })
    expect(await listed('review')).not.toContain('老总见过')
    expect(await dues('老总见过')).toMatchObject({ call: '2026-12-02', visit: '2026-12-10' })
  })
})

describe('more than a thousand due contacts', () => {
  it('are counted up to a thousand, the late ones among all of them', async () => {
    const { db, outlets } = company
    // One in ten of 1,200 is late, and 杭州 of the same outlet is.
    await db.execute(sql`
      with made as (
        insert into customer (name, kind, lifecycle, outlet_id)
        select '多' || n, 'business', 'regular', ${outlets.xihu}::int from generate_series(1, 1200) n returning id)
      insert into customer_cadence (customer_id, rhythm, call_due_on, due_on)
      select id, 'c', d.due, d.due from made cross join lateral (select case when id % 10 = 0 then '2026-11-20'::date else '2026-11-25'::date end as due) d`)
    expect(await countDueAndLate(await company.contextAs('executive', now), { outlet: outlets.xihu })).toEqual({
      due: { count: 1_000, more: true },
      late: { count: 121, more: false },
    })
  })
})
