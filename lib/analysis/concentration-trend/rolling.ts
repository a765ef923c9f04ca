/** Sums of one month by customer; ids ascend. */
export interface MonthColumns {
  readonly ids: Int32Array
  readonly revenues: Float64Array
  readonly pieces: Float64Array
  readonly margins: Float64Array
}

/** Sums over several months, one entry a customer. */
export interface Rolling {
  readonly ids: Int32Array
  readonly revenues: Float64Array
  readonly pieces: Float64Array
  readonly margins: Float64Array
}

/** Begins with nothing for some customers, whose ids ascend. */
export function emptyRolling(ids: Int32Array): Rolling {
  const zeros = () => new Float64Array(ids.length)
  return { ids, revenues: zeros(), pieces: zeros(), margins: zeros() }
}

/** Adds a month to running sums (`sign` 1), or takes it out again (−1); customers that the sums do not know are passed over. Integers in doubles, so taking out leaves exactly what was before. */
export function rollMonth(into: Rolling, month: MonthColumns, sign: 1 | -1): void {
  let place = 0
  for (let row = 0; row < month.ids.length; row += 1) {
    const id = month.ids[row] ?? 0
    while (place < into.ids.length && (into.ids[place] ?? 0) < id) place += 1
    if (into.ids[place] !== id) continue
    into.revenues[place] = (into.revenues[place] ?? 0) + sign * (month.revenues[row] ?? 0)
    into.pieces[place] = (into.pieces[place] ?? 0) + sign * (month.pieces[row] ?? 0)
    into.margins[place] = (into.margins[place] ?? 0) + sign * (month.margins[row] ?? 0)
  }
}
