import { normalQuantile } from '../normal-quantile.ts'
import { makeRandom } from '../random.ts'
import type { Timeline } from '../timeline.ts'
import { secondsOfDay } from '../timeline.ts'
import type { CaseDraft } from './drafts.ts'
import { appeals, claims } from './rates.ts'

const million = 1_000_000
/** Multiples of it fall evenly into the unit interval: amounts are spread like quantiles however many there are. */
const golden = 0.618_033_988_75

/** Gives claims the complaint about the same waybill to go on from, and what was paid. */
export function settleClaims(drafts: readonly CaseDraft[]): CaseDraft[] {
  const complaintOf = new Map(drafts.flatMap((draft) => (draft.type === 'complaint' ? [[draft.waybillNo, draft] as const] : [])))
  let place = 0
  return drafts.map((draft) => {
    if (draft.type !== 'claim') return draft
    place += 1
    const complaint = complaintOf.get(draft.waybillNo) ?? null
    const yuan = claims.medianYuan * Math.exp(claims.sigma * normalQuantile((place * golden) % 1))
    const follows = complaint !== null && complaint.openedAt <= draft.openedAt ? complaint : null
    return { ...draft, follows, compensationMinor: draft.solvedAt === null ? null : Math.round(Math.max(5, yuan)) * 100 }
  })
}

const appealable = new Set(['delay', 'loss', 'damage', 'delivery_service'])

/** Answers the appeals to the regulator that follow complaints. Their due dates are those on the notice: five days after it came. */
export function draftAppeals(
  timeline: Timeline,
  drafts: readonly CaseDraft[],
  waybills: number,
  caseFactor: number,
): CaseDraft[] {
  const end = timeline.days * secondsOfDay
  const random = makeRandom('appeals')
  const candidates = drafts.filter(
    ({ type, category, openedAt }) =>
      type === 'complaint' && appealable.has(category ?? '') && openedAt < end - 30 * secondsOfDay,
  )
  const count = Math.round((appeals.perMillion * caseFactor * waybills) / million)
  return Array.from(
    { length: count },
    (_, place) => candidates[Math.floor(((place + random.next()) * candidates.length) / count)],
  )
    .filter((complaint) => complaint !== undefined)
    .map((complaint, place): CaseDraft => {
      const openedAt = complaint.openedAt + random.between(9, 20) * secondsOfDay
      const isEffective = place % Math.floor(count / appeals.effective || 1) === 1
      return {
        ...complaint,
        ...{ type: 'appeal', channel: 'regulator', openedAt, dueAt: openedAt + 5 * secondsOfDay, follows: complaint },
        ...{ solvedAt: openedAt + 4 * secondsOfDay, toldAt: openedAt + 4 * secondsOfDay },
        effective: isEffective,
        description: isEffective
          ? '监管部门认定企业责任成立（有效申诉），已赔偿并致歉。'
          : '已查明情况并与用户协商一致，监管部门未认定企业责任。',
      }
    })
}
