import { z } from 'zod'
import { textProblem } from '#lib/core/text'
import { viewedListKeys } from './lists.ts'

/** Who sees a view: its owner, those at the owner's outlet and below it, or the whole company. */
export const sharings = ['private', 'outlet', 'company'] as const
export type Sharing = (typeof sharings)[number]

const longestName = 40
const longestQuery = 2_000
const mostColumns = 60

const name = z
  .string()
  .superRefine((value, refinement) => {
    const code = textProblem(value, longestName) ?? (value.trim() === '' ? 'blank' : null)
    if (code !== null) refinement.addIssue({ code: 'custom', params: { code } })
  })
  .transform((value) => value.normalize('NFC').trim())
const query = z
  .string()
  .max(longestQuery)
  .refine((value) => textProblem(decoded(value), longestQuery) === null)
/** Beside the columns of a list itself there may be one for each key of a dictionary. */
const columns = z.array(z.string().regex(/^([A-Za-z_]{1,40}|[a-z]+-[a-z][a-z0-9_]{0,62})$/)).max(mostColumns)
const id = z.int().positive().max(2_147_483_647)
const version = z.int().positive()

/** What a query holds once its percent signs are read: half a character or a NUL byte must not hide behind them. */
function decoded(value: string): string {
  return [...new URLSearchParams(value)].flat().join(' ')
}

export const listInput = z.enum(viewedListKeys)

export const saveViewInput = z.strictObject({ list: listInput, name, query, columns, shared: z.enum(sharings) })
export type SaveViewInput = z.output<typeof saveViewInput>

export const changeViewInput = z.strictObject({
  id,
  version,
  name: name.optional(),
  query: query.optional(),
  columns: columns.optional(),
  shared: z.enum(sharings).optional(),
})
export type ChangeViewInput = z.output<typeof changeViewInput>

export const namedView = z.strictObject({ id })
export const moveViewInput = z.strictObject({ id, step: z.enum(['up', 'down']) })

/** An id of a view, or the key of one that is built in; null for none. */
export const initialViewInput = z.strictObject({
  list: listInput,
  view: z
    .string()
    .regex(/^[a-z0-9_]{1,30}$/)
    .nullable(),
})
