import { expect, it } from 'vitest'
import { planCustomers } from '#prisma/seed/demo/customers/plan'
import { demoItems, itemAnswers } from '#prisma/seed/demo/relations/item-answers'
import { demoSizes } from '#prisma/seed/demo/size'
import { makeTimeline } from '#prisma/seed/demo/timeline'

const customers = planCustomers(demoSizes.small, makeTimeline('2026-11-25'))
const answered = customers.map((customer) => ({
  customer,
  items: itemAnswers(customer, 'GX', { expectation: 4, perception: 3 }),
}))
const given = answered.flatMap(({ items }) => items)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

it('what the demo says of items lies on the scale, and around what is said of the whole', () => {
  expect(given.every(({ expectation, perception }) => [expectation, perception].every((value) => value >= 1 && value <= 5))).toBe(
    true,
  )
  expect(Math.abs(mean(given.map(({ expectation }) => expectation)) - 4)).toBeLessThan(0.15)
  expect(Math.abs(mean(given.map(({ perception }) => perception)) - 3)).toBeLessThan(0.15)
})

it('claims disappoint most, and items differ between customers and outlets', () => {
  const gapOf = (name: string) =>
    mean(given.filter(({ item }) => item === name).map(({ expectation, perception }) => perception - expectation))
  const gaps = demoItems.map(({ name }) => gapOf(name))
  expect(Math.min(...gaps)).toBe(gapOf('理赔处理'))
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeGreaterThan(0.5)
  const outlets = Map.groupBy(answered, ({ customer }) => customer.outletId)
  const ofOutlets = [...outlets.values()]
    .filter((each) => each.length >= 10)
    .map((each) =>
      mean(each.flatMap(({ items }) => items.filter(({ item }) => item === '派送时效')).map(({ perception }) => perception)),
    )
  expect(Math.max(...ofOutlets) - Math.min(...ofOutlets)).toBeGreaterThan(0.3)
})

it('no answer about the whole is none about items, and some leave the page out', () => {
  const [customer] = customers
  if (customer === undefined) throw new Error('nobody')
  expect(itemAnswers(customer, 'GX', { expectation: null, perception: null })).toEqual([])
  const none = answered.filter(({ items }) => items.length === 0).length
  expect(none).toBeGreaterThan(0)
  expect(none).toBeLessThan(customers.length / 4)
})
