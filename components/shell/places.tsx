import type { IconNode } from 'lucide'
import {
  CalendarDays,
  ChartColumn,
  FileUp,
  Headset,
  LayoutDashboard,
  Package,
  Settings,
  Stamp,
  Sun,
  Target,
  UserRoundCheck,
  Users,
} from 'lucide'
import type { RoleKey } from '#lib/platform/org/roles'

/** One place of the navigation: shown to whoever holds the permission anywhere. Its text stands in the catalogue under `shell.places`. */
export interface Place {
  key:
    | 'today'
    | 'calendar'
    | 'team'
    | 'customers'
    | 'prospects'
    | 'waybills'
    | 'cases'
    | 'approvals'
    | 'analysis'
    | 'dashboards'
    | 'imports'
    | 'settings'
  href: string
  /** Where else its pages stand. */
  also?: readonly string[]
  permission: string
  icon: IconNode
  /** Those whose work it is, for whom it comes right after the first place. */
  daily?: readonly RoleKey[]
}

/** In the order in which they are shown to most. */
const places: readonly Place[] = [
  { key: 'today', href: '/today', permission: 'customer:read', icon: Sun },
  { key: 'customers', href: '/customers', permission: 'customer:read', icon: Users },
  { key: 'prospects', href: '/prospects', permission: 'customer:create', icon: Target },
  { key: 'calendar', href: '/calendar', permission: 'task:read', icon: CalendarDays },
  { key: 'team', href: '/team', permission: 'team:read', icon: UserRoundCheck },
  { key: 'waybills', href: '/waybills', permission: 'waybill:read', icon: Package },
  {
    key: 'cases',
    href: '/cases',
    permission: 'case:read',
    icon: Headset,
    daily: ['service', 'service_manager', 'claims', 'outlet'],
  },
  { key: 'approvals', href: '/approvals', permission: 'approval:read', icon: Stamp },
  { key: 'analysis', href: '/analysis', also: ['/review', '/reports'], permission: 'analysis:read', icon: ChartColumn },
  { key: 'dashboards', href: '/dashboards', permission: 'analysis:read', icon: LayoutDashboard },
  { key: 'imports', href: '/imports', permission: 'import:read', icon: FileUp },
  { key: 'settings', href: '/settings', permission: 'user:manage', icon: Settings },
]

/** Answers the place of that name. */
export function placeOf(key: Place['key']): Place {
  const found = places.find((place) => place.key === key)
  if (found === undefined) throw new RangeError(`There is no place ${key}.`)
  return found
}

/** Says whether an address is one of a place. */
export function isAt({ href, also = [] }: Place, path: string): boolean {
  return path.startsWith(href) || also.some((other) => path.startsWith(other))
}

/** Answers the places in the order in which somebody with these roles needs them. */
export function placesFor(roles: readonly string[], mayGo: (permission: string) => boolean): Place[] {
  const [first, ...others] = places.filter(({ permission }) => mayGo(permission))
  const isDaily = ({ daily }: Place) => daily?.some((role) => roles.includes(role)) === true
  return [...(first === undefined ? [] : [first]), ...others.filter(isDaily), ...others.filter((place) => !isDaily(place))]
}
