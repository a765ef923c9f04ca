import { useTranslations } from 'next-intl'

/** How sentences stand one after another in the reader's language: a space between them in English, nothing in Chinese. */
export function useJoined() {
  const t = useTranslations('format')
  return {
    /** What stands between two sentences, where one of them is more than text. */
    between: t('joined', { before: '', after: '' }),
    /** Joins those that say anything. */
    joined: (sentences: readonly (string | null)[]) =>
      sentences.reduce<string>(
        (before, after) => (after === null || after === '' ? before : before === '' ? after : t('joined', { before, after })),
        '',
      ),
  }
}
