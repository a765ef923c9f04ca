/** What is sold. 重货 has the last row of the e-commerce table: a first kilogram and each further one. */
export const products = ['电商特惠', '标快', '特快', '同城即日', '重货'] as const
export type Product = (typeof products)[number]

/** Yuan for the first kilogram and for each further one that is begun, by zone. */
const byKilogram: Record<Exclude<Product, '电商特惠'>, readonly (readonly [number, number])[]> = {
  标快: [
    [12, 2],
    [16, 6],
    [20, 9],
    [22, 12],
    [25, 18],
  ],
  特快: [
    [14, 3],
    [22, 9],
    [26, 13],
    [30, 16],
    [36, 22],
  ],
  同城即日: [[12, 2]],
  重货: [
    [2.6, 0.7],
    [3, 1.4],
    [3.8, 2.2],
    [9, 7],
    [13, 13],
  ],
}

/** Yuan by weight band, then zone. */
const commerceBands: readonly { readonly upToGrams: number; readonly yuan: readonly number[] }[] = [
  { upToGrams: 500, yuan: [2.4, 2.7, 3.2, 8, 11] },
  { upToGrams: 1_000, yuan: [2.65, 3.1, 3.9, 11, 16] },
  { upToGrams: 2_000, yuan: [3.2, 4.2, 5.6, 17, 27] },
  { upToGrams: 3_000, yuan: [3.8, 5.4, 7.4, 23, 38] },
]

/** Answers the published price in fen (牌价; for e-commerce the base price before the level) of a charged weight into a zone (0 the nearest). */
export function listPriceMinor(product: Product, zone: number, grams: number): number {
  if (product === '电商特惠') {
    const band = commerceBands.find(({ upToGrams }) => grams <= upToGrams)
    if (band !== undefined) return Math.round((band.yuan[zone] ?? 0) * 100)
  }
  const [first, further] = byKilogram[product === '电商特惠' ? '重货' : product][zone] ?? [0, 0]
  return Math.round((first + further * Math.max(0, Math.ceil(grams / 1_000) - 1)) * 100)
}

/** The steps of both are a tenth of a company's own, as the demo's volume is. */
const levels = [
  { below: 30, minor: 80 },
  { below: 100, minor: 45 },
  { below: 500, minor: 15 },
  { below: 2_000, minor: 0 },
  { below: 10_000, minor: -12 },
]
const lowestLevelMinor = -25

/** Answers what an e-commerce sender of so many waybills a month pays beside the base price, in fen a waybill. */
export function commerceLevelMinor(waybillsMonth: number): number {
  return levels.find(({ below }) => waybillsMonth < below)?.minor ?? lowestLevelMinor
}

const ladder = [
  { from: 8_000, share: 0.75 },
  { from: 3_000, share: 0.8 },
  { from: 1_000, share: 0.85 },
  { from: 300, share: 0.9 },
]

/** Answers the share of the published price that a monthly account pays who spends so much a month: 9.5折 to 7.5折. */
export function ladderShare(yuanMonth: number): number {
  return ladder.find(({ from }) => yuanMonth >= from)?.share ?? 0.95
}

/** Answers the fee of 保价 in fen for a declared value in fen. */
export function insuranceFeeMinor(valueMinor: number): number {
  if (valueMinor <= 50_000) return 100
  return valueMinor <= 100_000 ? 200 : Math.round(valueMinor * 0.00005) * 100
}

const insuredUp = { peakMinor: 20, festivalMinor: 300 }

/** Answers the surcharge of a day in fen: 旺季附加费 from 20 October to 20 November, more around the Spring Festival. */
export function surchargeMinor(monthDay: string, isFestival: boolean): number {
  if (isFestival) return insuredUp.festivalMinor
  return monthDay >= '10-20' && monthDay <= '11-20' ? insuredUp.peakMinor : 0
}
