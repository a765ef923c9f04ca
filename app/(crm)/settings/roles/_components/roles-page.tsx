import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import { permissionNames, reaches, roleKeys } from '#lib/platform/org/roles'
import type { listRoles } from '#lib/platform/org/user-list'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { useRoleChoices } from '../../users/_components/user-texts.ts'

type Role = Awaited<ReturnType<typeof listRoles>>[number]

/** Each role in words: what it is for, and what it may do within which reach. */
export function RolesPage({ roles }: { roles: readonly Role[] }) {
  const t = useTranslations('roles')
  const order: readonly string[] = roleKeys
  const sorted = [...roles].sort((left, right) => rank(order, left.key) - rank(order, right.key))
  return (
    <div className="mx-auto w-full max-w-6xl pb-10">
      <SettingsHead title={t('title')} text={t('text')} />
      <div className="grid items-start gap-4 px-4 md:px-6 lg:grid-cols-2">
        {sorted.map((role) => (
          <RoleCard key={role.key} role={role} />
        ))}
      </div>
    </div>
  )
}

/** Roles of the company's own come last. */
function rank(order: readonly string[], key: string): number {
  const place = order.indexOf(key)
  return place === -1 ? order.length : place
}

function RoleCard({ role }: { role: Role }) {
  const t = useTranslations('roles')
  const [choice] = useRoleChoices([role.key]).filter(({ value }) => value === role.key)
  const about = `about.${role.key}`
  return (
    <section className="rounded-lg border border-line bg-surface p-4 md:p-5">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-lg font-semibold">{choice?.label ?? role.key}</h2>
        <Link href={`/settings/users?role=${role.key}`} className="link flex-none">
          {t('people', { count: role.people })}
        </Link>
      </div>
      {t.has(about as 'about.sales') && <p className="pt-1 text-pretty text-ink-soft">{t(about as 'about.sales')}</p>}
      <dl className="flex flex-col gap-3 pt-3">
        {reaches
          .map((reach) => ({ reach, permissions: permissionsOf(role, reach) }))
          .filter(({ permissions }) => permissions.length > 0)
          .map(({ reach, permissions }) => (
            <div key={reach} className="flex flex-col gap-1 border-t border-line pt-3">
              <dt className="font-medium">{t(`reaches.${reach}`)}</dt>
              <dd>
                <ul className="grid gap-x-4 gap-y-0.5 sm:grid-cols-2">
                  {permissions.map(({ resource, verbs }) => (
                    <li key={resource} className="flex gap-2">
                      <span className="w-18 flex-none text-ink-faint">{t(`resources.${resource}` as 'resources.customer')}</span>
                      <span className="text-ink-soft">
                        {verbs.map((verb) => t(`permissions.${verb}` as 'permissions.customer_read')).join(t('and'))}
                      </span>
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
function permissionsOf(role: Role, reach: string): { resource: string; verbs: string[] }[] {
  const held = new Set(role.grants.filter((grant) => grant.reach === reach).map(({ permission }) => permission))
  const byResource = new Map<string, string[]>()
  for (const name of permissionNames.filter((each) => held.has(each))) {
    const [resource = ''] = name.split(':')
    byResource.set(resource, [...(byResource.get(resource) ?? []), name.replace(':', '_')])
  }
  return [...byResource].map(([resource, verbs]) => ({ resource, verbs }))
}
