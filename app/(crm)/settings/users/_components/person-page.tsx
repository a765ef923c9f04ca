import { useFormatter, useTranslations } from 'next-intl'
import { Notice } from '#components/ui/notice'
import type { OwnRole } from '#lib/platform/org/role-list'
import type { Person } from '#lib/platform/org/user-list'
import { Section } from '../../_components/section.tsx'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { findColleagues, findPlaces } from '../../actions.ts'
import { addUser, disableAccount, enableAccount, handOverCustomers, resetUserPassword, saveUser } from '../actions.ts'
import { AccountPanel } from './account-panel.tsx'
import { writeRoleLines } from './role-lines.tsx'
import { UserForm } from './user-form.tsx'
import { useAccountTexts, useGradeChoices, useRoleChoices, useUserFormTexts } from './user-texts.ts'

interface Props {
  person: Person
  /** How many customers the person has. */
  customers: number
  own: boolean
  ownRoles: readonly OwnRole[]
}

/** One person: what is known, the roles, and the account. */
export function PersonPage({ person, customers, own, ownRoles }: Props) {
  const t = useTranslations('people')
  const format = useFormatter()
  const disabled = person.disabledAt !== null
  const actions = { reset: resetUserPassword, disable: disableAccount, enable: enableAccount, handOver: handOverCustomers }
  return (
    <div className="mx-auto w-full max-w-6xl pb-10">
      <SettingsHead title={person.name} text={person.email} back={{ href: '/settings/users', label: t('title') }} />
      <div className="grid items-start gap-4 px-4 md:px-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,4fr)]">
        <Section title={t('details')}>
          <UserForm
            key={`details ${person.version}`}
            id={person.id}
            version={person.version}
            initial={{
              name: person.name,
              external_id: person.externalId ?? '',
              outlet_id: String(person.outletId),
              outlet_name: person.outletName,
              manager_id: person.managerId === null ? '' : String(person.managerId),
              manager_name: person.managerName ?? '',
              grade: person.grade ?? '',
              roles: writeRoleLines(person.roles.map((role) => ({ ...role, outletId: String(role.outletId) }))),
            }}
            roleChoices={useRoleChoices(ownRoles)}
            gradeChoices={useGradeChoices(person.grade)}
            texts={useUserFormTexts(false)}
            findPlaces={findPlaces}
            findColleagues={findColleagues}
            add={addUser}
            save={saveUser}
          />
        </Section>
        <Section title={t('account')}>
          <div className="flex flex-col gap-4">
            {person.disabledAt !== null && (
              <Notice tone="watch">
                {t('disabledSince', { day: format.dateTime(person.disabledAt, { dateStyle: 'medium' }) })}
              </Notice>
            )}
            {own && <p className="text-ink-faint">{t('ownAccount')}</p>}
            <p>{customers === 0 ? t('noCustomers') : t('hasCustomers', { count: customers })}</p>
            <AccountPanel
              id={person.id}
              version={person.version}
              email={person.email}
              disabled={disabled}
              own={own}
              customers={customers}
              texts={useAccountTexts(person.name, customers)}
              find={findColleagues}
              {...actions}
            />
          </div>
        </Section>
      </div>
    </div>
  )
}
