import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { entryAt, makeRandom } from '../random.ts'
import { cast, castAt } from '../stories/cast.ts'
import type { Timeline } from '../timeline.ts'
import type { PlannedCustomer } from './plan.ts'

const sources = ['转介绍', '地推拜访', '来电咨询', '网络', '展会', '同行转入', '老客户新店']
export const leadSources = ['网络', '地推拜访', '展会', '园区名录', '来电咨询', '转介绍']
const creditShares = [0.4, 0.43, 0.13, 0.04]
const credits = ['A', 'B', 'C', 'D'] as const
/** Share of revenue that is spent on keeping a customer, by class. */
const marketingShare = { A: 0.01, B: 0.005, C: 0 }
const isReferred = (customer: PlannedCustomer) =>
  cast.referrals.slice(1).some(({ trade, rank }) => customer.trade.key === trade && customer.rank === rank)

/** Answers how a customer came. */
export function sourceOf(customer: PlannedCustomer): string {
  return isReferred(customer) ? '转介绍' : makeRandom('source', customer.id).pick(sources)
}

/** Answers the credit grade of a monthly account. */
export function creditGradeOf(customer: PlannedCustomer): string | null {
  if (customer.accountNo !== null && castAt(customer.trade.key, customer.rank) !== null) return 'B'
  return customer.accountNo === null ? null : entryAt(credits, makeRandom('credit', customer.id).weighted(creditShares))
}

/** Answers what is spent on keeping a customer in a year, in fen. */
export function marketingCostOf({ expectedClass, yuanMonth }: PlannedCustomer): number | null {
  const share = expectedClass === null ? 0 : marketingShare[expectedClass]
  return share === 0 ? null : Math.round(yuanMonth * 12 * share) * 100
}

const loyalShare = 0.35
const newDays = 90

/** Answers the lifecycle: new in the first three months; loyal for those of more than a year who keep sending and speak well of it. */
export function lifecycleOf(customer: PlannedCustomer, timeline: Timeline): 'potential' | 'new' | 'regular' | 'loyal' {
  const { standing, since, trend, expectedClass, id } = customer
  if (standing === 'potential' || since === null) return 'potential'
  if (since > addDays(timeline.end, -newDays)) return 'new'
  const mayBeLoyal =
    standing === 'awake' && (trend === 'stable' || trend === 'grows') && expectedClass !== 'C' && since < timeline.begin
  return mayBeLoyal && makeRandom('loyal', id).chance(loyalShare) ? 'loyal' : 'regular'
}

const largeYuan = 2_000

/** Answers the tags that people of the branch would have put on a customer. */
export function tagsOf(customer: PlannedCustomer): string[] {
  const random = makeRandom('tags', customer.id)
  const { trade, goods, expectedClass, standing } = customer
  return [
    ...(expectedClass === 'A' && customer.yuanMonth >= largeYuan ? ['大客户'] : []),
    ...(trade.rhythm === 'fresh' ? ['季节性'] : []),
    ...(customer.takesCod ? ['代收货款'] : []),
    ...(['小家电', '汽车配件', '医疗器械'].includes(goods ?? '') && random.chance(0.3) ? ['易碎品'] : []),
    ...(expectedClass === 'A' && random.chance(0.06) ? ['标杆客户'] : []),
    ...(trade.rhythm === 'shop' && expectedClass === 'A' && random.chance(0.25) ? ['旺季加车'] : []),
    ...(standing === 'lost' && random.chance(0.2) ? ['可唤回'] : []),
  ]
}

/** Answers the day on which a customer was written down: the first of its shipping, or for one that has not shipped some day of the last ten months. */
export function createdOn(customer: PlannedCustomer, timeline: Timeline): Day {
  return customer.since ?? timeline.dayAt(timeline.days - makeRandom('created', customer.id).between(20, 300))
}
