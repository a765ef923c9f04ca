import type { CaseDraft } from '../cases/drafts.ts'
import type { DemoCompany } from '../company.ts'
import type { MadeWaybill } from '../shipments/waybill.ts'
import { secondsOfDay } from '../timeline.ts'
import type { CastMember } from './cast.ts'
import { cast } from './cast.ts'
import { player } from './fates.ts'

const hour = 3_600

/** So long before the end nothing else comes up with the customer of the broken parcels: its latest cases are the story. */
const quietDays = 48

interface StoryCases {
  readonly drafts: readonly CaseDraft[]
  /** The numbers of the waybills that they are about, of which no other case shall be. */
  readonly told: ReadonlySet<string>
  /** Whether no other case shall be of a waybill. */
  isQuiet(waybill: MadeWaybill): boolean
}

/** The cases of the stories: what befell the waybills that `forcedFates` set apart. */
export function storyCases(company: DemoCompany): StoryCases {
  const quiet = player(company.customers, cast.brokenParcels)
  const broken = mishapsOf(company, cast.brokenParcels)
  const [lost] = mishapsOf(company, cast.appeal)
  const [smashed] = mishapsOf(company, cast.highClaim)
  const drafts = [
    ...broken.flatMap((waybill, place) => brokenParcel(waybill, place)),
    ...(lost === undefined ? [] : lostDocuments(company, lost)),
    ...(smashed === undefined ? [] : highClaim(smashed)),
  ]
  return {
    drafts,
    told: new Set(drafts.flatMap(({ waybillNo }) => (waybillNo === null ? [] : [waybillNo]))),
    isQuiet: ({ customer, day }) => customer === quiet && day >= company.timeline.days - quietDays,
  }
}

function mishapsOf({ customers, recent, timeline }: DemoCompany, member: CastMember): MadeWaybill[] {
  const { id } = player(customers, member)
  return recent.filter(
    ({ customer, fate, deliveredAt }) =>
      customer.id === id && (fate.damaged || fate.end === 'lost') && deliveredAt < timeline.days * secondsOfDay,
  )
}

function draft(
  waybill: MadeWaybill,
  rest: Partial<CaseDraft> & Pick<CaseDraft, 'type' | 'category' | 'second' | 'openedAt'>,
): CaseDraft {
  return {
    ...{ customer: waybill.customer, waybillNo: waybill.no, solvedAt: null, toldAt: null, channel: 'hotline', dueAt: null },
    ...{ compensationMinor: null, description: null, follows: null, isOutletLiable: false },
    ...rest,
  }
}

/** Three complaints within a week; the first was paid for, the claims of the others still lie there: the outlet, who signs in, was asked for pictures and has sent none. */
function brokenParcel(waybill: MadeWaybill, place: number): CaseDraft[] {
  const openedAt = waybill.deliveredAt + 2 * hour
  const solvedAt = openedAt + (20 + 9 * place) * hour
  const complaint = draft(waybill, {
    ...{
      type: 'complaint',
      category: 'damage',
      second: '内件损毁',
      openedAt,
      solvedAt,
      toldAt: solvedAt + hour,
      channel: 'wechat',
    },
    description: `收件人开箱发现电器外壳碎裂，客户称是本月第 ${place + 1} 次，要求说明原因并赔偿。`,
  })
  const isPaid = place === 0
  const claimedAt = openedAt + 30 * hour
  const claim = draft(waybill, {
    ...{ type: 'claim', category: 'damage', second: '内件损毁', openedAt: claimedAt, channel: 'wechat', follows: complaint },
    ...(isPaid
      ? { solvedAt: claimedAt + 70 * hour, toldAt: claimedAt + 71 * hour, compensationMinor: 8_600, isOwed: true }
      : { isAwaitingOutlet: true }),
    description: isPaid ? '按发票价值赔付，款项至今未付。' : '等待网点提供包装照片，尚未核定。',
  })
  return [complaint, claim]
}

/** Nobody found the documents, the offer was refused, and the regulator has sent the matter on: an answer is due tomorrow. */
function lostDocuments({ timeline }: DemoCompany, waybill: MadeWaybill): CaseDraft[] {
  const openedAt = waybill.promisedAt + 2 * secondsOfDay + 10 * hour
  const solvedAt = openedAt + 4 * secondsOfDay
  const complaint = draft(waybill, {
    ...{ type: 'complaint', category: 'loss', second: '整件丢失', openedAt, solvedAt, toldAt: solvedAt + 2 * hour },
    description: '提单正本一套，寄往船公司，轨迹停在宁波分拨中心。已按未保价条款提出赔偿，客户不接受。',
  })
  const today = timeline.days * secondsOfDay
  const appeal = draft(waybill, {
    ...{ type: 'appeal', category: 'loss', second: '对赔偿金额不满', channel: 'regulator', follows: complaint },
    openedAt: today - 4 * secondsOfDay + 10 * hour,
    dueAt: today + secondsOfDay + 17 * hour,
    isDrafted: true,
    description: '转办单要求说明丢失经过、责任认定和与用户协商的结果。网点已回复，拟复意见待主管审核。',
  })
  return [complaint, appeal]
}

/** More than anybody but the general manager may grant. */
function highClaim(waybill: MadeWaybill): CaseDraft[] {
  const openedAt = waybill.deliveredAt + 3 * hour
  const complaint = draft(waybill, {
    ...{ type: 'complaint', category: 'damage', second: '内件损毁', openedAt },
    ...{ solvedAt: openedAt + 40 * hour, toldAt: openedAt + 42 * hour },
    description: '成套车灯总成碎裂 12 件，收件人拒付货款。',
  })
  const claim = draft(waybill, {
    ...{ type: 'claim', category: 'damage', second: '内件损毁：申请赔付 8,600 元，待总经理审批', openedAt: openedAt + 44 * hour },
    follows: complaint,
    description: '货值发票 9,200 元，残值 600 元，责任在分拨装车。金额超过分公司经理 5,000 元权限，资料齐全，等待总经理决定。',
  })
  return [complaint, claim]
}
