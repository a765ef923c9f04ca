import type { Steps } from './steps.ts'

/** Where a function is least, and how little it is there. */
export interface Minimum {
  readonly at: readonly number[]
  readonly value: number
  /** Whether the search came to rest before its steps were used up. */
  readonly converged: boolean
}

const reflect = 1
const expand = 2
const contract = 0.5
const shrink = 0.5
const firstStep = 0.5
/** A search that rests in a place that only seems least is begun again from there with a fresh simplex, until it no longer gains. */
const mostRestarts = 8

interface Vertex {
  at: number[]
  value: number
}

/**
 * Seeks the least value of a function of a few variables from a starting point, without derivatives. It rests when the corners of the simplex differ by less than
 * `tolerance`, relative to the value. A value that is no number counts as infinitely large, so a function may refuse a place by answering NaN. A step asks for a handful of values.
 * @source J. A. Nelder & R. Mead, A simplex method for function minimization, The Computer Journal 7 (1965) 308–313
 */
export function* minimise(
  of: (at: readonly number[]) => number,
  start: readonly number[],
  { tolerance = 1e-10, mostSteps = 2_000 }: { tolerance?: number; mostSteps?: number } = {},
): Steps<Minimum> {
  const valueAt = (at: readonly number[]) => {
    const value = of(at)
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value
  }
  let best: Minimum = { at: [...start], value: valueAt(start), converged: false }
  for (let round = 0; round <= mostRestarts; round += 1) {
    const found = yield* search(valueAt, best.at, tolerance, mostSteps)
    const gained = best.value - found.value
    best = found.value <= best.value ? found : { ...best, converged: found.converged }
    if (!(gained > tolerance * (1 + Math.abs(best.value)))) break
  }
  return best
}

function* search(
  valueAt: (at: readonly number[]) => number,
  start: readonly number[],
  tolerance: number,
  mostSteps: number,
): Steps<Minimum> {
  const vertex = (at: number[]): Vertex => ({ at, value: valueAt(at) })
  const simplex = [
    vertex([...start]),
    ...start.map((_, axis) => vertex(start.map((each, place) => (place === axis ? each + firstStep : each)))),
  ]
  for (let step = 0; step < mostSteps; step += 1) {
    yield
    simplex.sort((left, right) => left.value - right.value)
    const [best, worst] = [simplex[0], simplex.at(-1)]
    if (best === undefined || worst === undefined) break
    if (worst.value - best.value <= tolerance * (1 + Math.abs(best.value))) return { ...best, converged: true }
    const centre = centreOf(simplex.slice(0, -1))
    const along = (factor: number) => vertex(centre.map((each, place) => each + factor * (each - (worst.at[place] ?? 0))))
    simplex[simplex.length - 1] = improved(simplex, along) ?? worst
    if (simplex.at(-1) === worst) shrinkTowards(simplex, best, vertex)
  }
  const [best = vertex([...start])] = simplex.toSorted((left, right) => left.value - right.value)
  return { ...best, converged: false }
}

/** The corner that takes the place of the worst; null where nothing along its line is better. */
function improved(simplex: readonly Vertex[], along: (factor: number) => Vertex): Vertex | null {
  const [best, second, worst] = [simplex[0], simplex.at(-2), simplex.at(-1)]
  if (best === undefined || second === undefined || worst === undefined) return null
  const reflected = along(reflect)
  if (reflected.value < best.value) {
    const expanded = along(expand)
    return expanded.value < reflected.value ? expanded : reflected
  }
  if (reflected.value < second.value) return reflected
  const inside = along(reflected.value < worst.value ? contract : -contract)
  return inside.value < Math.min(reflected.value, worst.value) ? inside : null
}

function shrinkTowards(simplex: Vertex[], best: Vertex, vertex: (at: number[]) => Vertex): void {
  for (let place = 1; place < simplex.length; place += 1) {
    const at = simplex[place]?.at ?? best.at
    simplex[place] = vertex(at.map((each, axis) => (best.at[axis] ?? 0) + shrink * (each - (best.at[axis] ?? 0))))
  }
}

function centreOf(vertices: readonly Vertex[]): number[] {
  const [first] = vertices
  return (first?.at ?? []).map((_, axis) => vertices.reduce((sum, { at }) => sum + (at[axis] ?? 0), 0) / vertices.length)
}
