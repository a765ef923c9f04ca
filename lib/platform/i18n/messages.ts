import { en } from '#messages/en'
import { zhCN } from '#messages/zh-CN'
import { zhTW } from '#messages/zh-TW'
import type { Locale } from './locale.ts'

type Params = Record<string, string | number>

const catalogues: Record<Locale, unknown> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }

/** A place of which the text says one and more than one in two ways: `{customers, plural, one {# customer} other {# customers}}`. */
const plural = /\{(\w+), plural, one \{([^{}]*)\} other \{([^{}]*)\}\}/g

/** Finds a text of the catalogues by its dotted key and fills its `{places}`, those of plurals and of numbers (`{months, number}`) too, whose numbers may be written already;
 * null when there is none. For doors outside React; screens use next-intl on the same files. */
export function findText(locale: Locale, key: string, params: Params = {}): string | null {
  const node = findNode(locale, key)
  if (typeof node !== 'string') return null
  const counted = node.replace(plural, (place, name: string, one: string, other: string) => {
    if (!Object.hasOwn(params, name)) return place
    const written = String(params[name])
    return (written === '1' ? one : other).replaceAll('#', written)
  })
  return counted.replace(/\{(\w+)(?:, number)?\}/g, (place, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : place,
  )
}

/** Answers the texts that stand under a dotted key of the catalogues, by their last name; none when there is no such group. */
export function findTexts(locale: Locale, key: string): Record<string, string> {
  const node = findNode(locale, key)
  if (typeof node !== 'object' || node === null) return {}
  return Object.fromEntries(Object.entries(node).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

function findNode(locale: Locale, key: string): unknown {
  let node: unknown = catalogues[locale]
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return null
    node = Reflect.get(node, part)
  }
  return node
}

/** The sentence of an error: its detail's, or its code's. */
export function errorText(locale: Locale, key: string, params: Params): string {
  return findText(locale, `errors.${key}`, params) ?? findText(locale, 'errors.internal', params) ?? key
}

/** The sentence of one wrong field. */
export function issueText(locale: Locale, code: string, params: Params): string {
  return findText(locale, `issues.${code}`, params) ?? findText(locale, 'issues.invalid_value', params) ?? code
}
