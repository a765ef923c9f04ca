import { describe, expect, it } from 'vitest'
import { customerValues, toCustomerInput } from '#app/(crm)/customers/_components/customer-values'
import { regionChoices, regionText } from '#app/(crm)/customers/_components/region-choices'
import type { CustomerResource } from '#lib/records/customers/schema'
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

describe('a region in a form', () => {
  const names: Readonly<Record<string, string>> = zhCN.provinces
  const t = Object.assign((code: string) => names[code], { has: (code: string) => code in names }) as unknown as Parameters<
    typeof regionText
  >[1]

  it('is a province by its name, a place in it with its code, and anything else as it came', () => {
    expect(regionText('330000', t)).toBe('浙江')
    expect(regionText('330212', t)).toBe('浙江 330212')
    expect(regionText('990000', t)).toBe('990000')
    expect(regionText('CN-ZJ', t)).toBe('CN-ZJ')
  })

  it('is one of the provinces, or what stands already', () => {
    const all = regionChoices(t, null)
    expect(all).toHaveLength(34)
    expect(all).toContainEqual({ value: '330000', label: '浙江' })
    expect(regionChoices(t, '330000')).toEqual(all)
    expect(regionChoices(t, '330212')).toEqual([{ value: '330212', label: '浙江 330212' }, ...all])
  })
})
