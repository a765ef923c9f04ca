import { expect, it } from 'vitest'
import { holdsMost } from '#app/(crm)/analysis/_components/holds-most'
import { sumOwners } from '#lib/analysis/drop/service'

const group = (key: string, customerShare: number | null) => ({
  ...{ key, customerShare, customers: 1, computed: 1, came: 0, went: 0, valueMinor: 0, valueShare: null, own: null },
})

it('a class that is to single out few is pointed out where it holds more than half of all customers, and no other is', () => {
  const groups = (share: number | null) => ({ groups: [group('A', share), group('B', 0.1)] })
  expect(holdsMost('abc_weighted', groups(0.752))?.key).toBe('A')
  expect(holdsMost('abc', groups(0.5))).toBeNull()
  expect(holdsMost('abc', groups(null))).toBeNull()
  // That most are awake is good news.
  expect(holdsMost('dormancy', groups(0.9))).toBeNull()
  // Most customers are C in any company.
  expect(holdsMost('abc', { groups: [group('A', 0.1), group('C', 0.9)] })).toBeNull()
  expect(holdsMost('abc', { groups: [] })).toBeNull()
})

it('the drops of a team add up, those without an owner among them', () => {
  const owners = [
    { owner: { id: 1, name: '甲' }, red: 1, orange: 2, yellow: 0, lossMinor: 100 },
    { owner: null, red: 0, orange: 1, yellow: 4, lossMinor: 50 },
  ]
  expect(sumOwners(owners)).toEqual({ red: 1, orange: 3, yellow: 4, lossMinor: 150 })
})
