import { describe, expect, it } from 'vitest'
import { churnSetting, lostAsOf, lostFor } from '#lib/records/customers/churn'

// By hand: from 17 December 31 days to 17 January, 31, 28, 31 and 30 on to 17 May, and 29 to 15 June make 180.
const rule = lostAsOf('2026-06-15', 180)

describe('a lost customer', () => {
  it('has not shipped for more whole days than are set: on the last of them it is not lost yet', () => {
    expect(rule.before).toBe('2025-12-17')
    expect(lostFor('2025-12-17', rule)).toBeNull()
    expect(lostFor('2025-12-16', rule)).toBe(181)
  })

  it('has shipped before', () => {
    expect(lostFor(null, rule)).toBeNull()
  })

  it('is one after more than 180 days until the company says otherwise', () => {
    expect(churnSetting.schema.parse({})).toEqual({ days: 180 })
  })
})
