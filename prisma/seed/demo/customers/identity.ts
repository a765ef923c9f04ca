import type { FirmNames } from '../names/firms.ts'
import { brandOf } from '../names/firms.ts'
import { creditCode, phoneNumber } from '../names/identity.ts'
import { personName } from '../names/persons.ts'
import type { Place } from '../people/tree.ts'
import { places } from '../people/tree.ts'
import type { Random } from '../random.ts'
import { makeRandom } from '../random.ts'
import type { TradeKey } from '../recipe/trades.ts'
import { cast, castAt } from '../stories/cast.ts'
import { parentRank } from './groups.ts'
import { harvestOf } from './harvest.ts'
import type { Volume } from './volumes.ts'

/** Who a customer is and where. */
export interface Identity {
  readonly name: string
  readonly kind: 'business' | 'distributor' | 'consumer' | 'internal'
  readonly goods: string | null
  readonly outlet: string
  readonly regionCode: string | null
  readonly address: string | null
  readonly phone: string | null
  readonly creditCode: string | null
}

/** People live in the towns, less often out by the harbours. */
const outletsOfPeople = [
  '首南营业部',
  '下应营业部',
  '望春营业部',
  '洪塘营业部',
  '骆驼营业部',
  '大碶营业部',
  '观海卫网点',
  '泗门网点',
  '集士港网点',
]

/** Gives a customer of the recipe its name and place. `id` numbers telephone and credit code; `brands` keeps the brands of those named so far. */
export function identify(volume: Volume, id: number, names: FirmNames, brands: Map<string, string>): Identity {
  const { trade, rank } = volume
  const random = makeRandom(`identity ${trade.key}`, rank)
  const member = castAt(trade.key, rank)
  if (trade.key === 'consumer') return person(random, member?.name ?? personName(random), id)
  const place = member === null ? null : placeOf(random, member.outlet, countyOf(member.name))
  if (member !== null && place !== null) {
    brands.set(`${trade.key} ${rank}`, brandOf(member.name))
    return { ...firm(random, member.name, trade.key, member.goods, place, id), ...twin(trade.key, rank) }
  }
  const parent = parentRank(trade.key, rank)
  const brand = parent === null ? null : (brands.get(`${trade.key} ${parent}`) ?? null)
  const made = names.make(random, trade.key, harvestOf(trade, rank), brand)
  brands.set(`${trade.key} ${rank}`, made.brand)
  return firm(random, made.name, trade.key, made.goods, placeOf(random, null, made.county), id)
}

/** Gives a firm that has never shipped its name and place. */
export function identifyLead(random: Random, trade: Exclude<TradeKey, 'consumer'>, id: number, names: FirmNames): Identity {
  const made = names.make(random, trade)
  return firm(random, made.name, trade, made.goods, placeOf(random, null, made.county), id)
}

function firm(random: Random, name: string, trade: TradeKey, goods: string, place: Place, id: number): Identity {
  return {
    name,
    kind: trade === 'channel' ? 'distributor' : 'business',
    goods,
    ...whereabouts(random, place),
    phone: phoneNumber(id),
    creditCode: creditCode(id),
  }
}

function person(random: Random, name: string, id: number): Identity {
  const place = placeOf(random, random.pick(outletsOfPeople), null)
  return { name, kind: 'consumer', goods: null, ...whereabouts(random, place), phone: phoneNumber(id), creditCode: null }
}

function whereabouts(random: Random, place: Place): Pick<Identity, 'outlet' | 'regionCode' | 'address'> {
  const address = `浙江省宁波市${place.county}${districtWord(place.county)}${random.pick(place.streets)}${random.between(6, 980)}号`
  return { outlet: place.outlet, regionCode: place.regionCode, address }
}

const districtWord = (county: string) =>
  ['慈溪', '余姚'].includes(county) ? '市' : ['宁海', '象山'].includes(county) ? '县' : '区'

function placeOf(random: Random, outlet: string | null, county: string | null): Place {
  const fitting = places.filter(
    (place) => (outlet === null || place.outlet === outlet) && (county === null || place.county === county),
  )
  return random.pick(fitting.length > 0 ? fitting : places.filter((place) => outlet === null || place.outlet === outlet))
}

const countyOf = (name: string) => places.find(({ county }) => name.startsWith(county))?.county ?? null

/** The second of the two firms with one owner has the gate and the telephone of the first. */
function twin(trade: TradeKey, rank: number): Partial<Identity> {
  const shared = cast.sameOwner.some((member) => member.trade === trade && member.rank === rank)
  return shared ? { phone: phoneNumber(0), address: '浙江省宁波市余姚市泗门镇光明路218号' } : {}
}
