import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery, queryText } from '#lib/platform/list/list-query'
import { day, text, version } from '../record/fields.ts'
import { relationshipStages } from '../relationship/stage.ts'
import { openSteps, steps } from './step.ts'

const piecesMonth = z.int().positive().max(10_000_000)

/** A lead as it is noted on the way: a name is enough. */
export const noteLeadInput = z.strictObject({
  name: text(200),
  phone: text(100).optional(),
  contact_name: text(100).optional(),
  pieces_month: piecesMonth.optional(),
  rival: text(200).optional(),
  note: text(1_000).optional(),
})
export type NoteLeadInput = z.output<typeof noteLeadInput>

/** What is learnt of a prospect; null is not known any more. */
export const updateOpportunityInput = z.strictObject({
  version,
  pieces_month: piecesMonth.nullable().optional(),
  serviceable: z.boolean().nullable().optional(),
  wishes: z.boolean().nullable().optional(),
  able: z.boolean().nullable().optional(),
  rival: text(200).nullable().optional(),
  note: text(1_000).nullable().optional(),
})
export type UpdateOpportunityInput = z.output<typeof updateOpportunityInput>

export const moveInput = z.strictObject({ version, step: z.enum(openSteps), note: text(500).optional() })
export type MoveInput = z.output<typeof moveInput>

export const loseInput = z.strictObject({
  version,
  /** One of `lossReasons`, or a term of the company's own. */
  reason: text(60),
  note: text(500).optional(),
  /** When to ask again; nobody does when it is left out. */
  next_touch_on: day.optional(),
})
export type LoseInput = z.output<typeof loseInput>

export const scoreInput = z.strictObject({ criterion: recordId, points: z.int().min(0).max(5).nullable() })
export type ScoreInput = z.output<typeof scoreInput>

export const criteriaInput = z
  .array(
    z.strictObject({
      id: z.int().positive().nullable(),
      label: text(60).nullable(),
      weight: z.int().min(1).max(100),
    }),
  )
  .min(1)
  .max(12)
export type CriteriaInput = z.output<typeof criteriaInput>

export const prospectSorts = ['next_touch', 'step_since', 'score'] as const
const { limit, cursor, sort } = listQuery(prospectSorts, 'next_touch')
export const listProspectsQuery = z.strictObject({
  limit,
  cursor,
  sort,
  q: queryText(100).optional(),
  step: z.enum(steps).optional(),
  owner: z.union([z.literal(['me', 'none']), recordId]).optional(),
  first_contact: z.literal('late').optional(),
  stage: z.enum(relationshipStages).optional(),
})
export type ListProspectsQuery = z.output<typeof listProspectsQuery>
