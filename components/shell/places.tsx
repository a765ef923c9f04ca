import type { LucideIcon } from 'lucide-react'
import { Settings, Users } from 'lucide-react'

/** One place of the navigation: shown to whoever holds the permission anywhere. Its text stands in the catalogue under `shell.places`. */
export interface Place {
  key: 'customers' | 'settings'
  href: string
  permission: string
  icon: LucideIcon
}

/** In the order in which they are shown. */
export const places: readonly Place[] = [
  { key: 'customers', href: '/customers', permission: 'customer:read', icon: Users },
  { key: 'settings', href: '/settings', permission: 'user:manage', icon: Settings },
]
