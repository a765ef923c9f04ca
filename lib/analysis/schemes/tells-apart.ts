const half = 0.5

/** Answers whether a class that is to single out the few that matter holds more than half of all customers, a share of 0–1, and so tells nobody apart; exactly half still does, and so does a share that is not known. */
export function tellsNobodyApart(share: number | null): share is number {
  return share !== null && share > half
}
