/** Classes are compared with those of at least four weeks before: from one night to the next hardly anybody moves. */
export const LEAST_DAYS_BETWEEN_RUNS = 28

/** The classes of one run; customer ids ascend. */
export interface ClassedCustomers {
  readonly customerIds: Int32Array
  readonly classNames: readonly string[]
  readonly classCodes: Uint16Array
  readonly values: Float64Array
}

export interface MovementCell {
  /** Null: was not in the earlier run. */
  readonly from: string | null
  /** Null: is no longer in the later run. */
  readonly to: string | null
  readonly customers: number
  /** Of the later run; of the earlier one for those who left. */
  readonly value: number
}

/**
 * Answers how many customers went from each class of an earlier run to each class of a later one, and what they are worth. Who was in one run only comes from
 * or goes to null. Cells without customers are left out; the others come in the order of the earlier classes, then the later.
 */
export function movementBetween(earlier: ClassedCustomers, later: ClassedCustomers): MovementCell[] {
  const width = later.classNames.length + 1
  const customers = new Float64Array((earlier.classNames.length + 1) * width)
  const value = new Float64Array(customers.length)
  const add = (from: number, to: number, worth: number) => {
    customers[from * width + to] = (customers[from * width + to] ?? 0) + 1
    value[from * width + to] = (value[from * width + to] ?? 0) + worth
  }
  const none = { earlier: earlier.classNames.length, later: later.classNames.length }
  let before = 0
  let after = 0
  while (before < earlier.customerIds.length || after < later.customerIds.length) {
    const beforeId = earlier.customerIds[before] ?? Number.POSITIVE_INFINITY
    const afterId = later.customerIds[after] ?? Number.POSITIVE_INFINITY
    const from = beforeId <= afterId ? (earlier.classCodes[before] ?? 0) : none.earlier
    const to = afterId <= beforeId ? (later.classCodes[after] ?? 0) : none.later
    add(from, to, (afterId <= beforeId ? later.values[after] : earlier.values[before]) ?? 0)
    if (beforeId <= afterId) before += 1
    if (afterId <= beforeId) after += 1
  }
  const cells: MovementCell[] = []
  customers.forEach((count, cell) => {
    if (count === 0) return
    const from = earlier.classNames[Math.floor(cell / width)] ?? null
    const to = later.classNames[cell % width] ?? null
    cells.push({ from, to, customers: count, value: value[cell] ?? 0 })
  })
  return cells
}
