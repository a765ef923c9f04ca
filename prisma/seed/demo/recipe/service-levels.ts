import type { Product } from './prices.ts'

/** Promise by zone: days after the day of acceptance, until midnight. */
const promisedDays: Record<Exclude<Product, '电商特惠'>, readonly number[]> = {
  标快: [1, 2, 3, 4, 5],
  特快: [1, 1, 2, 3, 4],
  同城即日: [0],
  重货: [2, 3, 4, 5, 7],
}
/** E-commerce promises hours from acceptance. */
const promisedHours = [48, 72, 72, 96, 144]

const onTimeBase: Record<Exclude<Product, '电商特惠'>, number> = { 标快: 0.93, 特快: 0.965, 同城即日: 0.98, 重货: 0.92 }
const onTimeCommerce = [0.95, 0.88, 0.81, 0.74, 0.74]

/** Two outlets that hand over too late. */
const outletPoints: Readonly<Record<string, number>> = { 周巷网点: -0.06, 石浦网点: -0.05 }

/** The worst days of the autumn peak lie in its middle. */
const peakPoints = [-0.08, -0.09, -0.1, -0.12, -0.12, -0.1, -0.08]
const festivalPoints = -0.15

/** Answers the second, counted from the midnight before acceptance, until which delivery is promised. */
export function promiseSecond(product: Product, zone: number, acceptedSecond: number): number {
  if (product === '电商特惠') return acceptedSecond + (promisedHours[zone] ?? 72) * 3_600
  return ((promisedDays[product][zone] ?? 3) + 1) * 86_400 - 1
}

/** What peaks and bad outlets take away over a year: the shares above are those of a whole year. */
const allowance = 0.012

/** Answers the probability that a waybill comes on time. `fromSpring` is how many days after the Spring Festival it was accepted, or null. */
export function onTimeShare(
  waybill: { product: Product; zone: number },
  outlet: string,
  monthDay: string,
  fromSpring: number | null,
): number {
  const { product, zone } = waybill
  const base = product === '电商特惠' ? (onTimeCommerce[zone] ?? 0.8) : onTimeBase[product]
  const inPeak = monthDay >= '11-12' && monthDay <= '11-18' ? (peakPoints[Number(monthDay.slice(3)) - 12] ?? 0) : 0
  const inFestival = fromSpring !== null && fromSpring >= -7 && fromSpring <= 8 ? festivalPoints : 0
  return base + allowance + inPeak + inFestival + (outletPoints[outlet] ?? 0)
}

/** What goes wrong, per waybill. Chosen so that complaints come out as recorded: 28 % of those with damage complain, 60 % of those with a loss. */
export const mishaps = { damaged: 206e-6, lost: 95e-6, returned: 0.006, refused: 0.002, cancelled: 0.004 }

/** How late what is late comes: some hours (nearby it takes a day to be late), and an exponential tail. About a fifth are more than 48 hours late. */
export const lateHours = { leastByZone: [16, 4, 4, 4, 4], mean: 24 }

export const signTypes = ['self', 'locker', 'station', 'proxy'] as const
/** 本人, 柜, 驿站, 代收: documents and samples are signed for at the desk. */
export const signShares = { parcel: [0.115, 0.27, 0.53, 0.085], desk: [0.78, 0.05, 0.08, 0.09], home: [0.45, 0.14, 0.33, 0.08] }
