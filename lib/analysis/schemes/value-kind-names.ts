/** Which of the three kinds of value a customer has (document 000): profit, reputation, long-term. */
export interface ValueKinds {
  readonly profit: boolean
  readonly reputation: boolean
  readonly longTerm: boolean
}

/** Every combination, the most kinds first; a name says which: p profit, r reputation, l long-term. */
export const VALUE_KIND_CLASSES = ['prl', 'pr', 'pl', 'rl', 'p', 'r', 'l', 'none', 'unknown'] as const
export type ValueKindClass = (typeof VALUE_KIND_CLASSES)[number]

/** Names a combination. */
export function nameOfKinds({ profit, reputation, longTerm }: ValueKinds): ValueKindClass {
  const letters = `${profit ? 'p' : ''}${reputation ? 'r' : ''}${longTerm ? 'l' : ''}`
  return VALUE_KIND_CLASSES.find((name) => name === letters) ?? 'none'
}

/** Answers the kinds that a class names; null for `unknown`. */
export function kindsOfClass(name: string): ValueKinds | null {
  if (name === 'unknown') return null
  const holds = (letter: string) => name !== 'none' && name.includes(letter)
  return { profit: holds('p'), reputation: holds('r'), longTerm: holds('l') }
}

/** Answers the kinds that somebody set by hand, of the place of their class in the list; null where nobody did. */
export function kindsOfSet(place: number): ValueKinds | null {
  const name = Number.isNaN(place) ? undefined : VALUE_KIND_CLASSES[place]
  return name === undefined ? null : kindsOfClass(name)
}
