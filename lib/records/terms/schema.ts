import { z } from 'zod'
import { text, version } from '../record/fields.ts'
import { termLists } from './lists.ts'

const largestId = 2_147_483_647
const longest = 200

const termText = text(longest).transform((value) => value.trim())
const seen = { id: z.int().min(1).max(largestId), version }

/** A term that is added to the end of a list. */
export const addTermInput = z.strictObject({ list: z.enum(termLists), text: termText })
export type AddTermInput = z.output<typeof addTermInput>

/** Other words for a term. */
export const renameTermInput = z.strictObject({ ...seen, text: termText })
export type RenameTermInput = z.output<typeof renameTermInput>

/** One place nearer to the beginning or to the end. */
export const moveTermInput = z.strictObject({ ...seen, to: z.enum(['up', 'down']) })
export type MoveTermInput = z.output<typeof moveTermInput>

/** Whether a term is offered. */
export const switchTermInput = z.strictObject({ ...seen, active: z.boolean() })
export type SwitchTermInput = z.output<typeof switchTermInput>
