'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { createKey, createKeyInput, switchKey, updateKeyInput, updateKeyTexts } from '#lib/records/facts/dictionary'

const key = createKeyInput.shape.key

/** A new key of the company's own. */
export const addFactKey = action({
  name: 'fact_key.create',
  permission: 'settings:manage',
  input: createKeyInput,
  handler: async (ctx, input) => ({ key: (await createKey(ctx, input)).key }),
})

/** Names and options of a key of the company's own. */
export const saveFactKey = action({
  name: 'fact_key.update',
  permission: 'settings:manage',
  input: z.strictObject({ key, ...updateKeyInput.shape }),
  handler: async (ctx, { key: name, ...input }) => ({ key: (await updateKeyTexts(ctx, name, input)).key }),
})

/** Whether a key takes values. */
export const switchFactKey = action({
  name: 'fact_key.switch',
  permission: 'settings:manage',
  input: z.strictObject({ key, version: updateKeyInput.shape.version, active: z.boolean() }),
  handler: async (ctx, { key: name, ...input }) => ({ key: (await switchKey(ctx, name, input)).key }),
})
