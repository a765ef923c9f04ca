import { cookies, headers } from 'next/headers'
import { _createCache as createCache } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { findCurrentContext } from '../auth/current-context.ts'
import type { Locale } from './locale.ts'
import { pickLocale } from './locale.ts'

/** What a browser remembers of the language while nobody is signed in. */
export const localeCookie = 'yike_locale'

const loaders = {
  'zh-CN': () => import('#messages/zh-CN').then(({ zhCN }) => zhCN),
  'zh-TW': () => import('#messages/zh-TW').then(({ zhTW }) => zhTW),
  en: () => import('#messages/en').then(({ en }) => en),
}

/** Texts once read into their parts, kept for all requests. next-intl reads them anew for each, which was a sixth of what a page took of the processor. There
 * are as many as the catalogues have texts. */
const readTexts = createCache()

/** Language and texts of a request: the user's language, else the cookie's, else what the browser asks for. There is no locale in the path. */
export default getRequestConfig(async () => {
  const ctx = await findCurrentContext()
  const locale = ctx?.locale ?? (await browserLocale())
  const messages = await loaders[locale]()
  const kept = { _cache: readTexts } // passed on to the translator, though its type does not say so
  return { locale, messages, timeZone: ctx?.company.timeZone ?? 'Asia/Shanghai', now: ctx?.now ?? new Date(), ...kept }
})

async function browserLocale(): Promise<Locale> {
  const [jar, head] = await Promise.all([cookies(), headers()])
  return pickLocale(jar.get(localeCookie)?.value, head.get('accept-language'))
}
