import { expect, test } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { columnsOf } from '../run-columns.ts'

const customers = Array.from({ length: 60 }, (_, place) => place)
const LAST = 20_000
const first = customers.map((place) => LAST - 300 + (place % 7))
const columns = columnsOf({
  revenueMinor: customers.map((place) => 100 * (1 + ((place * 37) % 50)) ** 2),
  shippingDays: customers.map((place) => 1 + (place % 9)),
  firstShippingDay: first,
  lastShippingDay: first.map((day, place) => (place % 9 === 0 ? day : day + 20 + ((place * 13) % 250))),
  recent3Minor: customers.map((place) => 10 * place),
})

// Over a million customers these two reckon for many seconds in which nobody can look whether the run is to stop.
test.each([
  ['lifetime_value', 50],
  ['clusters', 8],
])('%s is reckoned in steps, and comes to the same whether it is left between them or not', (id, fewest) => {
  const scheme = getScheme(id)
  const steps = scheme.runSteps(columns, {})
  let count = 0
  let step = steps.next()
  for (; step.done !== true; step = steps.next()) count += 1
  expect(count).toBeGreaterThan(fewest)
  expect(step.value).toEqual(scheme.run(columns, {}))
})
