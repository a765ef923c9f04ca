import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'

interface CommandPlan {
  /** Names the text under `search.do` in the catalogues. */
  key:
    | 'newCustomer'
    | 'noteLead'
    | 'logTouch'
    | 'newTask'
    | 'prospectBoard'
    | 'newCase'
    | 'caller'
    | 'waybillLookup'
    | 'newImport'
    | 'claim'
    | 'cadence'
    | 'papers'
    | 'factsToVerify'
    | 'caseBoard'
    | 'assign'
    | 'bulkChanges'
    | 'revenueChange'
    | 'yearValue'
    | 'worth'
    | 'keeping'
    | 'valueChange'
    | 'profit'
    | 'review'
    | 'analysisRuns'
    | 'overrides'
    | 'delegates'
    | 'notifications'
    | 'changePassword'
    | 'users'
    | 'newUser'
    | 'outlets'
    | 'roles'
    | 'company'
    | 'thresholds'
    | 'approvals'
    | 'approvalRules'
    | 'calendar'
    | 'dictionary'
    | 'terms'
    | 'keys'
    | 'jobs'
    | 'audit'
  href: string
  /** What must be held to see the page; null for everybody. */
  permission: string | null
  /** What must be held besides for what is done there. */
  besides?: string
}

/** What can be done from anywhere, in the order in which it is shown. */
const plans: readonly CommandPlan[] = [
  { key: 'newCustomer', href: '/customers/new', permission: 'customer:create' },
  { key: 'noteLead', href: '/prospects', permission: 'customer:read', besides: 'customer:create' },
  { key: 'logTouch', href: '/customers', permission: 'customer:read', besides: 'interaction:create' },
  { key: 'newTask', href: '/customers', permission: 'customer:read', besides: 'task:create' },
  { key: 'prospectBoard', href: '/prospects/board', permission: 'customer:read', besides: 'customer:create' },
  { key: 'newCase', href: '/cases/new', permission: 'case:create' },
  { key: 'caller', href: '/pop', permission: 'customer:read' },
  { key: 'waybillLookup', href: '/waybills/lookup', permission: 'waybill:read' },
  { key: 'newImport', href: '/imports/new', permission: 'import:create' },
  { key: 'cadence', href: '/today/cadence', permission: 'interaction:create' },
  { key: 'claim', href: '/collisions/new', permission: 'duplicate:check' },
  { key: 'factsToVerify', href: '/customers/facts-to-verify', permission: 'customer:update' },
  { key: 'papers', href: '/customers/papers', permission: 'customer:read' },
  { key: 'caseBoard', href: '/cases/board', permission: 'case:oversee' },
  { key: 'assign', href: '/cases/assign', permission: 'case:oversee' },
  { key: 'bulkChanges', href: '/customers/bulk', permission: 'customer:update' },
  { key: 'revenueChange', href: '/analysis/revenue', permission: 'analysis:read' },
  { key: 'yearValue', href: '/analysis/year-value', permission: 'analysis:read' },
  { key: 'worth', href: '/analysis/worth', permission: 'analysis:read' },
  { key: 'keeping', href: '/analysis/keeping', permission: 'analysis:read' },
  { key: 'valueChange', href: '/analysis/value-change', permission: 'analysis:read' },
  { key: 'profit', href: '/analysis/profit', permission: 'analysis:read' },
  { key: 'review', href: '/review', permission: 'review:read' },
  { key: 'analysisRuns', href: '/analysis/runs', permission: 'analysis:read' },
  { key: 'overrides', href: '/analysis/overrides', permission: 'analysis:read' },
  { key: 'approvals', href: '/approvals', permission: 'approval:read' },
  { key: 'delegates', href: '/approvals/delegates', permission: 'approval:decide' },
  { key: 'notifications', href: '/notifications', permission: null },
  { key: 'changePassword', href: '/change-password', permission: null },
  { key: 'users', href: '/settings/users', permission: 'user:manage' },
  { key: 'newUser', href: '/settings/users/new', permission: 'user:manage' },
  { key: 'outlets', href: '/settings/outlets', permission: 'outlet:manage' },
  { key: 'roles', href: '/settings/roles', permission: 'user:manage' },
  { key: 'company', href: '/settings/company', permission: 'settings:manage' },
  { key: 'thresholds', href: '/settings/thresholds', permission: 'settings:manage' },
  { key: 'approvalRules', href: '/settings/approvals', permission: 'settings:manage' },
  { key: 'calendar', href: '/settings/calendar', permission: 'settings:manage' },
  { key: 'dictionary', href: '/settings/dictionary', permission: 'settings:manage' },
  { key: 'terms', href: '/settings/terms', permission: 'settings:manage' },
  { key: 'keys', href: '/settings/keys', permission: 'key:manage' },
  { key: 'jobs', href: '/settings/jobs', permission: 'settings:manage' },
  { key: 'audit', href: '/settings/audit', permission: 'audit:read' },
]

/** Answers the commands that the reader may carry out. */
export function commandsOf(ctx: Context): readonly CommandPlan[] {
  return plans.filter(({ permission, besides }) =>
    [permission, besides ?? null].every((each) => each === null || mayEver(ctx, each)),
  )
}
