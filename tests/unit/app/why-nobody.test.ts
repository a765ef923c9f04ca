import { expect, it } from 'vitest'
import { whyNobody } from '#app/(crm)/analysis/_components/why-nobody'

it('an outlet without customers is named as the cause, whatever else is chosen', () => {
  expect(whyNobody({ filtered: true, inOutlet: 0 })).toBe('outlet')
  expect(whyNobody({ filtered: false, inOutlet: 0 })).toBe('outlet')
})

it('where there are customers, the choice is the cause', () => {
  expect(whyNobody({ filtered: true, inOutlet: 12 })).toBe('filter')
  expect(whyNobody({ filtered: true, inOutlet: null })).toBe('filter')
})

it('only where nothing is chosen something is missing', () => {
  expect(whyNobody({ filtered: false, inOutlet: null })).toBe('nothing')
})
