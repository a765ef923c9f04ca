'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { recordId } from '#lib/platform/http/record-id'
import { mapImport, mapInput, unmapImport } from '#lib/platform/import/map-columns'
import { applyImport, cancelImport, revertImport } from '#lib/platform/import/service'
import { importKinds } from '#lib/records/import-kinds'

const input = z.strictObject({ id: recordId })

/** Says which column is which, and has the file read. */
export const mapColumns = action({
  name: 'import.map',
  permission: 'import:create',
  input: mapInput,
  handler: (ctx, said) => mapImport(ctx, said, importKinds),
})

/** Back from the preview to the columns. */
export const backToColumns = action({
  name: 'import.unmap',
  permission: 'import:create',
  input,
  handler: async (ctx, { id }) => {
    await unmapImport(ctx, id)
  },
})

/** Writes what the preview shows. */
export const apply = action({
  name: 'import.apply',
  permission: 'import:create',
  input,
  handler: async (ctx, { id }) => {
    await applyImport(ctx, id)
  },
})

/** Stops, now or soon. */
export const cancel = action({
  name: 'import.cancel',
  permission: 'import:create',
  input,
  handler: async (ctx, { id }) => {
    await cancelImport(ctx, id)
  },
})

/** Takes back what was written. */
export const revert = action({
  name: 'import.revert',
  permission: 'import:create',
  input,
  handler: async (ctx, { id }) => {
    await revertImport(ctx, id)
  },
})
