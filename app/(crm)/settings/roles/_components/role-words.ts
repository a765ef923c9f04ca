import { useTranslations } from 'next-intl'
import type { Role } from '#lib/platform/org/role-list'

interface Names {
  (key: 'sales'): string
  has: (key: 'sales') => boolean
}

/** What a role is called: the name of one of the company's own, else the catalogue's. */
export function roleNameIn(t: Names, { key, name }: Pick<Role, 'key' | 'name'>): string {
  return name ?? (t.has(key as 'sales') ? t(key as 'sales') : key)
}

/** The same in a component. */
export function useRoleName(): (role: Pick<Role, 'key' | 'name'>) => string {
  const t = useTranslations('shell.roles')
  return (role) => roleNameIn(t, role)
}

/** What a permission is done to, and what is done, in words. */
export function usePermissionWords() {
  const t = useTranslations('roles')
  return {
    resource: (permission: string) => t(`resources.${permission.split(':')[0]}` as 'resources.customer'),
    verb: (permission: string) => t(`permissions.${permission.replace(':', '_')}` as 'permissions.customer_read'),
  }
}
