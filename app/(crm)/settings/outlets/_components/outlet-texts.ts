import { useTranslations } from 'next-intl'
import type { Choice } from '#components/form/field'
import { useFormTexts } from '#components/form/form-texts'
import { outletKinds } from '#lib/platform/org/outlets'
import type { OutletFormTexts } from './outlet-form.tsx'

/** The kinds of outlets as choices. */
export function useKindChoices(): Choice[] {
  const t = useTranslations('outlets.kinds')
  return outletKinds.map((value) => ({ value, label: t(value) }))
}

/** Whose an outlet is, as choices. */
export function useOwnershipChoices(): Choice[] {
  const t = useTranslations('outlets')
  return [
    { value: 'false', label: t('direct') },
    { value: 'true', label: t('franchise') },
  ]
}

/** The texts of the form of an outlet. */
export function useOutletFormTexts(isNew: boolean): OutletFormTexts {
  const t = useTranslations('outlets')
  const form = useTranslations('form')
  return {
    form: useFormTexts(isNew ? t('add') : undefined),
    labels: {
      name: t('fields.name'),
      code: t('fields.code'),
      codeHint: t('fields.codeHint'),
      kind: t('fields.kind'),
      franchise: t('fields.ownership'),
      franchiseHint: t('fields.ownershipHint'),
      parent: t('fields.parent'),
      parentHint: t('fields.parentHint'),
    },
    find: { type: form('typeToFind'), none: form('none') },
  }
}
