/** Reckoning that can be left between its steps, so that whoever carries it out may see to something else there, or end it. It does the same whether it is left or not. */
export type Steps<R> = Generator<undefined, R, undefined>

/** Carries all steps out at once and answers what they come to. */
export function atOnce<R>(steps: Steps<R>): R {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Carries the steps out with a pause after each, and answers what they come to; what the pause throws ends them. */
export async function withPauses<R>(steps: Steps<R>, pause: () => Promise<void>): Promise<R> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await pause()
  }
}

/** So many places of a column are gone through in one step where each takes a few microseconds. */
const PLACES_A_STEP = 1 << 15

/** Does something for every place below a number, in steps. */
export function* forEachPlace(places: number, work: (place: number) => void): Steps<void> {
  for (let from = 0; from < places; from += PLACES_A_STEP) {
    const to = Math.min(places, from + PLACES_A_STEP)
    for (let place = from; place < to; place += 1) work(place)
    yield
  }
}
