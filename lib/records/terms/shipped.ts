import type { Company } from '#lib/platform/context'
import type { Locale } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import type { TermList } from './lists.ts'

const languageOfCurrency: Readonly<Record<string, Locale>> = { CNY: 'zh-CN', TWD: 'zh-TW', HKD: 'zh-TW', MOP: 'zh-TW' }

/** Answers the language in which a company begins, by the money it reckons in: simplified Chinese in China, traditional in Taiwan, Hong Kong and Macau, English
 * elsewhere. */
export function languageOf({ currency }: Pick<Company, 'currency'>): Locale {
  return languageOfCurrency[currency] ?? 'en'
}

/** Answers the terms of a list that ship, in a language. */
export function shippedTerms(list: TermList, locale: Locale): string[] {
  return (findText(locale, `terms.shipped.${list}`) ?? '').split('|')
}
