import { AppError } from '#lib/core/errors'
import { abc } from '../schemes/abc.ts'
import { abcWeighted } from '../schemes/abc-weighted.ts'
import { dormancy } from '../schemes/dormancy.ts'
import { loyalty } from '../schemes/loyalty.ts'
import { rfm } from '../schemes/rfm.ts'
import type { RunnableScheme } from './run-scheme.ts'
import { runnable } from './run-scheme.ts'

/** Every scheme that a run can name, in the order in which screens list them. */
export const SCHEMES: readonly RunnableScheme[] = [
  runnable(abc),
  runnable(abcWeighted),
  runnable(rfm),
  runnable(dormancy),
  runnable(loyalty),
]

export const SCHEME_IDS = ['abc', 'abc_weighted', 'rfm', 'dormancy', 'loyalty'] as const

/** Answers the scheme of an id; an unknown one throws `not_found`. */
export function getScheme(id: string): RunnableScheme {
  const scheme = SCHEMES.find((candidate) => candidate.id === id)
  if (scheme === undefined) throw new AppError('not_found', {}, { detail: 'run.scheme_unknown' })
  return scheme
}
