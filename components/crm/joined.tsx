import { useLocale, useTranslations } from 'next-intl'
import { listText } from '#lib/core/formats'

/** How sentences, and words of a list, stand one after another in the reader's language: between sentences a space in English, nothing in Chinese. */
export function useJoined() {
  const t = useTranslations('format')
  const locale = useLocale()
  return {
    /** What stands between two sentences, where one of them is more than text. */
    between: t('joined', { before: '', after: '' }),
    /** Words or names that hold together. */
    listed: (parts: readonly string[]) => listText(locale, parts),
    /** Joins those that say anything. */
    joined: (sentences: readonly (string | null)[]) =>
      sentences.reduce<string>(
        (before, after) => (after === null || after === '' ? before : before === '' ? after : t('joined', { before, after })),
        '',
      ),
  }
}
