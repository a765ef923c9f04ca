/** What a browser remembers without a sign-in. */
export const themeCookie = 'yike_theme'
// The name stands in lib/platform/i18n/request.ts too, which no browser can load.
export const localeCookie = 'yike_locale'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Reads the look that a cookie asks for; anything unknown follows the system. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system'
}
