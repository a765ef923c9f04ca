/** A delivery zone as seen from Ningbo: regions of GB/T 2260, days promised, and the share that comes late. */
export interface Zone {
  regions: readonly string[]
  days: number
  late: number
  /** Yuan for the first kilogram and each further one: standard, then fresh; and the economy price for up to half a kilogram. */
  standard: readonly [number, number]
  fresh: readonly [number, number]
  economy: readonly [number, number]
}

export const zones = [
  {
    regions: ['330000', '310000', '320000', '340000'],
    days: 1,
    late: 0.05,
    standard: [12, 2],
    fresh: [14, 3],
    economy: [2.4, 0.9],
  },
  {
    regions: ['110000', '120000', '130000', '370000', '410000', '420000', '360000', '350000', '440000'],
    days: 2,
    late: 0.1,
    standard: [16, 6],
    fresh: [22, 9],
    economy: [2.7, 1.5],
  },
  {
    regions: ['210000', '510000', '500000', '610000', '530000', '450000'],
    days: 3,
    late: 0.15,
    standard: [20, 9],
    fresh: [26, 13],
    economy: [3.2, 2.4],
  },
  { regions: ['620000', '640000', '150000'], days: 4, late: 0.22, standard: [22, 12], fresh: [30, 16], economy: [8, 7] },
  { regions: ['650000', '540000'], days: 5, late: 0.25, standard: [25, 18], fresh: [36, 22], economy: [11, 13] },
] as const satisfies readonly Zone[]

/** Answers list and charged freight in fen for a weight: the first kilogram, then each begun one; `level` and `noise` stand for what was agreed. */
export function freightOf(
  product: 'economy' | 'standard' | 'fresh',
  zone: Zone,
  grams: number,
  level: number,
  noise: number,
): { listMinor: number; freightMinor: number } {
  const [first, further] = zone[product]
  const listMinor = Math.round((first + further * Math.max(0, Math.ceil(grams / 1000) - 1)) * 100)
  return { listMinor, freightMinor: Math.round(listMinor * level * noise) }
}
