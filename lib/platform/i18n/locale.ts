/** Languages of the interface; the first is the default. */
export const locales = ['zh-CN', 'zh-TW', 'en'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'zh-CN'

/** Picks the language: the user's own, else the best of an Accept-Language header, else 简体中文. */
export function pickLocale(stored: string | null | undefined, acceptLanguage?: string | null): Locale {
  const own = locales.find((locale) => locale === stored)
  if (own !== undefined) return own
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? ''
    if (/^zh-(tw|hk|mo|hant)/.test(tag)) return 'zh-TW'
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return defaultLocale
}
