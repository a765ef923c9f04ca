import type { FormValues } from '#components/form/form-values'
import type { PaperResource } from '#lib/records/papers/schema'

/** The fields of a paper's form, in their order. */
export const paperFields = ['type', 'title', 'number', 'form', 'dated_on', 'valid_until', 'keeper_id', 'place', 'note'] as const
export type PaperField = (typeof paperFields)[number]

/** What the form holds of a paper; a new one is an original that its maker keeps. */
export function paperValues(paper: PaperResource | null, userId: string): FormValues {
  if (paper === null)
    return { ...Object.fromEntries(paperFields.map((field) => [field, ''])), form: 'original', keeper_id: userId }
  return Object.fromEntries(paperFields.map((field) => [field, paper[field] ?? '']))
}
