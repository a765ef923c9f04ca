import { expect } from 'vitest'

/** Expects numbers to be those given, each to so many decimals. */
export function expectClose(found: Iterable<number>, wanted: readonly number[], decimals: number): void {
  const numbers = [...found]
  expect(numbers).toHaveLength(wanted.length)
  for (const [place, value] of wanted.entries()) expect(numbers[place], `place ${place}`).toBeCloseTo(value, decimals)
}
