import { describe, expect, it, test } from 'vitest'
import { classGroups, groupMovement, isOrdered, occupied, sumMovement } from '#lib/analysis/classification/class-group'

const cell = (from: string | null, to: string | null, customers: number, value: number) => ({ from, to, customers, value })

describe('classes as a reader sees them', () => {
  it('are one by one, best first', () => {
    expect(classGroups('abc', {})).toEqual(['A', 'B', 'C'].map((key) => ({ key, classes: [key] })))
    expect(classGroups('dormancy', {}).map(({ key }) => key)).toEqual(['awake', 'drowsy', 'half_asleep', 'asleep'])
  })

  it('of RFM with five scores are segments, each class in exactly one', () => {
    const groups = classGroups('rfm', {})
    expect(groups).toHaveLength(11)
    const all = groups.flatMap(({ classes }) => classes)
    expect([all.length, new Set(all).size]).toEqual([125, 125])
    expect(groups.find(({ key }) => key === 'champions')?.classes).toEqual(['555'])
    expect(groups.find(({ key }) => key === 'lost')?.classes).toContain('111')
  })

  it('of RFM with other scores stay digits', () => {
    expect(classGroups('rfm', { bins: 2 }).map(({ key }) => key)).toEqual([
      '222',
      '221',
      '212',
      '211',
      '122',
      '121',
      '112',
      '111',
    ])
  })
})

test('groups that nobody is in are left out once there are more than twenty', () => {
  const groups = (count: number) => Array.from({ length: count }, (_, key) => ({ key, customers: key % 2 }))
  expect(occupied(groups(20))).toHaveLength(20)
  expect(occupied(groups(22)).map(({ key }) => key)).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21])
})

describe('a movement', () => {
  it('is added up by groups, nowhere last', () => {
    const groups = classGroups('rfm', {})
    const cells = [cell(null, '555', 1, 10), cell('555', '111', 2, 20), cell('555', '112', 3, 30), cell('111', null, 4, 40)]
    expect(groupMovement(cells, groups)).toEqual([
      cell('champions', 'lost', 5, 50),
      cell('lost', null, 4, 40),
      cell(null, 'champions', 1, 10),
    ])
  })

  const cells = [
    cell('A', 'A', 10, 1_000),
    cell('A', 'B', 2, 90),
    cell('A', 'C', 1, 5),
    cell('B', 'A', 3, 300),
    cell('B', null, 4, 80),
    cell(null, 'C', 5, 7),
  ]

  it('says how many rose, fell, came and went, and what they are worth', () => {
    expect(sumMovement(cells, classGroups('abc', {}), true)).toEqual({
      risen: { customers: 3, value: 300 },
      fallen: { customers: 3, value: 95 },
      changed: { customers: 6, value: 395 },
      entered: { customers: 5, value: 7 },
      left: { customers: 4, value: 80 },
      stayed: { customers: 10, value: 1_000 },
    })
  })

  it('of kinds that only differ has no rise and no fall', () => {
    const sums = sumMovement(cells, classGroups('abc', {}), false)
    expect([sums.risen.customers, sums.fallen.customers, sums.changed.customers]).toEqual([0, 0, 6])
    expect(['abc', 'abc_weighted', 'dormancy', 'rfm', 'loyalty'].filter(isOrdered)).toEqual(['abc', 'abc_weighted', 'dormancy'])
  })
})
