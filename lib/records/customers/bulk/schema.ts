import { z } from 'zod'
import { MAX_LIMIT } from '#lib/core/page'
import { day, externalId, text } from '../../record/fields.ts'
import { tags } from '../schema.ts'
import { lifecycles } from '../view.ts'
import type { BulkChange } from './change.ts'

const mostTagsAtOnce = 20
const someTags = tags.refine((list) => list.length <= mostTagsAtOnce, { params: { code: 'too_big' } }).default([])

/** A change as it is asked for; colleagues and outlets by what the forms know them by. */
export const bulkChangeInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('owner'), owner_email: text(320) }),
  z.strictObject({ kind: z.literal('outlet'), outlet_code: externalId }),
  z.strictObject({ kind: z.literal('tags'), add: someTags, remove: someTags }).superRefine(({ add, remove }, refinement) => {
    if (add.length + remove.length === 0) refinement.addIssue({ code: 'custom', path: ['add'], params: { code: 'required' } })
    if (add.some((tag) => remove.includes(tag)))
      refinement.addIssue({ code: 'custom', path: ['remove'], params: { code: 'tag_added_and_removed' } })
  }),
  z.strictObject({ kind: z.literal('next_touch'), next_touch_on: day.nullable() }),
  z.strictObject({ kind: z.literal('lifecycle'), lifecycle: z.enum(lifecycles) }),
  z.strictObject({ kind: z.literal('archive') }),
  z.strictObject({ kind: z.literal('restore') }),
])
export type BulkChangeInput = z.output<typeof bulkChangeInput>

const id = z.int().positive().max(2_147_483_647)

/** Customers chosen one by one, each with the version that was seen. */
export const chosenRows = z
  .array(z.strictObject({ id, version: z.int().positive() }))
  .min(1)
  .max(MAX_LIMIT)
/** The same, each by its id alone. */
export const chosenIds = z.array(id).min(1).max(MAX_LIMIT)

export type ChosenRow = z.output<typeof chosenRows>[number]

/** A change as it is stored. */
export const storedChange: z.ZodType<BulkChange> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('owner'), ownerId: id }),
  z.object({ kind: z.literal('outlet'), outletId: id }),
  z.object({ kind: z.literal('tags'), add: z.array(z.string()), remove: z.array(z.string()) }),
  z.object({ kind: z.literal('next_touch'), day: z.string().nullable() }),
  z.object({ kind: z.literal('lifecycle'), lifecycle: z.string() }),
  z.object({ kind: z.literal('archive') }),
  z.object({ kind: z.literal('restore') }),
])

export const namedBulkChange = z.strictObject({ id })
