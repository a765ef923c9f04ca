/** What may hold a customer that thinks little of us: the price · that it is tied to our systems, or has nobody else · habit. */
export const TIES = ['price', 'lock_in', 'habit'] as const
export type Tie = (typeof TIES)[number]

/** What the records say of a customer; null for what they do not. Shares are 0 to 1. */
export interface TieEvidence {
  /** Freight below list freight. */
  readonly discount: number | null
  readonly shareOfWallet: number | null
  readonly rivals: number
  /** Whether its systems are connected to ours. */
  readonly connected: boolean | null
  readonly yearsAsCustomer: number | null
}

/** From 20 % below list on (8 折) the price alone may be why. */
const DEEP_DISCOUNT = 0.2
/** Whoever gives us nearly all has nobody else at hand. */
const NEARLY_ALL = 0.8
/** Longer than most agreements run. */
const YEARS_OF_HABIT = 3

/**
 * Answers what may hold a customer of spurious loyalty, as far as the records say; several may. Habit is named where it has long been a customer and neither of the others is seen. Nothing for a customer of whom
 * nothing is known.
 * @source docs/formulas.md#false-loyalty
 */
export function tiesOf({ discount, shareOfWallet, rivals, connected, yearsAsCustomer }: TieEvidence): Tie[] {
  const price = discount !== null && discount >= DEEP_DISCOUNT
  const alone = shareOfWallet !== null && shareOfWallet >= NEARLY_ALL && rivals === 0
  const lockedIn = connected === true || alone
  const habit = !(price || lockedIn) && yearsAsCustomer !== null && yearsAsCustomer >= YEARS_OF_HABIT
  return TIES.filter((tie) => ({ price, lock_in: lockedIn, habit })[tie])
}
