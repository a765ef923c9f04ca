import type { LucideIcon } from 'lucide-react'
import { Network, ShieldCheck, Users } from 'lucide-react'

/** One area of the settings: shown to whoever holds the permission. Its texts stand in the catalogue under `settings.areas`. */
interface Area {
  key: 'users' | 'outlets' | 'roles'
  href: string
  permission: string
  icon: LucideIcon
}

interface AreaGroup {
  key: 'organisation'
  areas: readonly Area[]
}

/** In the order in which they are shown. */
export const areaGroups: readonly AreaGroup[] = [
  {
    key: 'organisation',
    areas: [
      { key: 'users', href: '/settings/users', permission: 'user:manage', icon: Users },
      { key: 'outlets', href: '/settings/outlets', permission: 'outlet:manage', icon: Network },
      { key: 'roles', href: '/settings/roles', permission: 'user:manage', icon: ShieldCheck },
    ],
  },
]
