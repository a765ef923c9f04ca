import { describe, expect, it } from 'vitest'
import type { Context } from '#lib/platform/context'
import { readMarketingCost } from '#lib/records/customers/marketing-cost'

const ctx = (permissions: readonly string[]) =>
  ({
    company: { currency: 'CNY' },
    actor: { permissions: Object.fromEntries(permissions.map((name) => [name, { kind: 'all' }])) },
  }) as unknown as Context
const analyst = ctx(['customer:update', 'analysis:read'])

describe('the marketing cost of a customer as it is typed', () => {
  it('is read with its decimals, emptied, or left alone', () => {
    expect(readMarketingCost(analyst, '1250.50')).toEqual({ annual_marketing_cost_minor: 125_050 })
    expect(readMarketingCost(analyst, null)).toEqual({ annual_marketing_cost_minor: null })
    expect(readMarketingCost(analyst, undefined)).toEqual({})
  })

  it('is no word and not below nothing', () => {
    const problem = (code: string) =>
      expect.objectContaining({ issues: [expect.objectContaining({ name: 'annual_marketing_cost', code })] })
    expect(() => readMarketingCost(analyst, '很多')).toThrow(problem('amount_unreadable'))
    expect(() => readMarketingCost(analyst, '-1')).toThrow(problem('too_small'))
  })

  it('is refused of whoever may not know what customers cost, emptying it too', () => {
    const service = ctx(['customer:update'])
    expect(() => readMarketingCost(service, '10')).toThrow(expect.objectContaining({ code: 'forbidden' }))
    expect(() => readMarketingCost(service, null)).toThrow(expect.objectContaining({ code: 'forbidden' }))
    expect(readMarketingCost(service, undefined)).toEqual({})
  })
})
