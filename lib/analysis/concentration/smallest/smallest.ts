/** The steps of the Lorenz curve. */
const PARTS = 100

/** Answers how many customers the smallest hundredths of so many are; one that lies in them in part is among them. */
export function countSmallest(customers: number, hundredths: number): number {
  return Math.ceil((customers * hundredths) / PARTS)
}

/**
 * Answers the positions of the smallest hundredths of customers by value, the largest of them first, as the Lorenz curve ranks them: zero and negative values are left out, and of equal ones the later position is the smaller.
 * @source docs/formulas.md#concentration
 */
export function smallestPositions(values: Float64Array, hundredths: number): Uint32Array {
  const positive: number[] = []
  values.forEach((value, position) => {
    if (value > 0) positive.push(position)
  })
  const falling = Uint32Array.from(positive).sort((left, right) => (values[right] ?? 0) - (values[left] ?? 0) || left - right)
  return falling.subarray(falling.length - countSmallest(falling.length, hundredths))
}
