import type { Volume } from './volumes.ts'

export type ExpectedClass = 'A' | 'B' | 'C'

const shares = { A: 0.8, B: 0.95 }

/** Answers the class that each of the customers that ship will have, by the revenue that the recipe gives them: how much attention it gets. `byRevenue` are
 * the customers that ship, the largest first. */
export function expectClasses<V extends Volume>(byRevenue: readonly V[]): Map<V, ExpectedClass> {
  const total = byRevenue.reduce((sum, { yuanMonth }) => sum + yuanMonth, 0)
  let held = 0
  return new Map(
    byRevenue.map((volume) => {
      const expected = held < total * shares.A ? 'A' : held < total * shares.B ? 'B' : 'C'
      held += volume.yuanMonth
      return [volume, expected]
    }),
  )
}
