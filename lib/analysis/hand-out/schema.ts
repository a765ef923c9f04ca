import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { day, text } from '#lib/records/record/fields'

/** So many are handed out at once: what a page of a list holds at most. */
const MOST_AT_ONCE = 200

/** Customers in a list, by number. */
export const someCustomers = z.array(z.int().positive().max(2_147_483_647)).min(1).max(MOST_AT_ONCE)

export const handOutInput = z.strictObject({
  customers: someCustomers,
  /** Who shall see to all of them; left out, each goes to whoever owns the customer. */
  assignee_id: recordId.optional(),
  due_on: day,
  note: text(4_000).optional(),
})
export type HandOutInput = z.output<typeof handOutInput>
