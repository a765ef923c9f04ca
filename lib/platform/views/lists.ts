import type { Permission } from '../org/roles.ts'

/** The lists that have views, each with what one must hold to see it. */
export const viewedLists = {
  customers: 'customer:read',
  waybills: 'waybill:read',
  cases: 'case:read',
  prospects: 'customer:read',
  drops: 'analysis:read',
} as const satisfies Record<string, Permission>

export type ViewedList = keyof typeof viewedLists
export const viewedListKeys = Object.keys(viewedLists) as [ViewedList, ...ViewedList[]]
