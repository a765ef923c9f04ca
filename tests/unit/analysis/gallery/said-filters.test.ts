import { expect, it } from 'vitest'
import { passedOver, sayNotFollowed } from '#lib/analysis/gallery/said-filters'

const company = { currency: 'CNY', timeZone: 'Asia/Shanghai' }

it('a chart passes over the filters that are set and that it does not take', () => {
  const set = { period: 'quarter', owner: '3', kind: 'business' } as const
  expect(passedOver(set, ['outlet'])).toEqual(['period', 'owner', 'kind'])
  expect(passedOver(set, ['kind', 'owner'])).toEqual(['period'])
  expect(passedOver({}, [])).toEqual([])
})

it('of outlet and owner together a chart that is cut to the outlet passes over the owner', () => {
  const both = { outlet: '1', owner: '3' }
  expect(passedOver(both, ['outlet', 'owner'])).toEqual(['owner'])
  expect(passedOver(both, ['owner'])).toEqual(['outlet'])
})

it('says so in the reader’s words, and says nothing where it follows all', () => {
  const said = (locale: 'zh-CN' | 'zh-TW' | 'en') => sayNotFollowed({ locale, company }, ['owner', 'kind'])
  expect(said('zh-CN')).toBe('不随客户经理、客户类型筛选')
  expect(said('zh-TW')).toBe('不隨客戶經理、客戶類型篩選')
  expect(said('en')).toBe('Does not follow the filter: account manager, kind of customer')
  expect(sayNotFollowed({ locale: 'zh-CN', company }, [])).toBeNull()
})
