import { useTranslations } from 'next-intl'

const keys = ['add', 'newTerm', 'rename', 'save', 'cancel', 'up', 'down', 'archive', 'restore', 'busy', 'away', 'moved'] as const
export type TermTexts = Record<(typeof keys)[number], string>

/** The texts of the rows of a list. */
export function useTermTexts(): TermTexts {
  const t = useTranslations('terms')
  const form = useTranslations('form')
  return {
    add: t('add'),
    newTerm: t('newTerm'),
    rename: t('rename'),
    save: form('submit'),
    cancel: form('cancel'),
    up: t('up'),
    down: t('down'),
    archive: t('archive'),
    restore: t('restore'),
    busy: form('busy'),
    away: form('away'),
    moved: t.raw('moved') as string,
  }
}
