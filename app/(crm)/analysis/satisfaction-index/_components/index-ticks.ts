import type { IndexOfGroup } from '#lib/analysis/expectation/service'

const MET = 100
/** As wide as an index between the lowest and the highest answers can be. */
const LEAST = 0
const MOST = 500
const steps = [10, 20, 50, 100] as const
const MARKS = 6

/** Answers the marks of an axis that holds all the indices, 100 among them. */
export function indexTicks(times: readonly Pick<IndexOfGroup, 'index'>[]): number[] {
  const values = [MET, ...times.flatMap(({ index }) => (index === null ? [] : [index]))]
  const low = Math.max(LEAST, Math.min(...values) - steps[0])
  const high = Math.min(MOST, Math.max(...values) + steps[0])
  const step = steps.find((each) => (high - low) / each <= MARKS) ?? MET
  const first = Math.floor(low / step)
  return Array.from({ length: Math.ceil(high / step) - first + 1 }, (_, place) => (first + place) * step)
}
