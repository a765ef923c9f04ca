import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'

interface CommandPlan {
  /** Names the text under `search.do` in the catalogues. */
  key: 'newCustomer' | 'newCase' | 'caller' | 'notifications' | 'changePassword'
  href: string
  /** What must be held; null for everybody. */
  permission: string | null
}

/** What can be done from anywhere, in the order in which it is shown. */
const plans: readonly CommandPlan[] = [
  { key: 'newCustomer', href: '/customers/new', permission: 'customer:create' },
  { key: 'newCase', href: '/cases/new', permission: 'case:create' },
  { key: 'caller', href: '/pop', permission: 'customer:read' },
  { key: 'notifications', href: '/notifications', permission: null },
  { key: 'changePassword', href: '/change-password', permission: null },
]

/** Answers the commands that the reader may carry out. */
export function commandsOf(ctx: Context): readonly CommandPlan[] {
  return plans.filter(({ permission }) => permission === null || mayEver(ctx, permission))
}
