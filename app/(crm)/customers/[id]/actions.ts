'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { revealCustomer } from '#lib/platform/privacy/reveal'
import { revealContactInput, revealCustomerInput } from '#lib/platform/privacy/schema'
import { revealToReach } from '#lib/records/contacts/reach/service'
import { getCustomer } from '#lib/records/customers/service'
import { callChoices } from './_components/call-choices.ts'
import { logHomes } from './_components/log/log-path.ts'

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

/** Whom to call and by what name to ask for them: number and name of a contact, in clear; both are noted. */
export const revealToCall = action({
  name: 'contact.reveal',
  permission: 'contact:reveal',
  input: z.strictObject({ id: recordId, field: z.literal('phone'), reason }),
  handler: async (ctx, { id, ...asked }) => {
    const contact = parseRecordId(id)
    const { value } = await revealToReach(ctx, contact, revealContactInput.parse({ ...asked, purpose }))
    const name = await revealToReach(ctx, contact, revealContactInput.parse({ ...asked, field: 'name', purpose }))
    return { value, name: name.value }
  },
})

/** Whom of a customer one may call, masked; for a list that has only the customer. */
export const whomToCall = action({
  name: 'customer.whom_to_call',
  permission: 'contact:read',
  input: z.strictObject({ customer: recordId, home: z.enum(logHomes) }),
  handler: async (ctx, { customer, home }) => callChoices(ctx, await getCustomer(ctx, parseRecordId(customer)), home),
})
