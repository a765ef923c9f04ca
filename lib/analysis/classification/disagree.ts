import type { ClassOfCustomer } from './of-customer.ts'

type Standing = Pick<ClassOfCustomer, 'scheme' | 'standing'>

/** Two classes of one customer that say opposite things in the plain sense: important but brings no profit, loses money, sleeps, or stays by price alone; unimportant but at the core of profit. */
export interface Disagreement {
  code: 'no_profit' | 'loses' | 'sleeps' | 'held_by_price' | 'small_but_core'
  /** The scheme beside ABC that says otherwise. */
  scheme: string
}

const IMPORTANT = 'A'
const UNIMPORTANT = 'C'

/** By falling weight: what the class of another scheme says against that of ABC. */
const AGAINST: readonly (Disagreement & { abc: string; says: (name: string) => boolean })[] = [
  {
    ...{ code: 'no_profit', abc: IMPORTANT, scheme: 'golden_list' },
    says: (name) => name === 'part' || name === 'potential' || name === 'exempt',
  },
  { code: 'loses', abc: IMPORTANT, scheme: 'relationship_scale', says: (name) => name.endsWith('_negative') },
  { code: 'sleeps', abc: IMPORTANT, scheme: 'dormancy', says: (name) => name === 'asleep' || name === 'half_asleep' },
  { code: 'held_by_price', abc: IMPORTANT, scheme: 'loyalty', says: (name) => name === 'spurious' },
  { code: 'small_but_core', abc: UNIMPORTANT, scheme: 'golden_list', says: (name) => name === 'core' },
]

/** Answers where the classes of a customer contradict that of ABC, the gravest first; nothing for a customer without ABC. Classes set by hand count in place of the computed ones. */
export function disagreements(classes: readonly Standing[]): Disagreement[] {
  const of = (scheme: string) => classes.find((each) => each.scheme === scheme)?.standing
  const found = AGAINST.filter(({ abc, scheme, says }) => {
    const other = of(scheme)
    return of('abc') === abc && other !== undefined && says(other)
  }).map(({ code, scheme }) => ({ code, scheme }))
  // Who brings no profit is not told to lose money besides.
  return found.some(({ code }) => code === 'no_profit') ? found.filter(({ code }) => code !== 'loses') : found
}
