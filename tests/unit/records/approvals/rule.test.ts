import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isEnough, ladderFrom, ladderOf, mayDecideAlone, ownCeiling } from '#lib/records/approvals/rule'
import { shippedRules } from '#lib/records/approvals/shipped-rules'

// What each may pay out for one case, by the customs of the trade: 坐席 100, 组长 300, 主管 1,000, 申诉理赔专员 2,000, 分公司经理 5,000, 总经理 20,000, 省区 50,000 yuan;
// the same customer at most three times the limit in thirty days.
const { lines } = shippedRules.compensation
const yuan = (amount: number, recent = 0) => ({
  amount: Math.round(amount * 100),
  partsPerUnit: 100,
  before: { amount: recent * 100, times: 3 },
})
const may = (roles: string[], grade: string | null, amount: number, recent = 0) =>
  mayDecideAlone({ roles, grade }, yuan(amount, recent), lines)
const first = (amount: number, recent = 0) => {
  const [line] = ladderOf(yuan(amount, recent), lines)
  return line === undefined ? null : `${line.role}${line.grade === null ? '' : `/${line.grade}`}`
}

describe('what somebody may pay out alone', () => {
  test.each([
    [['service'], null, 100],
    [['service'], 'lead', 300],
    [['service'], 'unknown grade', 100],
    [['service_manager'], null, 1_000],
    [['claims'], null, 2_000],
    [['executive'], 'branch', 5_000],
    [['executive'], null, 20_000],
    [['executive'], 'province', 50_000],
    [['service', 'claims'], null, 2_000],
    [['outlet'], null, 0],
    [[], null, 0],
  ] as const)('%s of grade %s: %d yuan', (roles, grade, most) => {
    expect(ownCeiling({ roles, grade }, lines)).toBe(most)
    expect(may([...roles], grade, most + 0.01)).toBe(false)
    if (most > 0) expect(may([...roles], grade, most)).toBe(true)
  })

  it('to a customer who had much lately is less: three times the limit in all', () => {
    expect(may(['service'], null, 80, 220)).toBe(true)
    expect(may(['service'], null, 80, 221)).toBe(false)
  })
})

describe('whom a payment goes to', () => {
  test.each([
    [1, 'service'],
    [100.01, 'service/lead'],
    [300, 'service/lead'],
    [300.01, 'service_manager'],
    [1_000.01, 'claims'],
    [2_000.01, 'executive/branch'],
    [5_000.01, 'executive'],
    [20_000.01, 'executive/province'],
    [50_000, 'executive/province'],
    // Headquarters: no line is enough.
    [50_000.01, null],
  ])('%d yuan: the first ceiling that covers it, %s', (amount, expected) => {
    expect(first(amount)).toBe(expected)
  })

  it('goes one level up for a customer who had much lately', () => {
    expect(first(80, 221)).toBe('service/lead')
    // 900 + 80 is more than three times 300.
    expect(first(80, 900)).toBe('service_manager')
  })

  it('goes on to every higher ceiling, one after the other', () => {
    expect(ladderOf(yuan(1_500), lines).map(({ most }) => most)).toEqual([2_000, 5_000, 20_000, 50_000])
  })
})

describe('a rule without a ceiling', () => {
  it('covers whatever is asked, and its line comes last; of two the first stays first', () => {
    const ladder = ladderOf({ amount: 1_000_000 }, shippedRules.export.lines)
    expect(ladder.map(({ role }) => role)).toEqual(['executive', 'administrator'])
    expect(ownCeiling({ roles: ['finance', 'administrator'], grade: null }, shippedRules.export.lines)).toBeNull()
  })

  it('export: 500 rows by whoever does not decide on exports', () => {
    for (const role of ['sales_manager', 'service_manager', 'outlet', 'finance'])
      expect(ownCeiling({ roles: [role], grade: null }, shippedRules.export.lines)).toBe(500)
  })
})

describe('what two pairs of eyes have to see', () => {
  it('goes to an equal or upwards, never to somebody who may decide less', () => {
    const ladder = ladderOf(yuan(50), lines)
    expect(ladderFrom(1_000, ladder).map(({ most }) => most)).toEqual([1_000, 2_000, 5_000, 20_000, 50_000])
    expect(ladderFrom(null, ladder)).toEqual([])
    expect(ladderFrom(0, ladder)).toEqual(ladder)
  })
})

describe('laws', () => {
  const roles = fc.subarray(['service', 'service_manager', 'claims', 'executive', 'outlet'])
  const grade = fc.constantFrom(null, 'lead', 'branch', 'province')
  const some = fc.integer({ min: 1, max: 60_000 })

  it('who may pay an amount may pay less; and whoever is on the ladder could pay it', () => {
    fc.assert(
      fc.property(roles, grade, some, some, some, (who, of, one, other, recent) => {
        const [less, more] = one < other ? [one, other] : [other, one]
        if (may(who, of, more, recent)) expect(may(who, of, less, recent)).toBe(true)
        for (const line of ladderOf(yuan(more, recent), lines)) {
          expect(isEnough(line, yuan(more, recent))).toBe(true)
          expect(may([line.role], line.grade, more, recent)).toBe(true)
        }
      }),
    )
  })
})
