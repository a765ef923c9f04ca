/** How a measure becomes a coordinate: its logarithm above a unit, standardised over a run. */
export interface LogScale {
  /** Of the measure; amounts far below it count alike. */
  readonly unit: number
  readonly mean: number
  readonly deviation: number
}

/** Of the amounts that are not 0, so many in ten lie below the unit. */
const UNIT_TENTH = 1

/**
 * Fits the scale of a measure over a run: y = ±ln(1 + |x| ÷ unit), the unit being the order statistic at a tenth of the |x| that are not 0, then the mean and the standard deviation of all y. Scaling a measure changes no
 * coordinate, the order of the values changes nothing; where all are alike every coordinate is 0. What is not known (NaN) is
 * left out of it.
 * @source docs/formulas.md#clusters
 */
export function fitLogScale(values: Float64Array): LogScale {
  const sizes = values.map(Math.abs).filter((size) => size > 0)
  sizes.sort()
  const unit = sizes[Math.floor(((sizes.length - 1) * UNIT_TENTH) / 10)] ?? 1
  // Added up from the smallest on, so that the order in which customers come does not matter.
  const logs = values.filter((value) => !Number.isNaN(value)).sort()
  for (let place = 0; place < logs.length; place += 1) logs[place] = logOf(logs[place] ?? 0, unit)
  const mean = sumOf(logs, (log) => log) / Math.max(logs.length, 1)
  const deviation = Math.sqrt(sumOf(logs, (log) => (log - mean) ** 2) / Math.max(logs.length, 1))
  return { unit, mean, deviation: (logs[0] ?? 0) === (logs.at(-1) ?? 0) ? 0 : deviation }
}

/** Answers the coordinate of a value; one that is not known lies in the middle. */
export function coordinateOf(value: number, { unit, mean, deviation }: LogScale): number {
  return deviation === 0 || Number.isNaN(value) ? 0 : (logOf(value, unit) - mean) / deviation
}

/** Answers the value that has a coordinate. */
export function valueAt(coordinate: number, { unit, mean, deviation }: LogScale): number {
  const log = mean + coordinate * deviation
  return Math.sign(log) * Math.expm1(Math.abs(log)) * unit
}

function logOf(value: number, unit: number): number {
  return Math.sign(value) * Math.log1p(Math.abs(value) / unit)
}

function sumOf(values: Float64Array, of: (value: number) => number): number {
  let sum = 0
  for (const value of values) sum += of(value)
  return sum
}
