import type { LucideIcon } from 'lucide-react'
import { ChartColumn, FileUp, Headset, Package, Settings, Sun, Target, Users } from 'lucide-react'

/** One place of the navigation: shown to whoever holds the permission anywhere. Its text stands in the catalogue under `shell.places`. */
export interface Place {
  key: 'today' | 'customers' | 'prospects' | 'waybills' | 'cases' | 'analysis' | 'imports' | 'settings'
  href: string
  permission: string
  icon: LucideIcon
}

/** In the order in which they are shown. */
export const places: readonly Place[] = [
  { key: 'today', href: '/today', permission: 'customer:read', icon: Sun },
  { key: 'customers', href: '/customers', permission: 'customer:read', icon: Users },
  { key: 'prospects', href: '/prospects', permission: 'customer:create', icon: Target },
  { key: 'waybills', href: '/waybills', permission: 'waybill:read', icon: Package },
  { key: 'cases', href: '/cases', permission: 'case:read', icon: Headset },
  { key: 'analysis', href: '/analysis', permission: 'analysis:read', icon: ChartColumn },
  { key: 'imports', href: '/imports', permission: 'import:read', icon: FileUp },
  { key: 'settings', href: '/settings', permission: 'user:manage', icon: Settings },
]
