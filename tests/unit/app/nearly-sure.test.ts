import { expect, it } from 'vitest'
import { isNearlySure } from '#app/(crm)/analysis/_components/nearly-sure'

it('a probability that would be written as 100.0 % is nearly sure, and what is 1 by construction is not', () => {
  expect([0.5, 0.999, 0.9994, 0.9995, 0.99999, 1].map(isNearlySure)).toEqual([false, false, false, true, true, false])
  // As it is written: 99.9 % below, 100.0 % from there on.
  const written = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  expect([0.9994, 0.9995].map((value) => written.format(value))).toEqual(['99.9%', '100.0%'])
})
