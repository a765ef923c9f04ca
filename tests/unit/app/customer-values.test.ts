import { describe, expect, it } from 'vitest'
import { customerValues, toCustomerInput } from '#app/(crm)/customers/_components/customer-values'
import type { RegionNames } from '#app/(crm)/customers/_components/region-choices'
import { findRegions, regionText } from '#app/(crm)/customers/_components/region-choices'
import { cities } from '#components/crm/cities'
import type { CustomerResource } from '#lib/records/customers/schema'
import { en } from '#messages/en'
import { zhCN } from '#messages/zh-CN'

const customer = {
  name: '宁波拙朴建筑设计有限公司',
  tags: ['转介绍', '大客户'],
  referrer_id: '7',
  region_code: '330212',
  annual_marketing_cost_minor: 123_450,
  currency: 'CNY',
} as unknown as CustomerResource

describe('the form of a customer', () => {
  it('holds the cost with decimals for whoever may know it, and nothing of it for others', () => {
    expect(customerValues(customer, { cost: true })).toMatchObject({ annual_marketing_cost: '1234.50', referrer_id: '7' })
    expect(customerValues(customer, { cost: false })).toMatchObject({ annual_marketing_cost: '', tags: '转介绍，大客户' })
  })

  it('sends what was chosen without its name, and what was emptied as null', () => {
    expect(toCustomerInput({ referrer_id: null, referrer_name: '', payer_name: '甲', annual_marketing_cost: '12.5' })).toEqual({
      referrer_id: null,
      annual_marketing_cost: '12.5',
    })
  })
})

/** The texts of a catalogue as screens ask for them. */
const textsOf = (texts: Readonly<Record<string, string>>) =>
  Object.assign((code: string) => texts[code], { has: (code: string) => code in texts })
const namesIn = (messages: typeof zhCN) =>
  ({ provinces: textsOf(messages.provinces), cities: textsOf(messages.cities) }) as unknown as RegionNames

describe('a region in a form', () => {
  const names = namesIn(zhCN)
  const found = (q: string, of = names) => findRegions(q, of).map(({ id, name }) => `${id} ${name}`)

  it('is a province or a city by its name, a place in one with its code, and anything else as it came', () => {
    expect(regionText('330000', names)).toBe('浙江')
    expect(regionText('330200', names)).toBe('浙江 宁波')
    expect(regionText('330212', names)).toBe('浙江 宁波 330212')
    expect(regionText('310115', names)).toBe('上海 310115')
    expect(regionText('990000', names)).toBe('990000')
    expect(regionText('CN-ZJ', names)).toBe('CN-ZJ')
    expect(regionText('', names)).toBe('')
  })

  it('is found by name, by initials and by code: what is meant itself first, then what lies in it', () => {
    expect(found('')).toHaveLength(34)
    expect(found('宁波')).toEqual(['330200 浙江 宁波'])
    expect(found('nb')).toEqual(['330200 浙江 宁波'])
    expect(found('浙江宁')).toEqual(['330200 浙江 宁波'])
    expect(found('浙江')).toEqual([
      '330000 浙江',
      ...['330100 浙江 杭州', '330200 浙江 宁波', '330300 浙江 温州', '330400 浙江 嘉兴', '330500 浙江 湖州', '330600 浙江 绍兴'],
      ...['330700 浙江 金华', '330800 浙江 衢州', '330900 浙江 舟山', '331000 浙江 台州', '331100 浙江 丽水'],
    ])
    expect(found('3302')).toEqual(['330200 浙江 宁波'])
    // A province and a city of one name.
    expect(found('吉林').slice(0, 2)).toEqual(['220000 吉林', '220200 吉林 吉林'])
    expect(found('没有')).toEqual([])
  })

  it('offers all cities of the largest province', () => {
    expect(found('广东')).toHaveLength(22)
  })

  it('is typed without apostrophes and accents where names have them', () => {
    const english = namesIn(en as unknown as typeof zhCN)
    expect(found('xian', english)).toContain('610100 Shaanxi Xi’an')
    expect(found('urumqi', english)).toEqual(['650100 Xinjiang Ürümqi'])
    expect(found('Zhejiang Ning', english)).toEqual(['330200 Zhejiang Ningbo'])
  })

  it('knows the 333 cities, prefectures and leagues of the country', () => {
    expect(Object.keys(zhCN.cities)).toHaveLength(333)
    expect([...cities].sort()).toEqual(Object.keys(zhCN.cities).sort())
  })
})
