/**
 * Numbers from 0 to 1 that are the same every time for a seed (splitmix32). Each draw is mixed, the first one too: seeds that follow one another give
 * numbers that have nothing to do with each other.
 */
export function seededNumbers(seed: number): () => number {
  let state = mix(seed | 0)
  return () => {
    state = (state + 0x9e37_79b9) | 0
    return mix(state) / 4_294_967_296
  }
}

/** The finalizer of MurmurHash3: a change of one bit changes half of the others. Answers a whole number from 0 to 2³² - 1. */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
