import type { Random } from '../random.ts'
import { entryAt } from '../random.ts'

/** What somebody answered. A short form after a case asks for satisfaction alone. */
export interface Answer {
  readonly satisfaction: number
  readonly recommend: number | null
  readonly expectation: number | null
  readonly perception: number | null
  readonly comment: string | null
}

/** Promoters, passives, detractors: together an NPS of about +21. Who sends often thinks better of the firm. */
const groupShares = { often: [0.5, 0.28, 0.22], seldom: [0.39, 0.37, 0.24] }
/** A good third of the detractors are satisfied nevertheless, so that 86 % of all answers are. */
const satisfiedDetractors = 0.4
const satisfiedAfterCase = 0.86
const commentShare = 0.3

const comments = {
  good: ['揽收及时，客服响应快', '旺季没有压件，很放心', '收派员固定，沟通顺畅', '对账清楚，开票快', '文件时效稳定'],
  middle: ['旺季派送偏慢', '价格还可以再谈', '驿站投放太多，收件人有意见', '客服要转好几次'],
  bad: ['破损处理拖得太久', '理赔材料反复要，不及时', '虚假签收，投诉才解决', '售后电话打不通'],
} as const

/** Draws an answer to the survey about the whole relation. */
export function relationAnswer(random: Random, isFrequent: boolean): Answer {
  const group = random.weighted(isFrequent ? groupShares.often : groupShares.seldom)
  const isPleased = group < 2 || random.chance(satisfiedDetractors)
  const recommend =
    group === 0 ? random.between(9, 10) : group === 1 ? random.between(7, 8) : isPleased ? 6 : random.between(1, 5)
  const satisfaction = group === 0 ? random.between(4, 5) : isPleased ? 4 : random.between(2, 3)
  const perception = Math.min(5, Math.max(1, satisfaction + entryAt([-1, 0, 0, 1], random.between(0, 3))))
  return { satisfaction, recommend, expectation: random.between(3, 5), perception, comment: commentOn(random, satisfaction) }
}

/** Draws an answer to the short form after a case. */
export function caseAnswer(random: Random): Answer {
  const satisfaction = random.chance(satisfiedAfterCase) ? random.between(4, 5) : random.between(1, 3)
  return { satisfaction, recommend: null, expectation: null, perception: null, comment: commentOn(random, satisfaction) }
}

function commentOn(random: Random, satisfaction: number): string | null {
  if (!random.chance(commentShare)) return null
  return random.pick(
    satisfaction >= 5 ? comments.good : satisfaction === 4 ? [...comments.good, ...comments.middle] : comments.bad,
  )
}
