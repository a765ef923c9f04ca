'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { textField } from '#lib/platform/http/text-field'
import { setCompanyName } from '#lib/platform/org/company-name'
import { dismissFirstSteps } from '#lib/platform/org/first-steps'

/** What the company is called. */
export const renameCompany = action({
  name: 'company.rename',
  permission: 'settings:manage',
  input: z.strictObject({ name: textField(60) }),
  handler: async (ctx, { name }) => {
    await setCompanyName(ctx, name)
    revalidatePath('/', 'layout')
  },
})

/** The first steps, put aside for everybody. */
export const putFirstStepsAside = action({
  name: 'company.first_steps',
  permission: 'settings:manage',
  input: z.strictObject({}),
  handler: async (ctx) => {
    await dismissFirstSteps(ctx)
    revalidatePath('/settings')
  },
})
