import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CustomerListQuery } from '#lib/records/customers/list'
import { countCustomers, listCustomers } from '#lib/records/customers/list'
import { customerSorts } from '#lib/records/customers/sorts'
import { inOrder, inScope, matches } from './list-said-again.ts'
import { companyWithList, now, words } from './listed-customers.ts'

const { company, all } = companyWithList()

async function pages(user: 'sales' | 'executive' | 'outlet', query: CustomerListQuery): Promise<number[]> {
  const ctx = await company().contextAs(user, now)
  const met: number[] = []
  let cursor: string | undefined
  let before: number[] = []
  do {
    const page = await listCustomers(ctx, { ...query, cursor })
    const ids = page.rows.map((row) => row.id)
    if (page.previousCursor !== null && before.length > 0) {
      const back = await listCustomers(ctx, { ...query, cursor: page.previousCursor })
      expect(back.rows.map((row) => row.id)).toEqual(before)
    }
    before = ids
    met.push(...ids)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return met
}

const users = ['sales', 'executive', 'outlet'] as const
const listed = async (user: (typeof users)[number], query: CustomerListQuery) => {
  const { actor } = await company().contextAs(user, now)
  const scope = actor.permissions['customer:read']
  if (scope === undefined) throw new Error('no scope')
  return all.filter((one) => inScope(scope, one) && matches(query, one, actor.userId))
}

describe('pages of the list', () => {
  it.each(customerSorts.flatMap((sort) => [false, true].map((falling) => ({ sort, falling }))))(
    'sorted by $sort (falling: $falling) hold everybody in scope once and in order, forwards and back',
    async ({ sort, falling }) => {
      for (const user of users) {
        const wanted = inOrder(await listed(user, {}), sort, falling)
        expect(await pages(user, { sort, falling, limit: 7 }), user).toEqual(wanted)
      }
    },
  )

  it('hold what a plain filter over everybody holds, whatever the filters, the search and the scope', async () => {
    const queries = fc.record(
      {
        q: fc.constantFrom(...words),
        kind: fc.constantFrom('consumer', 'business'),
        abc: fc.constantFrom('A', 'B', 'none'),
        tag: fc.constantFrom('重点', '没有'),
        region_code: fc.constantFrom('330000', '330200', '310000', '宁波'),
        owner: fc.constantFrom('me' as const, 'none' as const, { id: company().users.salesColleague.id }),
        next_touch: fc.constantFrom('overdue' as const, 'today' as const, 'week' as const, 'month' as const, 'none' as const),
        churned: fc.boolean(),
        archived: fc.boolean(),
        created_from: fc.constantFrom('2026-01-05', '2026-01-20'),
        created_to: fc.constantFrom('2026-01-10', '2026-01-25'),
        sort: fc.constantFrom(...customerSorts),
        falling: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(queries, fc.constantFrom(...users), fc.integer({ min: 1, max: 30 }), async (query, user, limit) => {
        const { sort = query.q === undefined ? 'name' : 'value', falling = query.sort === undefined && query.q !== undefined } =
          query
        const wanted = inOrder(await listed(user, query), sort, falling)
        expect(await pages(user, { ...query, limit })).toEqual(wanted)
        const counted = await countCustomers(await company().contextAs(user, now), query)
        expect(counted).toEqual({ count: wanted.length, more: false })
      }),
      { numRuns: 150 },
    )
  }, 180_000)

  it('are of one query only: a cursor is refused under another filter, another sort, or after a day', async () => {
    const ctx = await company().contextAs('executive', now)
    const { nextCursor } = await listCustomers(ctx, { limit: 3 })
    const cursor = nextCursor ?? ''
    await expect(listCustomers(ctx, { limit: 3, cursor, kind: 'business' })).rejects.toMatchObject({ code: 'invalid_cursor' })
    await expect(listCustomers(ctx, { limit: 3, cursor, sort: 'value' })).rejects.toMatchObject({ code: 'invalid_cursor' })
    const later = await company().contextAs('executive', new Date(now.getTime() + 25 * 3_600_000))
    await expect(listCustomers(later, { limit: 3, cursor })).rejects.toMatchObject({ code: 'invalid_cursor' })
  })

  it('of an outlet hold everything below it', async () => {
    const ctx = await company().contextAs('executive', now)
    const below = [company().outlets.shounan, company().outlets.xiaying]
    const wanted = all
      .filter((one) => !one.archived && one.outletId !== null && below.includes(one.outletId))
      .map((one) => one.id)
    for (const outlet of [{ id: company().outlets.yinzhou }, { externalId: 'YZ' }]) {
      const { rows } = await listCustomers(ctx, { outlet, limit: 200, sort: 'created' })
      expect(rows.map((row) => row.id).sort((a, b) => a - b)).toEqual(wanted)
    }
    expect((await listCustomers(ctx, { outlet: { externalId: 'NOWHERE' } })).rows).toEqual([])
  })

  it('show consumers masked and businesses as they are', async () => {
    const { rows } = await listCustomers(await company().contextAs('executive', now), { limit: 200 })
    for (const row of rows) {
      const one = all.find(({ id }) => id === row.id)
      expect(row.name === one?.name).toBe(one?.kind !== 'consumer')
      expect(row.phone).toMatch(one?.kind === 'consumer' ? /^138\*{6}\d\d$/ : /^1380000\d{4}$/)
    }
  })
})

describe('the list by API', () => {
  it('refuses what it does not know, and more than two hundred at once', async () => {
    const key = await company().keyFor('executive')
    const asked = async (query: string) => (await company().api('GET', `/customers?${query}`, { key })).status
    expect(await asked('limit=200&sort=-value&abc=A&owner=none&outlet=ext:NB')).toBe(200)
    for (const bad of [
      'limit=201',
      'limit=0',
      'sort=phone',
      'phone=1',
      'next_touch=soon',
      'created_from=0000-00-00',
      'created_from=2026-02-30',
      'owner=x',
      'q=%00',
      'cursor=abc',
    ])
      expect(await asked(bad), bad).toBe(400)
  })
})
