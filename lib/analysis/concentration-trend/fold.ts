/** An alarm as it was found in one place; `customers` are those with a positive value there. */
export interface FoundAlarm {
  readonly customerId: number
  readonly outletId: number
  readonly customers: number
}

/**
 * Answers one alarm for each set of customers that says it: places of which one lies below the other and that hold equally many customers with a positive value hold the same ones, so a customer's alarms there are one.
 * It stands at the lowest that has it, with the others above it, the nearest first. `depthOf` is how far below the company a place lies, 0 for the company itself.
 * @source docs/formulas.md#alarms-of-concentration
 */
export function foldAlarms<Found extends FoundAlarm>(
  found: readonly Found[],
  depthOf: (outletId: number) => number,
): (Found & { aboveIds: number[] })[] {
  // All places of one customer lie on one line, from its outlet up.
  const groups = Map.groupBy(found, ({ customerId, customers }) => `${customerId} ${customers}`)
  return [...groups.values()].flatMap((same) => {
    const [lowest, ...above] = same.toSorted((left, right) => depthOf(right.outletId) - depthOf(left.outletId))
    return lowest === undefined ? [] : [{ ...lowest, aboveIds: above.map(({ outletId }) => outletId) }]
  })
}
