import { en } from '#messages/en'
import { zhCN } from '#messages/zh-CN'
import { zhTW } from '#messages/zh-TW'
import type { Locale } from './locale.ts'

type Params = Record<string, string | number>

const catalogues: Record<Locale, unknown> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }

/** Finds a text of the catalogues by its dotted key and fills its `{places}`; null when there is none. For doors outside React; screens
 * use next-intl on the same files. */
export function findText(locale: Locale, key: string, params: Params = {}): string | null {
  let node: unknown = catalogues[locale]
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return null
    node = Reflect.get(node, part)
  }
  if (typeof node !== 'string') return null
  return node.replace(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : place))
}

/** The sentence of an error: its detail's, or its code's. */
export function errorText(locale: Locale, key: string, params: Params): string {
  return findText(locale, `errors.${key}`, params) ?? findText(locale, 'errors.internal', params) ?? key
}

/** The sentence of one wrong field. */
export function issueText(locale: Locale, code: string, params: Params): string {
  return findText(locale, `issues.${code}`, params) ?? findText(locale, 'issues.invalid_value', params) ?? code
}
