import { describe, expect, it, test } from 'vitest'
import { caseNumber, readCaseNumber } from '#lib/records/cases/case'

describe('the number of a case', () => {
  test.each([
    [7, 'GD000007'],
    ['7050', 'GD007050'],
    [107_042, 'GD107042'],
    [2_500_000, 'GD2500000'],
  ])('of %s is %s', (id, number) => {
    expect(caseNumber(id)).toBe(number)
    expect(readCaseNumber(number)).toBe(Number(id))
  })

  test.each([
    ['7050', 7050],
    ['#7050', 7050],
    [' gd7050 ', 7050],
    ['Gd007050', 7050],
  ])('is found as %s too', (typed, id) => {
    expect(readCaseNumber(typed)).toBe(id)
  })

  it('is not read out of other numbers', () => {
    for (const text of ['', 'GD', 'GD0', 'GD-7050', 'KF107042', 'HY773012345678', '13812345678901', '70.5', '-7'])
      expect(readCaseNumber(text), text).toBeNull()
  })
})
