import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readChart } from '#lib/analysis/gallery/service'
import { now, openKeptCompany } from './kept-company.ts'
import type { SmallCompany } from './small-company.ts'

/** See kept-company.ts for who is in it. */
let company: SmallCompany
type User = 'executive' | 'sales' | 'salesColleague'
const as = async (user: User) => ({ ...(await company.contextAs(user)), now })

beforeAll(async () => {
  company = await openKeptCompany()
})
afterAll(() => company.close())

async function shown(id: string, user: User = 'executive', filters = {}) {
  const found = await readChart(await as(user), id, filters)
  if (found.state !== 'shown') throw new Error(`${id} is ${found.state}`)
  return found.data
}

/** The bare values of a chart’s table by its rows, without the name of the row. */
async function rowsOf(id: string, user: User = 'executive', filters = {}) {
  const { table } = await shown(id, user, filters)
  return Object.fromEntries(table.rows.map(({ key, cells }) => [key, cells.slice(1).map(({ value }) => value)]))
}

describe('what is kept of leaving', () => {
  it('is told by cause and by way, over the losses of the period', async () => {
    expect(await rowsOf('losses-by-cause')).toEqual({
      price: [1, 1, 1_300_000, 1_300_000 / 1_380_000, 0],
      none: [1, 1, 80_000, 80_000 / 1_380_000, null],
    })
    expect((await readChart(await as('executive'), 'losses-by-cause', { period: 'lastYear' })).state).toBe('empty')
    expect(await rowsOf('losses-by-cause', 'sales')).toEqual({ price: [1, 1, 1_300_000, 1, 0] })
    // A call of 0.1 h at 80.00 beside what was spent.
    expect(await rowsOf('win-back')).toMatchObject({ call: [1, 0, 0, null, 5_000, 800] })
  })

  it('is told of sleepers, of retention and of how long customers stay', async () => {
    expect(await rowsOf('sleepers-by-cause')).toEqual({ unknown: [1, 150_000, 0, 1] })
    // R1 and R2 shipped in the twelve months before, for 9,100.00; R2 again, for 50.00.
    expect(await rowsOf('retention')).toEqual({ customers: [0.5], net: [5_000 / 910_000], gross: [5_000 / 910_000] })
    // Four are watched in their first month: K2, K4 and K8 of June, and K10. The curve is in gallery-survival.test.ts.
    expect((await readChart(await as('executive'), 'survival', {})).state).toBe('empty')
  })
})

describe('what is kept of value', () => {
  it('is true profit, with who only seems profitable', async () => {
    const { drawing } = await shown('true-profit')
    const turned = drawing.kind === 'bars' ? drawing.bars.filter(({ value }) => value > 0) : []
    // K10: 800.00 less 1,000.00.
    expect(turned.map(({ value }) => value)).toEqual([1])
    expect(turned[0]?.href).toContain('look=turned')
    // Freight and cost are known of 4,000.00 less 1,000.00, 6,000.00 less 5,500.00 and 800.00 of K10; marketing 2,000.00 of K1, 1,000.00 of K3 and of K10: 300.00 of 10,800.00. Three waybills of K1 and K7, a credit note of K2, one of K3, two of
    // K4, the credit note of K5 and one of 50.00 lack one of the two.
    expect((await shown('true-profit')).sentence).toBe(
      '真实利润 ¥300（收入的 2.8%）；1 户看似赚钱其实不赚，合计 -¥200。9 票缺运费或成本，不计入利润。',
    )
  })

  it('is whose value fell: R1 brought 9,000.00 in the twelve months to March', async () => {
    expect(await rowsOf('value-changes', 'sales')).toMatchObject({ fell: [1, -900_000] })
    // Falling says already that it is less.
    expect((await shown('value-changes', 'sales')).sentence).toMatch(/下降 ¥9,000(?!\d)/)
  })
})

describe('what is kept of structure and of contacts', () => {
  it('is the second matrix, each cell with its customers', async () => {
    const { drawing } = await shown('relationship-matrix')
    const cells = drawing.kind === 'matrix' ? drawing.cells.filter(({ customers }) => customers > 0) : []
    // As tests/integration/analysis/matrices.test.ts works them out.
    expect(cells.map(({ from, to, customers, href }) => [from, to, customers, href])).toEqual([
      ['large', 'high', 1, '/analysis/relationship/customers?scale=large_high'],
      ['medium', 'medium', 1, '/analysis/relationship/customers?scale=medium_medium'],
    ])
    const own = await shown('relationship-matrix', 'salesColleague')
    expect(own.drawing.kind === 'matrix' && own.drawing.cells.reduce((sum, { customers }) => sum + customers, 0)).toBe(1)
  })

  it('is the trend and the alarms of a whole company, of which others are told nothing', async () => {
    const last = (await shown('concentration-trend')).table.rows.at(-1)
    // K1 13,000.00 of what was positive: 5,000.00, 1,500.00 twice, 800.00 and 50.00 beside it.
    expect(last?.cells[1]?.value).toBeCloseTo(13_000 / 21_850, 9)
    expect((await shown('concentration-alarms')).table.rows.map(({ cells }) => cells[0]?.value)).toContain('宁波亮禾家电')
    expect((await readChart(await as('sales'), 'concentration-trend', {})).state).toBe('empty')
    expect((await readChart(await as('sales'), 'concentration-alarms', {})).state).toBe('empty')
  })

  it('is who is contacted less, and what was perceived against what was expected', async () => {
    // Rhythm B: a call every 30 days, a visit, which is a call too, every 91. In ninety days 90 ÷ 91 visits of 1.5 hours and 3 − 90 ÷ 91 calls of 0.1, and 80.00 an hour: 1.6846 hours, 134.77.
    const missing = (90 / 91) * 1.5 + (3 - 90 / 91) * 0.1
    expect(await rowsOf('contact-balance')).toMatchObject({ less: [1, expect.closeTo(-missing, 9), -13_477], more: [0, 0, 0] })
    const third = [1, 1 / 3]
    expect(await rowsOf('satisfaction-index')).toEqual({ complaining: third, satisfied: third, loyal: third })
    // 10 perceived of 10 expected.
    expect((await shown('satisfaction-index')).sentence).toContain('100.0')
    // 4 perceived of 7 expected, and 6 of 8: the widest gap first.
    const { table, sentence } = await shown('satisfaction-items')
    expect(table.rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual([
      ['时效', 2, 3.5, 2, -1.5, expect.closeTo(400 / 7, 9)],
      ['价格', 2, 4, 3, -1, 75],
    ])
    expect(sentence).toContain('“时效”：差距 -1.50（期望 3.50，感知 2.00）')
  })

  it('is everybody of the runs of the golden list and of the kinds of value, once', async () => {
    for (const id of ['classes-golden-list', 'classes-value-kinds']) {
      const rows = await rowsOf(id)
      expect(Object.values(rows).reduce((sum, [customers]) => sum + Number(customers), 0)).toBe(5)
    }
  })
})
