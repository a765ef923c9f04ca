import type { Random } from '../random.ts'
import { entryAt } from '../random.ts'
import type { TradeKey } from '../recipe/trades.ts'
import type { Branch } from './words.ts'
import { branches, brandParts } from './words.ts'

export interface FirmName {
  readonly name: string
  readonly brand: string
  readonly goods: string
  readonly county: string
}

type FirmTrade = Exclude<TradeKey, 'consumer'>

/** Makes names of firms, none of them twice, and hardly ever two with one brand in one trade. */
export class FirmNames {
  readonly #taken: Set<string>
  readonly #brands = new Set<string>()

  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken)
  }

  /** A firm of a trade; of certain goods, or with a certain brand, when they are given. */
  make(random: Random, trade: FirmTrade, goods: string | null = null, brand: string | null = null): FirmName {
    const ofGoods = branches[trade].filter((branch) => goods === null || branch.goods === goods)
    for (let attempt = 0; ; attempt += 1) {
      const branch = random.pick(ofGoods.length > 0 ? ofGoods : branches[trade])
      const firm = nameOf(random, branch, brand ?? this.#freshBrand(random, trade, branch, attempt))
      if (this.#taken.has(firm.name)) continue
      this.#taken.add(firm.name)
      this.#brands.add(`${trade} ${firm.brand}`)
      return firm
    }
  }

  #freshBrand(random: Random, trade: FirmTrade, branch: Branch, attempt: number): string {
    const [first, second] = branch.brandParts ?? brandParts[trade]
    const make = () => `${random.pick([...first])}${random.pick([...second])}`
    const patience = 40
    let brand = make()
    // A small trade runs out of brands; then one may serve two firms.
    for (let tries = attempt; tries < patience && (isDull(brand) || this.#brands.has(`${trade} ${brand}`)); tries += 1)
      brand = make()
    return brand
  }
}

/** One character twice is no brand. */
const isDull = (brand: string) => brand.charAt(0) === brand.charAt(1)

function nameOf(random: Random, branch: Branch, brand: string): FirmName {
  const county = random.pick(branch.counties)
  const name = random.pick(branch.patterns).replace('{p}', county).replace('{b}', brand)
  return { name, brand, goods: branch.goods, county: countyIn(name) ?? county }
}

const counties = ['鄞州', '海曙', '江北', '镇海', '北仑', '慈溪', '余姚', '宁海', '奉化', '象山', '慈城', '石浦']
const within: Readonly<Record<string, string>> = { 慈城: '江北', 石浦: '象山' }

/** The county that a name begins with; a firm called after one sits there. */
function countyIn(name: string): string | null {
  const found = counties.find((county) => name.startsWith(county))
  return found === undefined ? null : (within[found] ?? found)
}

/** Answers the brand in a name of the cast: what stands between the place and the first word of the trade. */
export function brandOf(name: string): string {
  const parts = /(?:慈溪市|余姚市|余姚|鄞州|宁海|北仑|浙甬|浙东|宁波|象山石浦|奉化)?(.{2})/.exec(name)
  return entryAt(parts ?? ['', name.slice(0, 2)], 1)
}
