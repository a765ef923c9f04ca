/** Numbers from 0 to 1 that are the same every time for a seed (Lehmer, with the multiplier of Park & Miller 1988). */
export function seededNumbers(seed: number): () => number {
  let state = seed % 2_147_483_647
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
