import type { Day } from '#lib/core/day'
import { addMonths, monthOf } from '#lib/core/day'
import { ratioOrNull } from '#lib/core/ratio'

const COMPARED_MONTHS = 3
const YEAR = 12
const FEBRUARY = '02'

/** Whole months, and the same of the year before; `to` and `thenTo` are not included. */
export interface ComparedMonths {
  readonly from: Day
  readonly to: Day
  readonly thenFrom: Day
  readonly thenTo: Day
}

/** Answers the last three whole months before a day and the same of the year before; January never without February, as the festival lies now in one, now in the other, so there are four of them in May. */
export function comparedMonths(today: Day): ComparedMonths {
  const month = monthOf(today)
  const to = isFebruary(month) ? addMonths(month, -1) : month
  const first = addMonths(to, -COMPARED_MONTHS)
  const from = isFebruary(first) ? addMonths(first, -1) : first
  return { from, to, thenFrom: addMonths(from, -YEAR), thenTo: addMonths(to, -YEAR) }
}

const isFebruary = (month: Day) => month.slice(5, 7) === FEBRUARY

/** What a product brought, now and in the same months of the year before; amounts in minor units. Without a product: ''. */
export interface ProductSums {
  readonly product: string
  readonly shipments: number
  readonly shipmentsThen: number
  readonly revenueMinor: number
  readonly revenueThenMinor: number
}

/** What a product brought and how that grew; of the year before nothing is known, and all of it is null, where records do not cover it. */
export interface ProductGrowth extends Pick<ProductSums, 'product' | 'shipments' | 'revenueMinor'> {
  readonly shipmentsThen: number | null
  readonly revenueThenMinor: number | null
  readonly changeMinor: number | null
  /** (now − then) ÷ then; null where nothing was brought then, or records do not cover it. */
  readonly growth: number | null
  /** Brought nothing then, by no shipment, and brings something now; known of nothing where records do not cover it. */
  readonly isNew: boolean
  /** Of the revenue of all now; null where that is not positive. */
  readonly share: number | null
}

/** Products by growth, the largest revenue first, with the whole, and those that grew and fell most. */
export interface ProductsGrowth {
  readonly all: ProductGrowth
  readonly products: readonly ProductGrowth[]
  /** The product whose revenue rose, and fell, by most money; null where none did, or records do not cover the time before. */
  readonly rose: ProductGrowth | null
  readonly fell: ProductGrowth | null
}

/**
 * Answers how the revenue of each product grew against the same months of the year before, with its share of all and the products that rose and fell most in money. Nothing is known of growth where the records do not
 * cover the time before, nor of what was brought then.
 * @source docs/formulas.md#growth-by-product
 */
export function growthOfProducts(rows: readonly ProductSums[], isCovered: boolean): ProductsGrowth {
  const sum = (key: Exclude<keyof ProductSums, 'product'>) => rows.reduce((total, row) => total + row[key], 0)
  const whole = {
    ...{ product: '', shipments: sum('shipments'), shipmentsThen: sum('shipmentsThen') },
    ...{ revenueMinor: sum('revenueMinor'), revenueThenMinor: sum('revenueThenMinor') },
  }
  const grown = (row: ProductSums): ProductGrowth => {
    const share = whole.revenueMinor > 0 ? ratioOrNull(row.revenueMinor, whole.revenueMinor) : null
    if (!isCovered) return { ...row, ...unknownThen, share }
    const changeMinor = row.revenueMinor - row.revenueThenMinor
    return {
      ...{ ...row, changeMinor, share },
      growth: row.revenueThenMinor > 0 ? changeMinor / row.revenueThenMinor : null,
      isNew: row.revenueThenMinor === 0 && row.shipmentsThen === 0 && row.revenueMinor > 0,
    }
  }
  const products = rows.filter(isAnything).map(grown).sort(largestFirst)
  const byChange = products
    .filter(({ changeMinor }) => changeMinor !== null)
    .sort((left, right) => changeOf(right) - changeOf(left))
  const [rose, fell] = [byChange[0], byChange.at(-1)]
  return {
    ...{ all: grown(whole), products },
    rose: rose !== undefined && changeOf(rose) > 0 ? rose : null,
    fell: fell !== undefined && changeOf(fell) < 0 ? fell : null,
  }
}

const unknownThen = { shipmentsThen: null, revenueThenMinor: null, changeMinor: null, growth: null, isNew: false }

const changeOf = ({ changeMinor }: ProductGrowth) => changeMinor ?? 0

/** Waybills without an amount or a piece make rows of nothing. */
function isAnything({ shipments, shipmentsThen, revenueMinor, revenueThenMinor }: ProductSums): boolean {
  return shipments !== 0 || shipmentsThen !== 0 || revenueMinor !== 0 || revenueThenMinor !== 0
}

function largestFirst(left: ProductGrowth, right: ProductGrowth): number {
  return right.revenueMinor - left.revenueMinor || (left.product < right.product ? -1 : 1)
}
