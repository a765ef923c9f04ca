import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import type { Role } from '#lib/platform/org/role-list'
import { Section } from '../../_components/section.tsx'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { addRole } from '../actions.ts'
import { NewRoleForm } from './new-role-form.tsx'
import { useRoleName } from './role-words.ts'

/** A role of the company's own to be made. */
export function NewRole({ roles, from }: { roles: readonly Role[]; from: string }) {
  const t = useTranslations('roles')
  const nameOf = useRoleName()
  return (
    <div className="mx-auto w-full max-w-3xl pb-10">
      <SettingsHead title={t('new')} text={t('newText')} back={{ href: '/settings/roles', label: t('title') }} />
      <div className="px-4 md:px-6">
        <Section title={t('copy')}>
          <NewRoleForm
            roles={roles.map((role) => ({ value: role.key, label: nameOf(role) }))}
            from={roles.some(({ key }) => key === from) ? from : ''}
            texts={{
              form: useFormTexts(t('add')),
              name: t('fields.name'),
              nameHint: t('fields.nameHint'),
              copyOf: t('fields.copyOf'),
              copyOfHint: t('fields.copyOfHint'),
              choose: t('fields.choose'),
            }}
            add={addRole}
          />
        </Section>
      </div>
    </div>
  )
}
