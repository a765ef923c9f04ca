import { daysAfterSpringFestival } from '../recipe/festivals.ts'
import type { Fate } from '../shipments/fate.ts'
import type { MadeWaybill } from '../shipments/waybill.ts'
import type { Timeline } from '../timeline.ts'

export type Category = 'delay' | 'loss' | 'damage' | 'delivery_service' | 'pickup_service' | 'cod' | 'overcharge' | 'other'

/** What complaints are about: how many a million waybills bring, which waybills give reason to, and the second level with the shares of its entries. */
export interface ComplaintRule {
  readonly category: Category
  readonly perMillion: number
  readonly share: number
  gives(waybill: MadeWaybill): boolean
  readonly seconds: readonly (readonly [string, number])[]
}

const hour = 3_600
const arrived = ({ fate }: { fate: Fate }) => fate.end === 'delivered'
const lateBy = (waybill: MadeWaybill) => (waybill.deliveredAt - waybill.promisedAt) / hour
const isStored = ({ signType }: MadeWaybill) => signType === 'locker' || signType === 'station'

/** 480 a million, in the eight categories of the monthly notices. `share` says how many of the waybills that give reason are taken, so that not always the
 * next one is. */
export const complaintRules: readonly ComplaintRule[] = [
  {
    ...{ category: 'delay', perMillion: 163, share: 0.2, gives: (waybill) => arrived(waybill) && lateBy(waybill) > 48 },
    seconds: [
      ['派送延误', 0.38],
      ['中转/运输延误', 0.34],
      ['轨迹停滞', 0.2],
      ['揽收超时', 0.06],
      ['不可抗力', 0.02],
    ],
  },
  {
    ...{
      category: 'delivery_service',
      perMillion: 62,
      share: 0.01,
      gives: (waybill) => arrived(waybill) && waybill.signType !== 'self',
    },
    seconds: [['虚假签收', 1]],
  },
  {
    ...{ category: 'delivery_service', perMillion: 29, share: 0.01, gives: (waybill) => arrived(waybill) && isStored(waybill) },
    seconds: [['未经同意投柜/驿站', 1]],
  },
  {
    ...{ category: 'delivery_service', perMillion: 43, share: 0.01, gives: arrived },
    seconds: [
      ['未按名址投递/未送货上门', 0.42],
      ['未提前联系', 0.24],
      ['服务态度', 0.2],
      ['他人代收未经同意', 0.1],
      ['抛扔踩踏', 0.04],
    ],
  },
  {
    ...{ category: 'loss', perMillion: 48, share: 0.7, gives: ({ fate }) => fate.end === 'lost' },
    seconds: [
      ['整件丢失', 0.86],
      ['拖延赔付', 0.14],
    ],
  },
  {
    ...{ category: 'loss', perMillion: 14, share: 0.01, gives: arrived },
    seconds: [
      ['内件短少', 0.7],
      ['内件不符', 0.3],
    ],
  },
  {
    ...{ category: 'damage', perMillion: 58, share: 0.4, gives: ({ fate }) => fate.damaged },
    seconds: [
      ['内件损毁', 0.46],
      ['部分损坏', 0.26],
      ['外包装破损', 0.2],
      ['液体渗漏/生鲜变质', 0.08],
    ],
  },
  {
    ...{ category: 'pickup_service', perMillion: 29, share: 0.01, gives: () => true },
    seconds: [
      ['未按约上门', 0.4],
      ['已揽收未发出', 0.24],
      ['计重计泡不符', 0.2],
      ['服务态度', 0.1],
      ['未告知保价/条款', 0.06],
    ],
  },
  {
    ...{ category: 'overcharge', perMillion: 14, share: 0.01, gives: arrived },
    seconds: [
      ['末端加收派送/保管费', 0.5],
      ['多计重量', 0.4],
      ['未公示附加费', 0.1],
    ],
  },
  {
    ...{ category: 'cod', perMillion: 5, share: 0.2, gives: (waybill) => waybill.codMinor !== null && arrived(waybill) },
    seconds: [
      ['延迟返款', 0.7],
      ['金额不符', 0.2],
      ['未返款', 0.1],
    ],
  },
  {
    ...{ category: 'other', perMillion: 14, share: 0.01, gives: arrived },
    seconds: [
      ['客服渠道不畅', 0.5],
      ['发票问题', 0.3],
      ['个人信息泄露', 0.2],
    ],
  },
]

/** 催件, 查件, 改址: what is asked for while a waybill is on its way. */
export const requests = {
  perMillion: 6_500,
  lateShare: 0.5,
  otherShare: 0.03,
  kinds: [
    { type: 'enquiry', subject: '催件', share: 0.45 },
    { type: 'enquiry', subject: '查件', share: 0.34 },
    { type: 'request', subject: '改址', share: 0.14 },
    { type: 'request', subject: '退回', share: 0.04 },
    { type: 'compliment', subject: '表扬收派员', share: 0.03 },
  ],
} as const

/** Claims: 45 for losses and 85 for damage a million; the paid amounts are lognormal with a median of 46 yuan. Of a hundred quantiles the mean is 92, of
 * the whole distribution it would be more. */
export const claims = { lossPerMillion: 45, damagePerMillion: 85, medianYuan: 46, sigma: 1.24 }
/** 12305. One more is a story. */
export const appeals = { perMillion: 13, effective: 3 }

/** 平台, 热线, 微信 (the groups of customers among them), 网点, 网站. */
export const channels = ['platform', 'hotline', 'wechat', 'outlet', 'web'] as const
export const channelShares = [0.38, 0.3, 0.2, 0.09, 0.03]

/** Answers how much more is complained about on a day than on others: more in November, and when everybody is back from the Spring Festival. */
export function complaintSeason(timeline: Timeline, day: number): number {
  const date = timeline.dayAt(day)
  const fromSpring = daysAfterSpringFestival(date)
  if (fromSpring !== null && fromSpring > 6 && fromSpring <= 30) return 1.5
  return date.slice(5, 7) === '11' ? 1.7 : 1
}
