import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { GALLERY } from '#lib/analysis/gallery/gallery'
import { readChart } from '#lib/analysis/gallery/service'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { sql } from '#lib/platform/db/sql'
import { insertWaybill } from '#tests/support/shipments'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany } from './small-company.ts'

let company: SmallCompany
const countRow = z.object({ count: z.int() })
const now = new Date('2026-07-01T03:00:00Z')
const as = async (user: 'executive' | 'sales' | 'service') => ({ ...(await company.contextAs(user)), now })
beforeAll(async () => {
  company = await openSmallCompany()
  await refreshTouchedMonths(company.db)
})
afterAll(() => company.close())

/** What a chart draws as lines, by month; cents of the year's revenue as small-company.ts lists them. */
async function monthsOf(user: 'executive' | 'sales', chart: string, filters = {}) {
  const found = await readChart(await as(user), chart, filters)
  if (found.state !== 'shown' || found.data.drawing.kind !== 'lines') return found.state
  return Object.fromEntries(
    found.data.drawing.points.flatMap(({ key, values }) => (values['now'] === null ? [] : [[key.slice(0, 7), values['now']]])),
  )
}

describe('every chart', () => {
  it.each(GALLERY.map(({ id }) => id))(
    '%s says something of itself, or that there is nothing, in words that the catalogue has',
    async (id) => {
      const found = await readChart(await as('executive'), id, {})
      expect(['shown', 'empty']).toContain(found.state)
      if (found.state === 'shown') expect(found.data.table.rows.filter(({ href }) => href === undefined)).toEqual([])
      expect(JSON.stringify(found)).not.toMatch(
        /"(gallery|analysis|manager|cases|card|prospects|value|losses|sleepers|leaving|relations|concentration|customers)\.[a-zA-Z.]+"/,
      )
    },
  )

  it('has ids of its own', () => {
    expect(new Set(GALLERY.map(({ id }) => id)).size).toBe(GALLERY.length)
    // As docs/roadmap.md and docs/coverage.md say.
    expect(GALLERY.length).toBe(55)
  })
})

describe('volume and revenue by month', () => {
  it('are those of the company in its currency', async () => {
    expect(await monthsOf('executive', 'revenue-by-month')).toMatchObject({
      '2025-12': 80_000,
      '2026-01': 400_000,
      '2026-04': 50_000,
    })
    expect(await monthsOf('executive', 'volume-by-month')).toMatchObject({ '2026-01': 1, '2026-05': 1 })
  })

  it('are those of the reader’s own customers, of one owner, or of a kind', async () => {
    // K1 with K7, and K3.
    const own = { '2026-01': 400_000, '2026-02': 400_000, '2026-03': 400_000, '2026-04': 100_000, '2026-05': 150_000 }
    expect(await monthsOf('sales', 'revenue-by-month')).toEqual(own)
    expect(await monthsOf('executive', 'revenue-by-month', { owner: String(company.users.sales.id) })).toEqual(own)
    expect(await monthsOf('executive', 'revenue-by-month', { kind: 'consumer' })).toEqual({ '2026-05': 150_000 })
  })
})

describe('a month', () => {
  const linkOf = async (filters: object) => {
    const found = await readChart(await as('executive'), 'revenue-by-month', filters)
    if (found.state !== 'shown') throw new Error('not shown')
    return found.data.table.rows.find(({ key }) => key === '2026-02-01')?.href
  }
  it('leads to its waybills, and to no other list where it is of some customers alone', async () => {
    expect(await linkOf({})).toBe('/waybills?from=2026-02-01&through=2026-02-28')
    expect(await linkOf({ kind: 'business' })).toBeUndefined()
    expect(await linkOf({ owner: String(company.users.sales.id) })).toBeUndefined()
  })
})

describe('revenue a shipment', () => {
  it('is written with its cents', async () => {
    const found = await readChart(await as('executive'), 'price-by-month', {})
    if (found.state !== 'shown' || found.data.drawing.kind !== 'lines') throw new Error('not shown')
    expect(found.data.drawing.points.find(({ key }) => key === '2026-05-01')?.texts['now']).toBe('¥1,500.00')
  })
})

describe('what a reader may not see', () => {
  it('is said, not shown', async () => {
    expect((await readChart(await as('service'), 'nps', {})).state).toBe('forbidden')
    expect((await readChart(await as('sales'), 'team', {})).state).toBe('forbidden')
    expect((await readChart(await as('sales'), 'nps', { owner: String(company.users.salesColleague.id) })).state).toBe(
      'out_of_reach',
    )
    expect((await readChart(await as('executive'), 'no-such', {})).state).toBe('unknown')
  })
})

describe('a slow chart', () => {
  it('is worked out once a day for the same filters and scope, and nobody gets that of another scope', async () => {
    const first = await readChart(await as('executive'), 'lorenz', {})
    const later = await readChart({ ...(await as('executive')), now: new Date('2026-07-01T09:00:00Z') }, 'lorenz', {})
    if (first.state !== 'shown' || later.state !== 'shown') throw new Error('not shown')
    expect(later.keptAt).toEqual(first.keptAt)
    const kept = () => company.db.row(countRow, sql`select count(*)::int4 as count from kept_chart`)
    expect((await kept())?.count).toBe(1)
    await readChart(await as('sales'), 'lorenz', {})
    expect((await kept())?.count).toBe(2)
    const next = await readChart({ ...(await as('executive')), now: new Date('2026-07-02T03:00:00Z') }, 'lorenz', {})
    expect(next.state === 'shown' && next.keptAt?.toISOString()).toBe('2026-07-02T03:00:00.000Z')
  })
})

describe('the year before in a chart by month', () => {
  it('leaves out the month in which the records begin, which is not whole; no cancelled waybill begins them', async () => {
    const beside = async () => {
      const found = await readChart({ ...(await as('executive')), now: new Date('2027-01-05T03:00:00Z') }, 'revenue-by-month', {})
      if (found.state !== 'shown' || found.data.drawing.kind !== 'lines') throw new Error('not shown')
      return new Map(found.data.drawing.points.map(({ key, values }) => [key, values['earlier']]))
    }
    // The first waybill is of 1 December 2025.
    expect((await beside()).get('2026-12-01')).toBe(80_000)
    await insertWaybill(company.db, { customerId: company.ids.K10, acceptedOn: '2025-11-20', freightMinor: 10_000 })
    await insertWaybill(company.db, { customerId: company.ids.K10, acceptedOn: '2025-10-20', status: 'cancelled' })
    await refreshTouchedMonths(company.db)
    const later = await beside()
    expect([later.get('2026-11-01'), later.get('2026-12-01')]).toEqual([null, 80_000])
  })
})
