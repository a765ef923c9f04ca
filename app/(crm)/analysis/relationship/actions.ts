'use server'

import { z } from 'zod'
import { changeMatrices, matrixChange, resetMatrices } from '#lib/analysis/relationship/change'
import { action } from '#lib/platform/http/action'

/** Cells and cuts of the two matrices, as the company wants them from now on. */
export const saveMatrices = action({
  name: 'setting.change',
  permission: 'settings:manage',
  input: matrixChange,
  handler: async (ctx, change) => {
    await changeMatrices(ctx, change)
    return { saved: true }
  },
})

/** Both matrices as document 003 prints them, with the cuts that ship. */
export const printMatrices = action({
  name: 'setting.change',
  permission: 'settings:manage',
  input: z.strictObject({}),
  handler: async (ctx) => {
    await resetMatrices(ctx)
    return { saved: true }
  },
})
