import type { Product } from './prices.ts'

/** The parts of what one waybill costs, in fen. `other` (claims and service as the branch reckons them) has no column of its own. */
export interface CostParts {
  readonly pickup: number
  readonly linehaul: number
  readonly delivery: number
  readonly other: number
}

interface CostTable {
  /** 揽收 and 面单/操作. */
  readonly pickup: number
  /** By zone: the first kilogram, and each further one. */
  readonly linehaul: readonly number[]
  readonly linehaulKilogram: readonly number[]
  readonly delivery: number
  readonly deliveryKilogram: number
  readonly other: number
}

/** Up to one kilogram into the second zone: 0.30 + 0.35 + 0.62 + 1.20 + 0.08 yuan. */
const commerce: CostTable = {
  ...{ pickup: 65, linehaul: [45, 62, 95, 320, 560], linehaulKilogram: [25, 45, 75, 320, 560] },
  ...{ delivery: 120, deliveryKilogram: 15, other: 8 },
}
/** One kilogram into the second zone: 1.8 + 0.9 + 3.2 + 2.6 + 0.3 yuan. */
const standard: CostTable = {
  ...{ pickup: 270, linehaul: [160, 320, 460, 650, 900], linehaulKilogram: [50, 160, 240, 380, 600] },
  ...{ delivery: 260, deliveryKilogram: 40, other: 30 },
}
const tables: Record<Product, CostTable> = {
  电商特惠: commerce,
  标快: standard,
  特快: { ...standard, linehaul: [240, 520, 720, 980, 1_300], linehaulKilogram: [80, 260, 400, 560, 800] },
  同城即日: { ...standard, linehaul: [60], linehaulKilogram: [20], delivery: 420 },
  重货: { ...commerce, pickup: 180, delivery: 200, deliveryKilogram: 12 },
}

/** Answers what the branch reckons for a charged weight into a zone, before what is special to a customer. */
export function modelCost(product: Product, zone: number, grams: number): CostParts {
  const table = tables[product]
  const further = Math.max(0, Math.ceil(grams / 1_000) - 1)
  return {
    pickup: table.pickup,
    linehaul: (table.linehaul[zone] ?? 0) + further * (table.linehaulKilogram[zone] ?? 0),
    delivery: table.delivery + further * table.deliveryKilogram,
    other: table.other,
  }
}

/** Adds the parts up. */
export function costSum(parts: CostParts): number {
  return parts.pickup + parts.linehaul + parts.delivery + parts.other
}
