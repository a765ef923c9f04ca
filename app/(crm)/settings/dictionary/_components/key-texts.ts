import { useTranslations } from 'next-intl'
import type { Choice } from '#components/form/field'
import { useFormTexts } from '#components/form/form-texts'
import { infoClasses, valueTypes } from '#lib/records/facts/definition'
import type { KeyFormTexts } from './key-form.tsx'

/** The information classes as choices. */
export function useClassChoices(): Choice[] {
  const t = useTranslations('dictionary.classes')
  return infoClasses.map((value) => ({ value, label: t(value) }))
}

/** What a value may be, as choices. */
export function useTypeChoices(): Choice[] {
  const t = useTranslations('dictionary.types')
  return valueTypes.map((value) => ({ value, label: t(value) }))
}

/** The texts of the form of a key. */
export function useKeyFormTexts(isNew: boolean): KeyFormTexts {
  const t = useTranslations('dictionary')
  return {
    form: useFormTexts(isNew ? t('add') : undefined),
    labels: {
      key: t('fields.key'),
      keyHint: t('fields.keyHint'),
      class: t('fields.class'),
      type: t('fields.type'),
      typeHint: t('fields.typeHint'),
      zhCN: t('fields.zhCN'),
      zhTW: t('fields.zhTW'),
      en: t('fields.en'),
      otherHint: t('fields.otherHint'),
      options: t('fields.options'),
      optionsHint: t('fields.optionsHint'),
    },
  }
}
