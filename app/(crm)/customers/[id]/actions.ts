'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { revealCustomer } from '#lib/platform/privacy/reveal'
import { revealContactInput, revealCustomerInput } from '#lib/platform/privacy/schema'
import { revealToReach } from '#lib/records/contacts/reach/service'

const purpose = 'customer card'
const reason = z.string().max(1_000).optional()

/** One personal value of a consumer, in clear. */
export const revealCustomerField = action({
  name: 'customer.reveal',
  permission: 'customer:reveal',
  input: z.strictObject({ id: recordId, field: z.enum(['phone', 'address']), reason }),
  handler: (ctx, { id, ...asked }) => revealCustomer(ctx, parseRecordId(id), revealCustomerInput.parse({ ...asked, purpose })),
})

/** One personal value of a contact, in clear; against its preferences only with a reason. */
export const revealContactField = action({
  name: 'contact.reveal',
  permission: 'contact:reveal',
  input: z.strictObject({ id: recordId, field: z.enum(['name', 'phone', 'email']), reason }),
  handler: (ctx, { id, ...asked }) => revealToReach(ctx, parseRecordId(id), revealContactInput.parse({ ...asked, purpose })),
})
