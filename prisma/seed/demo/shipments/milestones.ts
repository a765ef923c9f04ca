import type { WaybillStatus } from '#lib/records/waybills/status'
import { statusOfCode } from '#lib/records/waybills/status-codes'
import { makeRandom } from '../random.ts'
import type { MadeWaybill } from './waybill.ts'

/** A scan on the way, as the provider reports it. */
export interface Milestone {
  readonly at: number
  readonly code: string
  readonly status: WaybillStatus
  readonly text: string
  /** Whether one of the branch's own outlets scanned. */
  readonly isOwn: boolean
}

/** Whose codes the demo's events bear. */
export const provider = 'kuaidi100'

const hour = 3_600
const day = 24 * hour
const storedShare = 0.25
const longestStored = 30 * hour
/** After what is refused a sender makes up his mind within so many seconds. */
const mulling = (share: number) => (1.5 + 4 * share) * day
const signCodes = { self: '301', proxy: '303', locker: '304', station: '304' } as const
const signTexts = { self: '本人签收', proxy: '家人或同事代收', locker: '已从智能快件箱取件', station: '已在驿站取件' } as const

/** Answers the whole course of a waybill, also what lies after the demo's end, in the order of time. */
export function milestonesOf(waybill: MadeWaybill): Milestone[] {
  const { acceptedAt, deliveredAt, customer, destination, signType, fate } = waybill
  const random = makeRandom('milestones', Number(waybill.no.slice(2)))
  const own = (at: number, code: string, text: string) => scan(at, code, text, true)
  if (fate.end === 'cancelled')
    return [
      own(acceptedAt, '101', '已下单，等待揽收'),
      own(acceptedAt + (1 + 4 * random.next()) * hour, '401', '寄件人已取消订单'),
    ]
  const way = deliveredAt - acceptedAt
  const atHub = acceptedAt + way * (0.08 + 0.06 * random.next())
  const leftHub = acceptedAt + way * (0.18 + 0.07 * random.next())
  const atCity = acceptedAt + way * (0.5 + 0.12 * random.next())
  const isStored = random.chance(storedShare) && !fate.damaged && (signType === 'locker' || signType === 'station')
  const round = (1.5 + 3 * random.next()) * hour + (isStored ? longestStored * random.next() : 0)
  const outForDelivery = deliveredAt - Math.min(way * (isStored ? 0.35 : 0.2), round)
  const begun = [
    own(acceptedAt, '103', `【${customer.outlet}】已揽收`),
    own(atHub, '1002', '快件已到达【宁波分拨中心】'),
    own(leftHub, '1002', `快件离开【宁波分拨中心】，下一站【${destination.hub}分拨中心】`),
  ]
  if (fate.end === 'lost') return [...begun, scan(waybill.promisedAt + 2 * day, '202', '超时未更新，正在核查', false)]
  const isStuck = deliveredAt > waybill.promisedAt + 12 * hour
  const stuck = isStuck ? [scan(acceptedAt + way * 0.45, '208', '快件滞留，等待中转', false)] : []
  const arrived = [
    ...begun,
    ...stuck,
    scan(atCity, '1001', `快件已到达【${destination.hub}】`, false),
    scan(outForDelivery, '5', '正在派送途中，请保持电话畅通', false),
  ]
  if (fate.end === 'delivered') return [...arrived, ...delivery(waybill, outForDelivery, isStored)]
  const refused = [...arrived, scan(deliveredAt, '203', '收件人拒收', false)]
  // What was refused lies until its sender has said what is to become of it; what could not be delivered goes back the next day.
  const lies = fate.end === 'refused' ? mulling(random.next()) : day
  return [
    ...refused,
    scan(deliveredAt + lies, '6', '快件退回途中', false),
    scan(deliveredAt + lies + way, '4', `退回件已由寄件人签收：${signTexts[signType === 'proxy' ? 'proxy' : 'self']}`, true),
  ]
}

function delivery({ deliveredAt, signType, fate }: MadeWaybill, outForDelivery: number, isStored: boolean): Milestone[] {
  const stored = outForDelivery + (deliveredAt - outForDelivery) / (isStored ? 5 : 2)
  return [
    ...(fate.damaged ? [scan(stored, '209', '外包装破损，已登记', false)] : []),
    ...(isStored
      ? [scan(stored, '501', signType === 'locker' ? '已投入智能快件箱，请凭取件码取件' : '已放至驿站，请凭取件码取件', false)]
      : []),
    scan(deliveredAt, fate.damaged ? '302' : signCodes[signType], signTexts[signType], false),
  ]
}

const statuses = new Map<string, WaybillStatus>()

function scan(at: number, code: string, text: string, isOwn: boolean): Milestone {
  const status = statuses.get(code) ?? statusOfCode(provider, code)
  statuses.set(code, status)
  return { at: Math.round(at), code, status, text, isOwn }
}
