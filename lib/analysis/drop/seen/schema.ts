import { z } from 'zod'
import { text } from '#lib/records/record/fields'
import { someCustomers } from '../../hand-out/schema.ts'
import { SEEN_REASONS } from './seen.ts'

const LONGEST_NOTE = 500

export const markSeenInput = z.strictObject({
  customers: someCustomers,
  reason: z.enum(SEEN_REASONS).optional(),
  note: text(LONGEST_NOTE).optional(),
})
export type MarkSeenInput = z.output<typeof markSeenInput>

export const takeSeenBackInput = z.strictObject({ customers: someCustomers })
