'use server'

import { redirect } from 'next/navigation'
import { changePassword as change, changePasswordInput } from '#lib/platform/auth/change-password'
import { action } from '#lib/platform/http/action'

/** A new password for whoever is signed in, who then goes on to work. */
export const changePassword = action({
  name: 'user.change_password',
  permission: null,
  input: changePasswordInput,
  whilePasswordMustChange: true,
  handler: async (ctx, input) => {
    await change(ctx, input)
    redirect('/')
  },
})
