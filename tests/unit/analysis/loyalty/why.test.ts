import { expect, it } from 'vitest'
import { tiesOf } from '#lib/analysis/loyalty/why'

const nothing = { discount: null, shareOfWallet: null, rivals: 0, connected: null, yearsAsCustomer: null }

it('what holds a customer of spurious loyalty is named as far as the records say', () => {
  expect(tiesOf(nothing)).toEqual([])
  expect(tiesOf({ ...nothing, discount: 0.2 })).toEqual(['price'])
  expect(tiesOf({ ...nothing, discount: 0.19 })).toEqual([])
  expect(tiesOf({ ...nothing, connected: true, discount: 0.3 })).toEqual(['price', 'lock_in'])
  expect(tiesOf({ ...nothing, shareOfWallet: 0.8 })).toEqual(['lock_in'])
})

it('whoever knows a rival is not locked in by its share of wallet, and habit is named only where nothing else is', () => {
  expect(tiesOf({ ...nothing, shareOfWallet: 0.9, rivals: 1 })).toEqual([])
  expect(tiesOf({ ...nothing, yearsAsCustomer: 3 })).toEqual(['habit'])
  expect(tiesOf({ ...nothing, yearsAsCustomer: 9, discount: 0.5 })).toEqual(['price'])
})
