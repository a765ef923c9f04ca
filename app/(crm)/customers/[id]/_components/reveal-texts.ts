import { useTranslations } from 'next-intl'

/** The words of a value that may be shown in clear. */
export interface RevealTexts {
  show: string
  reason: string
  submit: string
  busy: string
  noted: string
}

export function useRevealTexts(): RevealTexts {
  const t = useTranslations('customers.reveal')
  return { show: t('show'), reason: t('reason'), submit: t('submit'), busy: t('busy'), noted: t('noted') }
}
