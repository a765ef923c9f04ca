import { describe, expect, it } from 'vitest'
import { comparisonOf, getSatisfactionIndex, listCompared, listIndexBy } from '#lib/analysis/expectation/service'
import { sql } from '#lib/platform/db/sql'
import { loyaltyCompany } from './loyalty-company.ts'

const { company, as, idOf } = loyaltyCompany()
const period = { from: '2026-01-01', to: '2026-08-01', as_of: '2026-07-31' }
const names = (page: { rows: readonly { name: string }[] }) => page.rows.map(({ name }) => name)

describe('the satisfaction index', () => {
  it('takes the latest answer of each customer that says both, with who was merged into it', async () => {
    const found = await getSatisfactionIndex(await as('executive'), period)
    // 5/3, 4/5, 4/2: 10 perceived of 13 expected.
    expect(found).toMatchObject({ customers: 3, silent: 1, scope: 'company' })
    expect(found.index).toBeCloseTo((10 / 13) * 100, 10)
    expect(found.outcomes.map(({ customers }) => customers)).toEqual([2, 0, 1])
  })

  it('over time takes the latest of each month', async () => {
    const months = await listIndexBy(await as('executive'), period, 'month')
    expect(months.map(({ key, customers }) => [key, customers])).toEqual([
      ['2026-02-01', 1],
      ['2026-06-01', 3],
    ])
    for (const by of ['quarter', 'survey', 'group', 'outlet', 'kind', 'class'] as const) {
      const groups = await listIndexBy(await as('executive'), period, by)
      expect([by, groups.reduce((sum, { customers }) => sum + customers, 0)]).toEqual([by, by === 'quarter' ? 4 : 3])
    }
  })

  it('lists the complaining, those first who never said so, within reach', async () => {
    const list = { limit: 50, sort: 'gap', outcome: 'complaining', ...period } as const
    expect(names(await listCompared(await as('executive'), { ...list, silent: true }))).toEqual(['甲'])
    expect(names(await listCompared(await as('executive'), { ...list, silent: false }))).toEqual(['丙'])
    expect(names(await listCompared(await as('executive'), list)).toSorted()).toEqual(['丙', '甲'].toSorted())
    expect(names(await listCompared(await as('sales'), list))).toEqual(['甲'])
    expect((await getSatisfactionIndex(await as('sales'), period)).customers).toBe(2)
  })

  it('has behind each kind and class the very customers that are counted, those in no class too', async () => {
    const ctx = await as('executive')
    const set = (name: string, kind: string, abc: string | null) =>
      company().db.execute(sql`
        with named as (update customer set kind = ${kind} where id = ${idOf(name)})
        update customer_standing set abc_class = ${abc} where customer_id = ${idOf(name)}`)
    await set('甲', 'distributor', 'A')
    await set('乙', 'business', 'A')
    await company().db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id)
      values (${idOf('乙')}, 'abc', 'B', '换了老板', ${company().users.salesManager.id})`)
    const list = { limit: 50, sort: '-value', ...period } as const
    const listed = async (asked: Partial<Parameters<typeof listCompared>[1]>) =>
      names(await listCompared(ctx, { ...list, ...asked }))
    const kinds = await listIndexBy(ctx, period, 'kind')
    expect(kinds.map(({ key, customers }) => [key, customers])).toEqual([
      ['business', 2],
      ['distributor', 1],
    ])
    expect((await listed({ kind: 'business' })).toSorted()).toEqual(['丙', '乙'].toSorted())
    expect(await listed({ kind: 'distributor' })).toEqual(['甲'])
    expect(await listed({ kind: 'consumer' })).toEqual([])
    // The class that somebody set by hand stands.
    expect((await listIndexBy(ctx, period, 'class')).map(({ key }) => key).sort()).toEqual(['', 'A', 'B'])
    expect([await listed({ class: 'A' }), await listed({ class: 'B' }), await listed({ class: 'none' })]).toEqual([
      ['甲'],
      ['乙'],
      ['丙'],
    ])
    const key = await company().keyFor('sales')
    const query = 'from=2026-01-01&to=2026-08-01&as_of=2026-07-31'
    const own = await company().api('GET', `/analysis/satisfaction-index/customers?${query}&class=none`, { key })
    expect([own.status, own.body.data]).toEqual([200, []])
    await company().db.execute(sql`delete from customer_override`)
    await set('甲', 'business', null)
    await set('乙', 'business', null)
  })

  it('lists whoever was archived since too: what was answered is counted all the same', async () => {
    const ctx = await as('executive')
    const archive = (at: string | null) =>
      company().db.execute(sql`update customer set archived_at = ${at}::timestamptz where id = ${idOf('丙')}`)
    await archive('2026-07-20')
    const list = { limit: 50, sort: '-value', ...period } as const
    const { rows } = await listCompared(ctx, list)
    expect(rows.length).toBe((await getSatisfactionIndex(ctx, period)).customers)
    expect(rows.filter(({ archived }) => archived).map(({ name }) => name)).toEqual(['丙'])
    await archive(null)
  })

  it('of one customer tells how it moved', async () => {
    expect(await comparisonOf(await as('sales'), idOf('甲'))).toMatchObject({
      ...{ answeredOn: '2026-06-01', expectation: 5, perception: 3, outcome: 'complaining', gap: -2, index: 60, change: -40 },
    })
    expect(await comparisonOf(await as('sales'), idOf('丙'))).toBeNull()
  })

  it('stands by API', async () => {
    const key = await company().keyFor('executive')
    const query = 'from=2026-01-01&to=2026-08-01&as_of=2026-07-31'
    const answer = await company().api('GET', `/analysis/satisfaction-index?${query}&group_by=kind`, { key })
    expect([answer.status, answer.body.customers, answer.body.groups.length]).toEqual([200, 3, 1])
    const list = await company().api('GET', `/analysis/satisfaction-index/customers?${query}&silent=true`, { key })
    expect(list.body.data.map((row: { customer: { name: string } }) => row.customer.name)).toContain('甲')
  })
})
