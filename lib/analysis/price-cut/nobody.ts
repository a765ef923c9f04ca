/** The rules by which others are found who will ask for a price, in the order in which they leave customers out. */
export type OthersRule = 'like' | 'size' | 'weight' | 'price'

/** How many customers each rule leaves: those who are alike and shipped, of these those of alike size, and of these those of alike weight. */
export interface LeftByRule {
  readonly alike: number
  readonly sized: number
  readonly weighed: number
}

/** Answers which rule left nobody, where nobody is found, and how many there were before it. */
export function ruleThatLeftNobody({ alike, sized, weighed }: LeftByRule): { rule: OthersRule; before: number } {
  if (alike === 0) return { rule: 'like', before: 0 }
  if (sized === 0) return { rule: 'size', before: alike }
  return weighed === 0 ? { rule: 'weight', before: sized } : { rule: 'price', before: weighed }
}
