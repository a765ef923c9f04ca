import { useTranslations } from 'next-intl'
import type { Choice } from '#components/form/field'
import { useFormTexts } from '#components/form/form-texts'
import { gradeKeys } from '#lib/platform/org/grade-list'
import type { OwnRole } from '#lib/platform/org/role-list'
import { roleKeys } from '#lib/platform/org/roles'
import type { ShownOnceTexts } from '../../_components/shown-once.tsx'
import type { AccountTexts } from './account-panel.tsx'
import type { UserFormTexts } from './user-form.tsx'

/** The roles as choices, those of the company's own after those that ship. */
export function useRoleChoices(own: readonly OwnRole[]): Choice[] {
  const t = useTranslations('shell.roles')
  return [...roleKeys.map((value) => ({ value, label: t(value) })), ...own.map(({ key, name }) => ({ value: key, label: name }))]
}

/** The grades as choices; one that stands already and is none of them can be kept. */
export function useGradeChoices(present: string | null): Choice[] {
  const t = useTranslations('people.grades')
  const known: readonly string[] = gradeKeys
  return [...gradeKeys, ...(present === null || known.includes(present) ? [] : [present])].map((value) => ({
    value,
    label: t.has(value as 'lead') ? t(value as 'lead') : value,
  }))
}

function useOnceTexts(notice: string): ShownOnceTexts {
  const t = useTranslations('settings.once')
  return { notice, copy: t('copy'), copied: t('copied') }
}

/** The texts of the form of a person. */
export function useUserFormTexts(isNew: boolean): UserFormTexts {
  const t = useTranslations('people')
  const form = useTranslations('form')
  return {
    form: useFormTexts(isNew ? t('add') : undefined),
    once: useOnceTexts(t('passwordOnce')),
    labels: {
      name: t('fields.name'),
      email: t('fields.email'),
      emailHint: t('fields.emailHint'),
      outlet: t('fields.outlet'),
      manager: t('fields.manager'),
      managerHint: t('fields.managerHint'),
      grade: t('fields.grade'),
      gradeHint: t('fields.gradeHint'),
      external: t('fields.externalId'),
    },
    roles: {
      label: t('fields.roles'),
      hint: t('fields.rolesHint'),
      none: t('fields.noRole'),
      role: t('fields.role'),
      outlet: t('fields.roleOutlet'),
      add: t('fields.addRole'),
      remove: t('fields.removeRole'),
      chooseRole: t('fields.chooseRole'),
      type: form('typeToFind'),
      noOutlet: form('none'),
    },
    find: { type: form('typeToFind'), noOutlet: form('none'), noColleague: form('none') },
    password: t('oneTimePassword'),
    ordinary: t('grades.none'),
    open: t('openPerson'),
    another: t('addAnother'),
  }
}

/** The texts of what is done to an account. */
export function useAccountTexts(name: string, customers: number): AccountTexts {
  const t = useTranslations('people')
  const form = useTranslations('form')
  return {
    once: useOnceTexts(t('passwordOnce')),
    email: t('fields.email'),
    password: t('oneTimePassword'),
    reset: t('reset'),
    resetAsk: t('resetAsk', { name }),
    enable: t('enable'),
    enableAsk: t('enableAsk', { name }),
    no: form('cancel'),
    busy: form('busy'),
    disable: t('disable'),
    disableText: customers === 0 ? t('disableText') : t('disableWithCustomers', { count: customers }),
    to: t('handOverTo'),
    toHint: t('handOverLater'),
    find: { type: form('typeToFind'), none: form('none') },
    disableForm: useFormTexts(t('disable')),
    handOverForm: useFormTexts(t('handOver')),
  }
}
