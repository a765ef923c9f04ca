import type { ItemDimension } from '#lib/records/surveys/item'
import type { PlannedCustomer } from '../customers/plan.ts'
import { makeRandom } from '../random.ts'

/** What is asked of, with how much more or less than of the whole is expected and perceived. After-sales is the weakest of the trade, pickup and papers the strongest. */
interface DemoItem {
  readonly name: string
  readonly dimension: ItemDimension
  readonly expected: number
  readonly perceived: number
  /** Asked of those only that are sent a bill. */
  readonly accounts?: true
}

export const demoItems = [
  { name: '揽收及时', dimension: 'service', expected: 0.1, perceived: 0.5 },
  { name: '派送时效', dimension: 'quality', expected: 0.4, perceived: 0.1 },
  { name: '破损丢失', dimension: 'quality', expected: 0.3, perceived: -0.1 },
  { name: '价格', dimension: 'price', expected: -0.5, perceived: -0.3 },
  { name: '客服响应', dimension: 'service', expected: -0.1, perceived: 0.1 },
  { name: '理赔处理', dimension: 'service', expected: 0, perceived: -0.8 },
  { name: '对账开票', dimension: 'service', expected: -0.2, perceived: 0.5, accounts: true },
] as const satisfies readonly DemoItem[]

export type DemoItemName = (typeof demoItems)[number]['name']

/** What somebody answered of one item. */
export interface ItemAnswer {
  readonly item: DemoItemName
  readonly expectation: number
  readonly perception: number
}

/** So many do not turn the page on which the items stand, and so many leave a single one out. */
const leavesPage = 0.12
const leavesItem = 0.06
/** How far outlets differ in an item, and customers of one outlet. */
const spread = { outlet: 0.5, customer: 0.6, expected: 0.4 }

/** Draws what a customer answers of the items, around what it says of the whole: their mean lies at that, so that the two do not contradict one another. */
export function itemAnswers(
  customer: PlannedCustomer,
  survey: string,
  whole: { expectation: number | null; perception: number | null },
): ItemAnswer[] {
  const { expectation, perception } = whole
  const random = makeRandom(`items ${survey}`, customer.id)
  if (expectation === null || perception === null || random.chance(leavesPage)) return []
  const asked = demoItems.filter((item) => customer.settlement === 'monthly' || !('accounts' in item))
  const drawn = asked.map((item) => {
    const ofOutlet = makeRandom(`outlet ${item.name}`, customer.outletId).normal() * spread.outlet
    const ofCustomer = makeRandom(`customer ${item.name}`, customer.id).normal() * spread.customer
    const perceived = item.perceived + ofOutlet + ofCustomer
    const expected = item.expected + random.normal() * spread.expected
    return { item: item.name, expected, perceived, isLeft: random.chance(leavesItem) }
  })
  const mean = (of: (each: (typeof drawn)[number]) => number) => drawn.reduce((sum, each) => sum + of(each), 0) / drawn.length
  const [expectedMean, perceivedMean] = [mean(({ expected }) => expected), mean(({ perceived }) => perceived)]
  return drawn
    .filter(({ isLeft }) => !isLeft)
    .map(({ item, expected, perceived }) => ({
      item,
      expectation: onScale(expectation + expected - expectedMean),
      perception: onScale(perception + perceived - perceivedMean),
    }))
}

const onScale = (value: number) => Math.min(5, Math.max(1, Math.round(value)))
