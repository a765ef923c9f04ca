'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { companyProfiles } from '#lib/analysis/profile/profile'
import { chooseProfile } from '#lib/analysis/profile/service'
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

/** What the company mostly does, and with it the thresholds that go by it. */
export const setProfile = action({
  name: 'company.profile',
  permission: 'settings:manage',
  input: z.strictObject({
    profile: z.enum(companyProfiles),
    version: z.int().min(0),
    byHand: z.boolean(),
  }),
  handler: async (ctx, input) => {
    await chooseProfile(ctx, input)
    revalidatePath('/settings')
    revalidatePath('/today')
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
    revalidatePath('/today')
  },
})
