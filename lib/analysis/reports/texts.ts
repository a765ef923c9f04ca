import type { Locale } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'

/** Answers the sentences of a report in a language; what they hold are numbers, never a name. */
export function textsOf(locale: Locale) {
  const text = (key: string, params: Record<string, string | number> = {}) =>
    findText(locale, `reports.sentences.${key}`, params) ?? ''
  return {
    test: text('test'),
    total: (count: string) => text('total', { count }),
    more: (count: number) => text('more', { count }),
    fewer: (count: number) => text('fewer', { count }),
    same: text('same'),
    classes: (a: string, b: string, c: string) => text('classes', { a, b, c }),
    asleep: (count: string) => text('asleep', { count }),
    nothing: text('nothing'),
    where: (when: string) => text('asOf', { when }),
  }
}
