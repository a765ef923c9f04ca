import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { compensationRuling, ownLimit } from '#lib/records/cases/compensation'
import { defaultCaseSettings } from '#lib/records/cases/service-rules'

// 坐席 100, 组长 300, 主管 1,000, 专员 2,000, 分公司 5,000, 总经理 20,000, 省区 50,000 yuan; the same customer at most three times the limit in thirty days.
const { limits, sameCustomerTimes } = defaultCaseSettings.compensation
const rules = { limits, sameCustomerTimes }
const ruling = (roles: string[], grade: string | null, yuan: number, recentYuan = 0) =>
  compensationRuling({ roles, grade, amountMinor: Math.round(yuan * 100), recentMinor: recentYuan * 100 }, rules, 100)

describe('what somebody may pay out', () => {
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
  ] as const)('%s of grade %s: %d', (roles, grade, most) => {
    expect(ownLimit(roles, grade, limits)).toBe(most)
  })
})

describe('a payment', () => {
  it('up to the limit is one’s own, above it somebody else’s', () => {
    expect(ruling(['service'], null, 100)).toEqual({ allowed: true })
    expect(ruling(['service'], null, 100.01)).toEqual({
      allowed: false,
      reason: 'above_limit',
      ownMost: 100,
      decider: { role: 'service', grade: 'lead' },
    })
    expect(ruling(['service'], null, 1_500)).toMatchObject({ decider: { role: 'claims', grade: null } })
    expect(ruling(['outlet'], null, 1)).toMatchObject({ ownMost: 0, decider: { role: 'service', grade: null } })
  })

  it('above everybody’s limit is for headquarters', () => {
    expect(ruling(['executive'], 'province', 50_000.01)).toMatchObject({ allowed: false, decider: null })
  })

  it('to a customer who had much lately goes one level up', () => {
    expect(ruling(['service'], null, 80, 220)).toEqual({ allowed: true })
    expect(ruling(['service'], null, 80, 221)).toMatchObject({
      allowed: false,
      reason: 'same_customer',
      decider: { role: 'service', grade: 'lead' },
    })
    // 900 + 80 is more than three times 300.
    expect(ruling(['service'], null, 80, 900)).toMatchObject({ decider: { role: 'service_manager', grade: null } })
  })

  it('of nothing is always allowed where nothing was paid', () => {
    expect(ruling([], null, 0)).toEqual({ allowed: true })
  })
})

describe('laws', () => {
  const roles = fc.subarray(['service', 'service_manager', 'claims', 'executive', 'outlet'])
  const grade = fc.constantFrom(null, 'lead', 'branch', 'province')
  const yuan = fc.integer({ min: 1, max: 60_000 })

  it('who may pay an amount may pay less; and whoever is named could pay it', () => {
    fc.assert(
      fc.property(roles, grade, yuan, yuan, yuan, (who, of, one, other, recent) => {
        const [less, more] = one < other ? [one, other] : [other, one]
        const found = ruling(who, of, more, recent)
        if (found.allowed) expect(ruling(who, of, less, recent).allowed).toBe(true)
        else if (found.decider !== null)
          expect(ruling([found.decider.role], found.decider.grade, more, recent).allowed).toBe(true)
      }),
    )
  })
})
