import { describe, expect, it } from 'vitest'
import { isFollowedUp } from '#lib/records/cases/follow-up'
import { defaultCaseSettings } from '#lib/records/cases/service-rules'

const { followUp } = defaultCaseSettings
const ids = Array.from({ length: 10_000 }, (_, index) => index + 1)
const share = (type: string, serviceClass: 'A' | 'B' | 'C' | 'consumer') =>
  ids.filter((caseId) => isFollowedUp({ caseId, type, serviceClass }, followUp)).length / ids.length

describe('who is called after a case', () => {
  it('every A and B customer after a complaint, everybody after an appeal or a claim, nobody after a request', () => {
    expect(share('complaint', 'A')).toBe(1)
    expect(share('complaint', 'B')).toBe(1)
    expect(share('appeal', 'C')).toBe(1)
    expect(share('claim', 'consumer')).toBe(1)
    expect(share('request', 'A')).toBe(0)
    expect(share('compliment', 'A')).toBe(0)
  })

  it('about three in ten of the others, spread over the numbers and not one after the other', () => {
    expect(share('complaint', 'C')).toBeGreaterThan(0.28)
    expect(share('complaint', 'C')).toBeLessThan(0.32)
    const chosen = ids.slice(0, 100).map((caseId) => isFollowedUp({ caseId, type: 'complaint', serviceClass: 'C' }, followUp))
    expect(chosen.indexOf(true)).toBeLessThan(10)
    expect(chosen.lastIndexOf(true)).toBeGreaterThan(90)
  })

  it('the same whenever it is asked', () => {
    const once = isFollowedUp({ caseId: 4_711, type: 'complaint', serviceClass: 'C' }, followUp)
    expect(isFollowedUp({ caseId: 4_711, type: 'complaint', serviceClass: 'C' }, followUp)).toBe(once)
  })
})
