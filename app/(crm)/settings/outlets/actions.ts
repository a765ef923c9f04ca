'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { createOutlet, updateOutlet } from '#lib/platform/org/manage-outlets'
import { createOutletBody, updateOutletBody } from '#lib/platform/org/schema'

const franchise = z.enum(['true', 'false']).transform((value) => value === 'true')

/** A new outlet below another. */
export const addOutlet = action({
  name: 'outlet.create',
  permission: 'outlet:manage',
  input: z.strictObject({ ...createOutletBody.shape, franchise }),
  handler: async (ctx, input) => ({ id: (await createOutlet(ctx, input)).id }),
})

/** Names, kind and place of an outlet. */
export const saveOutlet = action({
  name: 'outlet.update',
  permission: 'outlet:manage',
  input: z.strictObject({
    id: recordId,
    ...updateOutletBody.omit({ archived: true }).shape,
    franchise: franchise.optional(),
  }),
  handler: async (ctx, { id, franchise: isFranchise, ...input }) => {
    const given = isFranchise === undefined ? input : { ...input, franchise: isFranchise }
    return { id: (await updateOutlet(ctx, parseRecordId(id), given)).id }
  },
})

/** Takes an outlet that nothing hangs on any more out of the tree, or puts it back. */
export const archiveOutlet = action({
  name: 'outlet.archive',
  permission: 'outlet:manage',
  input: z.strictObject({ id: recordId, version: updateOutletBody.shape.version, archived: z.boolean() }),
  handler: async (ctx, { id, ...input }) => ({ id: (await updateOutlet(ctx, parseRecordId(id), input)).id }),
})
