/** What a fall of a measure comes to: the parameters of its reason, and whether only a loss would do. */
export interface Fall {
  readonly suffix: '' | '_to_loss'
  readonly params: Readonly<Record<string, number>>
}

/** Answers how a fall of money by so many minor units is told: one that leaves less than nothing is a loss, and of how much. */
export function fallOf(valueMinor: number, lessMinor: number): Fall {
  const left = valueMinor - lessMinor
  return left < 0
    ? { suffix: '_to_loss', params: { amount_minor: lessMinor, loss_minor: -left } }
    : { suffix: '', params: { amount_minor: lessMinor } }
}
