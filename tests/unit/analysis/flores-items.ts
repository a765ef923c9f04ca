/**
 * The 47 inventory items of Flores & Whybark (1986), as reprinted in table 1 of Keshavarz Ghorabaee et al., Informatica 26(3), 2015, 435–451: average unit cost and annual dollar usage in cents, lead time
 * in weeks; items S1 to S47.
 */
const printed: readonly (readonly [unitCost: number, usage: number, leadTime: number])[] = [
  ...([
    [49.92, 5840.64, 2],
    [210, 5670, 5],
    [23.76, 5037.12, 4],
    [27.73, 4769.56, 1],
    [57.98, 3478.8, 3],
  ] as const),
  ...([
    [31.24, 2936.67, 3],
    [28.2, 2820, 3],
    [55, 2640, 4],
    [73.44, 2423.52, 6],
    [160.5, 2407.5, 4],
  ] as const),
  ...([
    [5.12, 1075.2, 2],
    [20.87, 1043.5, 5],
    [86.5, 1038, 7],
    [110.4, 883.2, 5],
    [71.2, 854.4, 3],
  ] as const),
  ...([
    [45, 810, 3],
    [14.66, 703.68, 4],
    [49.5, 594, 6],
    [47.5, 570, 5],
    [58.45, 467.6, 4],
  ] as const),
  ...([
    [24.4, 463.6, 4],
    [65, 455, 4],
    [86.5, 432.5, 4],
    [33.2, 398.4, 3],
    [37.05, 370.5, 1],
  ] as const),
  ...([
    [33.84, 338.4, 3],
    [84.03, 336.12, 1],
    [78.4, 313.6, 6],
    [134.34, 268.68, 7],
    [56, 224, 1],
  ] as const),
  ...([
    [72, 216, 5],
    [53.02, 212.08, 2],
    [49.48, 197.92, 5],
    [7.07, 190.89, 7],
    [60.6, 181.8, 3],
  ] as const),
  ...([
    [40.82, 163.28, 3],
    [30, 150, 5],
    [67.4, 134.8, 3],
    [59.6, 119.2, 5],
    [51.68, 103.36, 6],
  ] as const),
  ...([
    [19.8, 79.2, 2],
    [37.7, 75.4, 2],
    [29.89, 59.78, 5],
    [48.3, 48.3, 3],
    [34.4, 34.4, 7],
  ] as const),
  ...([
    [28.8, 28.8, 3],
    [8.46, 25.38, 5],
  ] as const),
]

const cents = (dollars: number) => Math.round(dollars * 100)
export const unitCosts = printed.map(([unitCost]) => cents(unitCost))
export const usages = printed.map(([, usage]) => cents(usage))
export const leadTimes = printed.map(([, , leadTime]) => leadTime)

/** The items that are in a class, by their printed numbers. */
export function itemsOf(classes: readonly string[], wanted: string): number[] {
  return classes.flatMap((name, place) => (name === wanted ? [place + 1] : []))
}
