import { useLocale, useTranslations } from 'next-intl'
import type { FormTexts } from './form.tsx'

/** The texts that every form has; `submit` says what it does where that is more than saving. */
export function useFormTexts(submit?: string): FormTexts {
  const t = useTranslations('form')
  return {
    submit: submit ?? t('submit'),
    busy: t('busy'),
    away: t('away'),
    mend: t('mend', { fields: '{fields}' }),
    mendMarked: t('mendMarked'),
    locale: useLocale(),
    restored: t('restored'),
    discard: t('discard'),
    merged: t('merged'),
    clash: t('clash'),
    mine: t('mine'),
    theirs: t('theirs'),
    empty: t('empty'),
  }
}
