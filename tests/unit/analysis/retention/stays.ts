import type { Stay } from '#lib/analysis/retention/watched'

/** Customers that were lost, each after so many months, watched from the first on. */
export const lost = (...months: number[]): Stay[] => months.map((each) => ({ entry: 0, months: each, lost: true, customers: 1 }))

/** Customers that are still here after so many months. */
export const here = (...months: number[]): Stay[] => months.map((each) => ({ entry: 0, months: each, lost: false, customers: 1 }))

/** E. Freireich et al., Blood 21 (1963): weeks of remission of 21 patients on 6-MP. */
export const treated = [...lost(6, 6, 6, 7, 10, 13, 16, 22, 23), ...here(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)]

/** Two groups with delayed entry, as [age at entry, months, lost]. */
export const late = [
  [
    [0, 2, 1],
    [0, 5, 1],
    [0, 9, 0],
    [0, 6, 0],
    [0, 7, 1],
    [4, 6, 1],
    [4, 9, 0],
    [6, 8, 1],
    [6, 11, 1],
    [7, 12, 0],
    [10, 13, 1],
    [10, 14, 0],
  ],
  [
    [0, 1, 1],
    [0, 3, 1],
    [0, 3, 1],
    [0, 8, 0],
    [0, 4, 0],
    [2, 5, 1],
    [2, 7, 1],
    [5, 6, 1],
    [5, 9, 1],
    [8, 13, 0],
  ],
].map((group) => group.map(([entry = 0, months = 0, gone]): Stay => ({ entry, months, lost: gone === 1, customers: 1 })))
