import type { IconNode } from 'lucide'
import {
  BookOpen,
  Building2,
  CalendarDays,
  Cog,
  KeyRound,
  ListOrdered,
  Network,
  ScrollText,
  ShieldCheck,
  SlidersHorizontal,
  Stamp,
  Users,
} from 'lucide'

/** One area of the settings: shown to whoever holds the permission. Its texts stand in the catalogue under `settings.areas`. */
interface Area {
  key:
    | 'company'
    | 'users'
    | 'outlets'
    | 'roles'
    | 'dictionary'
    | 'terms'
    | 'thresholds'
    | 'approvals'
    | 'calendar'
    | 'keys'
    | 'jobs'
    | 'audit'
  href: string
  permission: string
  icon: IconNode
}

interface AreaGroup {
  key: 'organisation' | 'rules' | 'system'
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
      { key: 'company', href: '/settings/company', permission: 'settings:manage', icon: Building2 },
    ],
  },
  {
    key: 'rules',
    areas: [
      { key: 'thresholds', href: '/settings/thresholds', permission: 'settings:manage', icon: SlidersHorizontal },
      { key: 'approvals', href: '/settings/approvals', permission: 'settings:manage', icon: Stamp },
      { key: 'calendar', href: '/settings/calendar', permission: 'settings:manage', icon: CalendarDays },
      { key: 'dictionary', href: '/settings/dictionary', permission: 'settings:manage', icon: BookOpen },
      { key: 'terms', href: '/settings/terms', permission: 'settings:manage', icon: ListOrdered },
    ],
  },
  {
    key: 'system',
    areas: [
      { key: 'jobs', href: '/settings/jobs', permission: 'settings:manage', icon: Cog },
      { key: 'audit', href: '/settings/audit', permission: 'audit:read', icon: ScrollText },
      { key: 'keys', href: '/settings/keys', permission: 'key:manage', icon: KeyRound },
    ],
  },
]
