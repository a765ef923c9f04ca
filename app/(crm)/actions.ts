'use server'

import { z } from 'zod'
import { setOwnLanguage } from '#lib/platform/auth/own-language'
import { action } from '#lib/platform/http/action'
import { locales } from '#lib/platform/i18n/locale'

/** The language of whoever is signed in. */
export const chooseLanguage = action({
  name: 'user.choose_language',
  permission: null,
  input: z.strictObject({ locale: z.enum(locales) }),
  whilePasswordMustChange: true,
  handler: (ctx, { locale }) => setOwnLanguage(ctx, locale),
})
