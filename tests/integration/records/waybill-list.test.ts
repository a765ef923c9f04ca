import { describe, expect, it } from 'vitest'
import { addDays } from '#lib/core/day'
import { listPage } from '#lib/platform/list/list-page'
import type { WaybillQuery } from '#lib/records/waybills/browse'
import {
  countIssues,
  countWaybillViews,
  findWaybillNeighbours,
  listWaybillViews,
  periodOfList,
} from '#lib/records/waybills/browse'
import { briefList } from '#lib/records/waybills/list'
import { briefRow } from '#lib/records/waybills/repository'
import type { UserKey } from '#tests/support/company'
import { companyWithWaybills, now, shipped, today } from './waybill-company.ts'

const { company, customers, numbers } = companyWithWaybills()

describe('the list of waybills on a screen', () => {
  it('holds 31 days of customers in scope, the latest first', async () => {
    expect(await numbers('administrator', {})).toEqual([
      'X-0000001',
      'A-0000001',
      'A-0000002',
      'F-0000001',
      'A-0000003',
      'A-0000004',
      'B-0000001',
    ])
    expect(await numbers('sales', {})).toEqual(['A-0000001', 'A-0000002', 'A-0000003', 'A-0000004', 'B-0000001'])
    expect(await numbers('sales', { sort: 'accepted_on', falling: false, limit: 2 })).toEqual(['B-0000001', 'A-0000004'])
  })

  it('of an outlet holds what was accepted there and below it, of customers in scope', async () => {
    expect(await numbers('administrator', { outlet: { id: company().outlets.yinzhou } })).toEqual([
      'X-0000001',
      'A-0000001',
      'A-0000002',
      'A-0000003',
      'A-0000004',
      'B-0000001',
    ])
    expect(await numbers('sales', { outlet: { id: company().outlets.xiaying } })).toEqual([])
  })

  it('of a customer, and of a number, is of all days', async () => {
    const ctx = await company().contextAs('administrator', now)
    expect(await numbers('administrator', { customer: { id: customers.far ?? 0 } })).toEqual(['F-0000001', 'F-0000002'])
    expect(await numbers('administrator', { q: 'F-000000' })).toEqual(['F-0000001', 'F-0000002'])
    expect(await numbers('administrator', { q: 'f-000000' })).toEqual(['F-0000001', 'F-0000002'])
    expect(periodOfList(ctx, { q: 'F-000000' })).toBeNull()
    expect(await numbers('sales', { q: 'F-000000' })).toEqual([])
    expect(await numbers('sales', { customer: { id: customers.branch ?? 0 }, issue: 'lost' })).toEqual(['B-0000001'])
  })

  it('takes group of statuses, product, province, first and last day', async () => {
    expect(await numbers('administrator', { status: 'delivered' })).toEqual(['A-0000003', 'A-0000004'])
    expect(await numbers('administrator', { status: 'returning' })).toEqual([])
    expect(await numbers('administrator', { product: 'express' })).toEqual(['A-0000002'])
    expect(await numbers('administrator', { destination: '440000' })).toEqual(['B-0000001'])
    expect(await numbers('administrator', { destination: '440300' })).toEqual(['B-0000001'])
    expect(await numbers('administrator', { from: addDays(today, -1), through: addDays(today, -1) })).toEqual([
      'X-0000001',
      'A-0000001',
    ])
  })

  it('lists what stands still by how long, what is overdue by how much, what is broken or lost by its value', async () => {
    expect(await numbers('administrator', { issue: 'still' })).toEqual(['A-0000002', 'A-0000001'])
    expect(await numbers('administrator', { issue: 'overdue' })).toEqual(['A-0000002'])
    expect(await numbers('administrator', { issue: 'late' })).toEqual(['A-0000003'])
    expect(await numbers('administrator', { issue: 'damaged' })).toEqual(['X-0000001', 'A-0000004'])
    expect(await numbers('administrator', { issue: 'lost' })).toEqual(['B-0000001'])
    expect(await numbers('administrator', { issue: 'any' })).toEqual([
      'X-0000001',
      'A-0000001',
      'A-0000002',
      'F-0000001',
      'A-0000004',
      'B-0000001',
    ])
  })

  it('is read to its end in pages of any size and back, without a waybill missing or twice', async () => {
    const ctx = await company().contextAs('administrator', now)
    for (const query of [{}, { issue: 'still' as const }, { q: 'A-000000' }, { issue: 'any' as const }]) {
      const whole = await numbers('administrator', query)
      const found: string[] = []
      let last: Awaited<ReturnType<typeof listWaybillViews>> | undefined
      for (let cursor: string | null | undefined; cursor !== null; ) {
        last = await listWaybillViews(ctx, { ...query, limit: 1, ...(cursor === undefined ? {} : { cursor }) })
        found.push(...last.rows.map(({ waybillNo }) => waybillNo))
        cursor = last.nextCursor
      }
      expect(found).toEqual(whole)
      const all = (await listWaybillViews(ctx, { ...query, limit: 50 })).rows
      for (const [place, row] of all.entries()) {
        const { previous, next } = await findWaybillNeighbours(ctx, query, row.id)
        expect([previous?.id, next?.id], row.waybillNo).toEqual([all[place - 1]?.id, all[place + 1]?.id])
      }
      const before = await listWaybillViews(ctx, { ...query, limit: 50, cursor: last?.previousCursor ?? '' })
      expect(before.rows.map(({ waybillNo }) => waybillNo)).toEqual(whole.slice(0, -1))
    }
  })

  it('is counted, and so are its issues, within scope', async () => {
    const counted = async (user: UserKey, query: WaybillQuery = {}) =>
      (await countIssues(await company().contextAs(user, now), query)).map(({ found }) => found.count)
    expect(await counted('administrator')).toEqual([2, 1, 2, 1])
    expect(await counted('administrator', { issue: 'lost', product: 'express' })).toEqual([1, 1, 0, 0])
    expect(await counted('salesHangzhou')).toEqual([0, 0, 0, 0])
    expect(await countWaybillViews(await company().contextAs('sales', now), {})).toEqual({ count: 5, more: false })
  })

  it('masks a person, and says how each stands', async () => {
    const { rows } = await listWaybillViews(await company().contextAs('administrator', now), {
      customer: { id: customers.far ?? 0 },
    })
    expect(rows[0]).toMatchObject({ waybillNo: 'F-0000001', customerName: '王**', stillHours: null, outletName: '西湖营业部' })
    expect(rows[1]).toMatchObject({ waybillNo: 'F-0000002', stillHours: 24 * 39, outletName: null })
  })
})

describe('whichever way a list is read', () => {
  const filters: Omit<WaybillQuery, 'q'>[] = [
    {},
    { status: 'moving' },
    { product: 'standard', destination: '310000' },
    { issue: 'still' },
    { issue: 'overdue' },
    { issue: 'late' },
    { issue: 'any' },
    { issue: 'damaged' },
  ]
  const users: UserKey[] = ['sales', 'salesXiaying', 'salesHangzhou', 'serviceManager', 'outlet', 'administrator']

  it.each(users)('customer by customer or day by day, %s sees the same', async (user) => {
    const ctx = await company().contextAs(user, now)
    const scope = ctx.actor.permissions['waybill:read'] ?? { kind: 'all' as const }
    for (const { status: _status, issue, ...filter } of filters)
      for (const ids of [undefined, [company().outlets.shounan, company().outlets.xihu]]) {
        const read = async (few: boolean) => {
          const request = briefList(
            ctx,
            { scope, few },
            {
              ...filter,
              issue: issue === undefined ? undefined : { name: issue, stillAfter: shipped },
              from: '2026-05-01',
              to: '2026-06-16',
              outlet: ids === undefined ? undefined : { ids },
            },
            { sort: 'accepted_on', falling: true, limit: 100, cursor: undefined, asked: {} },
          )
          return (await listPage(ctx.db, briefRow, request, now)).rows.map(({ waybillNo }) => waybillNo)
        }
        if (scope.kind === 'some') expect(await read(true), JSON.stringify({ filter, ids })).toEqual(await read(false))
        expect((await read(false)).length).toBeLessThanOrEqual(8)
      }
  })
})
