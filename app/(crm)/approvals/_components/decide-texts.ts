import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import type { DecideTexts } from './decide.tsx'

/** The texts of the two buttons, and of the form of a refusal. */
export function useDecideTexts(): DecideTexts {
  const t = useTranslations('approvals.decide')
  return {
    approve: t('approve'),
    refuse: t('refuse'),
    reason: t('reason'),
    reasonHint: t('reasonHint'),
    cancel: t('cancel'),
    busy: t('busy'),
    away: t('away'),
    form: useFormTexts(t('confirmRefuse')),
  }
}
