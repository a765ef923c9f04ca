import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { figurePaths } from '../../_components/figure-paths.ts'

/** Groups of customers by what they answered, as the URL names them. */
export const answerGroups = {
  '1': { of: 'satisfaction', answers: [1, 1] },
  '2': { of: 'satisfaction', answers: [2, 2] },
  '3': { of: 'satisfaction', answers: [3, 3] },
  '4': { of: 'satisfaction', answers: [4, 4] },
  '5': { of: 'satisfaction', answers: [5, 5] },
  satisfied: { of: 'satisfaction', answers: [4, 5] },
  silent: { of: 'satisfaction', answers: null },
  promoters: { of: 'recommendation', answers: [9, 10] },
  passives: { of: 'recommendation', answers: [7, 8] },
  detractors: { of: 'recommendation', answers: [0, 6] },
} as const
export type AnswerGroup = keyof typeof answerGroups

/** Tells whether a text names a group. */
export function isAnswerGroup(text: string): text is AnswerGroup {
  return Object.hasOwn(answerGroups, text)
}

/** The customers who answered so, over the same period and outlet. */
export function answerersHref(params: ListParams, group: AnswerGroup): string {
  return listHref(figurePaths.answerers, params, { answer: group })
}
