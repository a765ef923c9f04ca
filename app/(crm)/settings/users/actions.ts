'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { createUser, updateUser } from '#lib/platform/org/manage-users'
import { createUserBody, updateUserBody } from '#lib/platform/org/schema'
import { approvalReason } from '#lib/records/approvals/schema'
import { handOverOrAsk } from '#lib/records/customers/hand-over/approval'
import { handOver } from '#lib/records/customers/hand-over/service'

const person = z.int().min(1).max(2_147_483_647)
const atVersion = z.strictObject({ id: person, version: updateUserBody.shape.version })

/** A new person, with the one-time password that is shown this once. */
export const addUser = action({
  name: 'user.create',
  permission: 'user:manage',
  input: createUserBody,
  handler: async (ctx, input) => {
    const { id, password } = await createUser(ctx, input)
    return { id, password }
  },
})

/** Name, place, manager, grade and roles of a person. */
export const saveUser = action({
  name: 'user.update',
  permission: 'user:manage',
  input: z.strictObject({ id: recordId, ...updateUserBody.omit({ disabled: true, new_password: true }).shape }),
  handler: async (ctx, { id, ...input }) => {
    const { user } = await updateUser(ctx, parseRecordId(id), input)
    return { version: user.version }
  },
})

/** Another one-time password for whoever has lost the own one. */
export const resetUserPassword = action({
  name: 'user.reset_password',
  permission: 'user:manage',
  input: atVersion,
  handler: async (ctx, { id, version }) => {
    const { password } = await updateUser(ctx, { id }, { version, new_password: true })
    return { password: password ?? '' }
  },
})

/** Shuts an account, after its customers were handed on to whoever is named. */
export const disableAccount = action({
  name: 'user.disable',
  permission: 'user:manage',
  input: z.strictObject({ ...atVersion.shape, to: person.nullable() }),
  handler: async (ctx, { id, version, to }) => {
    // The account first: a refusal hands nothing on, and whoever leaves may not go on working meanwhile.
    await updateUser(ctx, { id }, { version, disabled: true })
    return { customers: to === null ? 0 : await handOver(ctx, id, to) }
  },
})

/** Opens an account again. */
export const enableAccount = action({
  name: 'user.enable',
  permission: 'user:manage',
  input: atVersion,
  handler: async (ctx, { id, version }) => {
    await updateUser(ctx, { id }, { version, disabled: false })
  },
})

/** Hands every customer of a person on to another; asks whoever may decide that, with the reason, where the reader may not. */
export const handOverCustomers = action({
  name: 'customer.hand_over',
  permission: 'user:manage',
  input: z.strictObject({ from: person, to: person, reason: approvalReason.optional() }),
  handler: async (ctx, { from, to, reason }) => {
    const done = await handOverOrAsk(ctx, from, to, reason)
    return { customers: 'customers' in done ? done.customers : 0 }
  },
})
