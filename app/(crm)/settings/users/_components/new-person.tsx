import { useTranslations } from 'next-intl'
import type { OwnRole } from '#lib/platform/org/role-list'
import { Section } from '../../_components/section.tsx'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { findColleagues, findPlaces } from '../../actions.ts'
import { addUser, saveUser } from '../actions.ts'
import { UserForm } from './user-form.tsx'
import { useGradeChoices, useRoleChoices, useUserFormTexts } from './user-texts.ts'

/** A person to be added. */
export function NewPerson({ ownRoles }: { ownRoles: readonly OwnRole[] }) {
  const t = useTranslations('people')
  return (
    <div className="mx-auto w-full max-w-4xl pb-10">
      <SettingsHead title={t('new')} text={t('newText')} back={{ href: '/settings/users', label: t('title') }} />
      <div className="px-4 md:px-6">
        <Section title={t('details')}>
          <UserForm
            id={null}
            version={null}
            initial={{}}
            roleChoices={useRoleChoices(ownRoles)}
            gradeChoices={useGradeChoices(null)}
            texts={useUserFormTexts(true)}
            findPlaces={findPlaces}
            findColleagues={findColleagues}
            add={addUser}
            save={saveUser}
          />
        </Section>
      </div>
    </div>
  )
}
