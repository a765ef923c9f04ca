import type { LucideIcon } from 'lucide-react'
import { Headset, Sun, Target, Users } from 'lucide-react'

/** One place of the navigation: shown to whoever holds the permission anywhere. Its text stands in the catalogue under `shell.places`. */
export interface Place {
  key: 'today' | 'customers' | 'prospects' | 'cases'
  href: string
  permission: string
  icon: LucideIcon
}

/** In the order in which they are shown. */
export const places: readonly Place[] = [
  { key: 'today', href: '/today', permission: 'customer:read', icon: Sun },
  { key: 'customers', href: '/customers', permission: 'customer:read', icon: Users },
  { key: 'prospects', href: '/prospects', permission: 'customer:create', icon: Target },
  { key: 'cases', href: '/cases', permission: 'case:read', icon: Headset },
]
