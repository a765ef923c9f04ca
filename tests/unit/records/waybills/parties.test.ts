import { expect, it } from 'vitest'
import { payerOf } from '#lib/records/waybills/parties'

it('the shipper pays by the month, in cash and in advance, the consignee on collect, and a third party for itself', () => {
  expect(['monthly', 'cash', 'prepaid', 'collect', 'third_party'].map(payerOf)).toEqual([
    'shipper',
    'shipper',
    'shipper',
    'consignee',
    'third_party',
  ])
})

it('nobody is said to pay where the way of settlement is not known', () => {
  expect([payerOf(null), payerOf('到付?')]).toEqual([null, null])
})
