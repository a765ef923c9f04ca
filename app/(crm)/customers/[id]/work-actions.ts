'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { queryText } from '#lib/platform/list/list-query'
import { noteConsentBody, setPreferenceBody } from '#lib/records/contacts/reach/schema'
import { noteConsent, setPreference } from '#lib/records/contacts/reach/service'
import { createContactBody, updateContactBody } from '#lib/records/contacts/schema'
import { createContact, updateContact } from '#lib/records/contacts/service'
import { listCustomers } from '#lib/records/customers/list'
import { planNextTouch } from '#lib/records/customers/plan-touch'
import { updateCustomer } from '#lib/records/customers/service'
import { verifyFact } from '#lib/records/facts/check/service'
import { factPath, putFactBody, verifyFactInput } from '#lib/records/facts/schema'
import { putFact } from '#lib/records/facts/service'
import { day, version } from '#lib/records/record/fields'
import { createTaskBody, updateTaskBody } from '#lib/records/tasks/schema'
import { createTask, updateTask } from '#lib/records/tasks/service'

/** The day of the next touch, in place of the one that was seen. */
export const planTouch = action({
  name: 'customer.plan_touch',
  permission: 'customer:update',
  input: z.strictObject({ id: recordId, next_touch_on: day.nullable(), instead_of: day.nullable() }),
  handler: async (ctx, { id, ...planned }) => {
    await planNextTouch(ctx, parseRecordId(id), planned)
    return null
  },
})

/** A new task about a customer; answers its id. */
export const createTaskHere = action({
  name: 'task.create',
  permission: 'task:create',
  input: createTaskBody,
  handler: async (ctx, input) => ({ id: (await createTask(ctx, input)).id }),
})

/** The fields of a task that were changed. */
export const changeTask = action({
  name: 'task.update',
  permission: 'task:update',
  input: updateTaskBody.extend({ id: recordId }),
  handler: async (ctx, { id, ...changes }) => ({ id: (await updateTask(ctx, parseRecordId(id), changes)).id }),
})

/** Ends a task, or opens it again. */
export const finishTask = action({
  name: 'task.finish',
  permission: 'task:update',
  input: z.strictObject({ id: recordId, version, done: z.boolean() }),
  handler: async (ctx, { id, version: seen, done }) => {
    const change = { version: seen, done_at: done ? ctx.now.toISOString() : null }
    return { version: (await updateTask(ctx, parseRecordId(id), change)).version }
  },
})

/** A new contact of a customer; answers its id. */
export const createContactHere = action({
  name: 'contact.create',
  permission: 'contact:create',
  input: createContactBody,
  handler: async (ctx, input) => ({ id: (await createContact(ctx, input)).id }),
})

/** The fields of a contact that were changed, or that it is archived or restored. */
export const changeContact = action({
  name: 'contact.update',
  permission: 'contact:update',
  input: updateContactBody.extend({ id: recordId }),
  handler: async (ctx, { id, ...changes }) => ({ id: (await updateContact(ctx, parseRecordId(id), changes)).id }),
})

/** How a contact wants to be reached. */
export const setContactPreference = action({
  name: 'contact.preference',
  permission: 'contact:update',
  input: setPreferenceBody.safeExtend({ id: recordId }),
  handler: async (ctx, { id, ...preference }) => {
    await setPreference(ctx, parseRecordId(id), preference)
    return null
  },
})

/** What a contact agreed to, or took back. */
export const noteContactConsent = action({
  name: 'contact.consent',
  permission: 'contact:update',
  input: noteConsentBody.extend({ id: recordId }),
  handler: async (ctx, { id, ...consent }) => {
    await noteConsent(ctx, parseRecordId(id), consent)
    return null
  },
})

/** What became known of a customer. */
export const noteFact = action({
  name: 'customer.fact',
  permission: 'customer:update',
  input: putFactBody.extend({ ...factPath.shape }),
  handler: async (ctx, { id, key, ...fact }) => ({ key: (await putFact(ctx, parseRecordId(id), key, fact)).key }),
})

/** That something known of a customer still holds. */
export const verifyFactHere = action({
  name: 'customer.fact_verify',
  permission: 'customer:update',
  input: verifyFactInput.extend({ ...factPath.shape }),
  handler: async (ctx, { id, key, ...seen }) => {
    await verifyFact(ctx, parseRecordId(id), key, seen)
    return null
  },
})

/** Puts a customer below another one in its group, or takes it out. */
export const setParent = action({
  name: 'customer.set_parent',
  permission: 'customer:update',
  input: z.strictObject({ id: recordId, version, parent_id: recordId.nullable() }),
  handler: async (ctx, { id, ...change }) => ({ id: (await updateCustomer(ctx, parseRecordId(id), change)).id }),
})

/** Customers within reach, by a part of their name. */
export const findCustomers = action({
  name: 'customer.find',
  permission: 'customer:read',
  input: z.strictObject({ q: queryText(100).optional() }),
  handler: async (ctx, { q }) => {
    const { rows } = await listCustomers(ctx, { q, limit: 10, sort: 'value', falling: true })
    return rows.map(({ id, name, externalId, outletName }) => ({
      id: String(id),
      name,
      detail: [externalId, outletName].filter(Boolean).join(' · '),
    }))
  },
})
