import type { Company } from '#lib/platform/context'
import type { Locale } from '#lib/platform/i18n/locale'
import { locales } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import { CASE_CHANNELS } from '../cases/case.ts'
import { ROOT_CAUSES, termsBelow } from '../cases/terms.ts'
import { collisionGrounds } from '../collisions/collision.ts'
import { churnCauses } from '../customers/churn.ts'
import { TOUCH_CHANNELS } from '../interactions/channel.ts'
import { lossReasons } from '../opportunities/step.ts'
import type { KeyedList, WordList } from './lists.ts'
import { keyedLists, parentOfList } from './lists.ts'

const languageOfCurrency: Readonly<Record<string, Locale>> = { CNY: 'zh-CN', TWD: 'zh-TW', HKD: 'zh-TW', MOP: 'zh-TW' }

/** Answers the language in which a company begins, by the money it reckons in: simplified Chinese in China, traditional in Taiwan, Hong Kong and Macau, English
 * elsewhere. */
export function languageOf({ currency }: Pick<Company, 'currency'>): Locale {
  return languageOfCurrency[currency] ?? 'en'
}

/** Answers the terms of a list that ship, in a language. */
export function shippedTerms(list: WordList, locale: Locale): string[] {
  return (findText(locale, `terms.shipped.${list}`) ?? '').split('|')
}

/** Answers the keys that ship in a list, in their order. */
export function shippedKeys(list: KeyedList): readonly string[] {
  if (list === 'touch_channel') return TOUCH_CHANNELS
  if (list === 'loss_reason') return lossReasons
  if (list === 'collision_ground') return collisionGrounds
  if (list === 'churn_cause') return churnCauses
  if (list === 'case_channel') return CASE_CHANNELS
  const parent = parentOfList(list)
  return parent === null ? ROOT_CAUSES : termsBelow(parent)
}

/** Where the catalogues have the words of a list; those of the second level stand together. */
const groups: Partial<Record<KeyedList, string>> = {
  touch_channel: 'customers.channel',
  loss_reason: 'prospects.reasons',
  collision_ground: 'sales.collisions.grounds',
  churn_cause: 'losses.causes',
  case_channel: 'cases.channel',
  case_cause: 'cases.causes',
}

/** Answers the words that ship with a key, in a language. */
export function shippedWord(list: KeyedList, key: string, locale: Locale): string {
  return findText(locale, `${groups[list] ?? 'cases.terms'}.${key}`) ?? key
}

const everyShipped = new Map(
  keyedLists.flatMap((list) =>
    shippedKeys(list).map((key) => [`${list} ${key}`, new Set(locales.map((locale) => shippedWord(list, key, locale)))] as const),
  ),
)

/** Tells whether a term is called as it ships, in whichever language: then each reader has it in the reader's own. */
export function isAsShipped(list: KeyedList, key: string, text: string): boolean {
  return everyShipped.get(`${list} ${key}`)?.has(text) === true
}
