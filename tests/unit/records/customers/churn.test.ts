import { describe, expect, it } from 'vitest'
import { churnedFor, churnSetting } from '#lib/records/customers/churn'

// By hand: from 17 December 31 days to 17 January, 31, 28, 31 and 30 on to 17 May, and 29 to 15 June make 180.
const today = '2026-06-15'

describe('a lost customer', () => {
  it('has not shipped for more days than are set: on the last of them it is not lost yet', () => {
    expect(churnedFor('2025-12-17', today, 180)).toBeNull()
    expect(churnedFor('2025-12-16', today, 180)).toBe(181)
  })

  it('has shipped before', () => {
    expect(churnedFor(null, today, 180)).toBeNull()
  })

  it('is one after 180 days until the company says otherwise', () => {
    expect(churnSetting.schema.parse({})).toEqual({ days: 180 })
  })
})
