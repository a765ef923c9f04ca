import { Copy } from 'lucide'
import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { shippedGrants } from '#lib/platform/org/role-grants'
import type { Role } from '#lib/platform/org/role-list'
import type { Permission } from '#lib/platform/org/roles'
import { permissionNames, reaches, wholeCompanyOnly } from '#lib/platform/org/roles'
import { Section } from '../../_components/section.tsx'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { saveRole } from '../actions.ts'
import type { GrantGroup } from './grant-view.tsx'
import { OwnRole } from './own-role.tsx'
import { RoleForm } from './role-form.tsx'
import { usePermissionWords, useRoleName } from './role-words.ts'

/** One role: what it may do and how far; one of the company's own is renamed and deleted here too. */
export function RolePage({ role }: { role: Role }) {
  const t = useTranslations('roles')
  const nameOf = useRoleName()
  const about = `about.${role.key}`
  const shipped = t.has(about as 'about.sales') ? t(about as 'about.sales') : ''
  const base = role.basedOn === null ? null : nameOf({ key: role.basedOn, name: null })
  return (
    <div className="mx-auto w-full max-w-5xl pb-10">
      <SettingsHead
        title={nameOf(role)}
        text={base === null ? shipped : t('countsAs', { base })}
        back={{ href: '/settings/roles', label: t('title') }}
      >
        <Link href={`/settings/users?role=${role.key}`} className="control">
          {t('people', { count: role.people })}
        </Link>
        <Link href={`/settings/roles/new?from=${role.key}`} className="control">
          <Icon of={Copy} size={15} />
          {t('copyThis')}
        </Link>
      </SettingsHead>
      <div className="flex flex-col gap-4 px-4 md:px-6">
        {role.name !== null && <OwnRole roleKey={role.key} name={role.name} version={role.version} accounts={role.accounts} />}
        <Section title={t('grants')} text={t('grantsText')}>
          <RoleForm
            roleKey={role.key}
            version={role.version}
            groups={useGroups(role)}
            choices={[{ value: '', label: t('short.none') }, ...reaches.map((value) => ({ value, label: t(`short.${value}`) }))]}
            texts={{
              form: useFormTexts(),
              none: t('short.none'),
              changed: t('changed'),
              shipped: t('shipped', { reach: '#' }),
              unsaved: t('unsaved', { count: '#' }),
              saved: t('saved'),
              restore: base === null ? t('restore') : t('restoreAs', { base }),
            }}
            save={saveRole}
          />
        </Section>
      </div>
    </div>
  )
}

/** Every permission there is, by what it is done to, with what the role holds and what it ships with. */
function useGroups(role: Role): GrantGroup[] {
  const t = useTranslations('roles')
  const words = usePermissionWords()
  const ships = shippedGrants(role)
  const byResource = new Map<string, Permission[]>()
  for (const permission of permissionNames) {
    const resource = words.resource(permission)
    byResource.set(resource, [...(byResource.get(resource) ?? []), permission])
  }
  return [...byResource].map(([resource, permissions]) => ({
    resource,
    lines: permissions.map((permission) => ({
      permission,
      verb: words.verb(permission),
      hint: wholeCompanyOnly.includes(permission) ? t('wholeOnly') : null,
      value: role.grants[permission] ?? '',
      shipped: ships[permission] ?? '',
    })),
  }))
}
