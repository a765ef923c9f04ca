import { useTranslations } from 'next-intl'
import type { MappingTexts } from './mapping-values.ts'

/** The words of the form in which columns are mapped. */
export function useMappingTexts(): MappingTexts {
  const t = useTranslations('imports.mapping')
  return {
    theirs: t('theirs'),
    samples: t('samples'),
    ours: t('ours'),
    none: t('none'),
    noSample: t('noSample'),
    hidden: t('hidden'),
    requiredGroup: t('requiredGroup'),
    optionalGroup: t('optionalGroup'),
    required: t('required'),
    found: t('found'),
    missing: t('missing'),
    missingSome: t.raw('missingSome'),
    unreadable: t('unreadable'),
    unreadableHint: t('unreadableHint'),
    options: t('options'),
    duplicate: t('duplicate'),
    update: t('update'),
    updateHint: t('updateHint'),
    skip: t('skip'),
    skipHint: t('skipHint'),
    error: t('error'),
    errorHint: t('errorHint'),
    dates: t('dates'),
    createMissing: t('createMissing'),
    next: t('next'),
    busy: t('busy'),
    away: t('away'),
    see: t('see'),
  }
}
