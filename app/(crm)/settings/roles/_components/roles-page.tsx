import { Plus } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { changesOf, shippedGrants } from '#lib/platform/org/role-grants'
import type { Role } from '#lib/platform/org/role-list'
import type { Permission } from '#lib/platform/org/roles'
import { permissionNames, reaches } from '#lib/platform/org/roles'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { usePermissionWords, useRoleName } from './role-words.ts'

/** Each role in words: what it is for, and what it may do within which reach. */
export function RolesPage({ roles }: { roles: readonly Role[] }) {
  const t = useTranslations('roles')
  return (
    <div className="mx-auto w-full max-w-6xl pb-10">
      <SettingsHead title={t('title')} text={t('text')}>
        <Link href="/settings/roles/new" className="button-primary">
          <Icon of={Plus} size={16} />
          {t('new')}
        </Link>
      </SettingsHead>
      <div className="grid items-start gap-4 px-4 md:px-6 lg:grid-cols-2">
        {roles.map((role) => (
          <RoleCard key={role.key} role={role} />
        ))}
      </div>
    </div>
  )
}

function RoleCard({ role }: { role: Role }) {
  const t = useTranslations('roles')
  const nameOf = useRoleName()
  const words = usePermissionWords()
  const about = `about.${role.key}`
  const changed = differencesOf(role).length
  return (
    <section className="rounded-lg border border-line bg-surface p-4 md:p-5">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="min-w-0 text-lg font-semibold wrap-anywhere">
          <Link href={`/settings/roles/${role.key}`} className="link">
            {nameOf(role)}
          </Link>
        </h2>
        <Link href={`/settings/users?role=${role.key}`} className="link flex-none">
          {t('people', { count: role.people })}
        </Link>
      </div>
      {t.has(about as 'about.sales') && <p className="pt-1 text-pretty text-ink-soft">{t(about as 'about.sales')}</p>}
      {role.basedOn !== null && (
        <p className="pt-1 text-pretty text-ink-soft">{t('ownOf', { base: nameOf({ key: role.basedOn, name: null }) })}</p>
      )}
      {changed > 0 && <p className="pt-1 text-sm text-ink-faint">{t('differs', { count: changed })}</p>}
      <dl className="flex flex-col gap-3 pt-3">
        {reaches
          .map((reach) => ({ reach, permissions: permissionsOf(role, reach) }))
          .filter(({ permissions }) => permissions.length > 0)
          .map(({ reach, permissions }) => (
            <div key={reach} className="flex flex-col gap-1 border-t border-line pt-3">
              <dt className="font-medium">{t(`reaches.${reach}`)}</dt>
              <dd>
                <ul className="grid gap-x-4 gap-y-0.5 sm:grid-cols-2">
                  {permissions.map(([resource, held]) => (
                    <li key={resource} className="flex gap-2">
                      <span className="w-18 flex-none text-ink-faint">{words.resource(resource)}</span>
                      <span className="text-ink-soft">{held.map(words.verb).join(t('and'))}</span>
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

/** What a role may do within a reach, by what it is done to. */
function permissionsOf(role: Role, reach: string): [string, Permission[]][] {
  const held = permissionNames.filter((permission) => role.grants[permission] === reach)
  return [...Map.groupBy(held, (permission) => permission.split(':')[0] ?? '')]
}

/** What the role holds otherwise than it ships. */
const differencesOf = (role: Role) => changesOf(shippedGrants(role), everyGrantOf(role))

const everyGrantOf = ({ grants }: Role) =>
  Object.fromEntries(permissionNames.map((permission) => [permission, grants[permission] ?? null]))
