import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { text } from '#lib/records/record/fields'
import { relationshipLevel } from '../../schemes/relationship-levels.ts'

/** So many are accepted at once: what a page of the list holds at most. */
const MOST_AT_ONCE = 200
const id = z.int().positive().max(2_147_483_647)

export const acceptInput = z.strictObject({ customers: z.array(id).min(1).max(MOST_AT_ONCE) })
export const undoInput = z.strictObject({ batch: id })
export const decideInput = z.strictObject({ id: recordId, level: relationshipLevel, reason: text(500) })
export const withdrawInput = z.strictObject({ id: recordId })
