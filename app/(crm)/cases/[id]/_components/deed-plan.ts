import type { Outcome } from '#components/form/form'
import type { FormValues } from '#components/form/form-values'
import type { Context } from '#lib/platform/context'
import type { CaseView } from '#lib/records/cases/desk/view'
import type { CaseWords } from '../../_components/words.ts'
import type { FieldSpec } from './deed-form.tsx'

/** How something is done: its fields, what they begin with, and the action that takes them. */
export interface DeedPlan {
  /** Starts from the case as it stands, so that a change by another is noticed. */
  versioned: boolean
  fields: FieldSpec[]
  initial: FormValues
  send: (input: unknown) => Promise<Outcome<{ version: number }>>
}

/** What a plan is made from. */
export interface Ground {
  ctx: Context
  view: CaseView
  words: CaseWords
}

/** Answers a plan whose fields are empty, but for those that begin with something. */
export const plain = (fields: FieldSpec[], send: DeedPlan['send'], versioned: boolean, initial: FormValues = {}): DeedPlan => ({
  versioned,
  fields,
  initial: { ...Object.fromEntries(fields.map(({ name }) => [name, ''])), ...initial },
  send,
})
