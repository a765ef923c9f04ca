import type { RoleKey } from '#lib/platform/org/roles'
import { changes, listed, type sees } from '../customers.ts'
import type { Row } from '../line.ts'
import { everybody, rows } from '../line.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'
import type { Target } from '../target.ts'

// Cadence, calendar, team, collisions and who works along.

/** Who notes what was said: all who see customers, but for finance. */
const contacts: Record<RoleKey, Row> = { ...listed, finance: rows.never }
const leaders: Record<RoleKey, Row> = {
  ...everybody('x'),
  sales_manager: '+',
  outlet: '+',
  executive: '+',
  administrator: '+',
}
/** Who may look whether a customer stands with a colleague. */
const checkers: Record<RoleKey, Row> = { ...everybody('+'), claims: 'x', finance: 'x', executive: 'x' }
/** Whoever rules: a manager where the customer and the claimant are of the team, the head of an outlet where they are of the outlet. */
const rules: Record<RoleKey, Row> = {
  ...everybody(rows.never),
  sales_manager: '++----+--',
  // At the outlet it is the head's own claim.
  outlet: '++r---+--',
  executive: '++++++++-',
  administrator: '++++++++-',
}

const card = (at: Target) => `/customers/${at.customerId}`

export const salesPages: readonly PageLine[] = [
  {
    page: 'app/(crm)/today/cadence/page.tsx',
    permission: 'interaction:create',
    path: () => '/today/cadence?limit=200',
    shows: (at) => `/customers/${at.customerId}"`,
    expect: contacts,
  },
  {
    page: 'app/(crm)/calendar/page.tsx',
    permission: 'task:read',
    everywhere: true,
    path: () => '/calendar?view=month&whose=team',
    expect: everybody('+'),
  },
  {
    page: 'app/(crm)/team/page.tsx',
    permission: 'team:read',
    everywhere: true,
    path: () => '/team',
    expect: leaders,
  },
  {
    page: 'app/(crm)/collisions/page.tsx',
    permission: 'customer:read',
    path: () => '/collisions?state=all',
    shows: (at) => `依据${at.token}`,
    // The own claims, those of own customers, and those that may be ruled.
    expect: {
      ...everybody('---------'),
      sales: '+-----+--',
      sales_manager: '++----+--',
      outlet: '+++---+--',
      executive: '++++++++-',
      administrator: '++++++++-',
    },
  },
  {
    page: 'app/(crm)/collisions/new/page.tsx',
    permission: 'duplicate:check',
    everywhere: true,
    path: () => '/collisions/new?name=x',
    expect: checkers,
  },
]

const withoutHandingOn: Record<RoleKey, Row> = Object.fromEntries(
  Object.entries(changes).map(([role, row]) => [role, row.replaceAll('+', 'b')]),
) as Record<RoleKey, Row>

export const salesActions: readonly ActionLine[] = [
  {
    // Nobody has a customer of this name.
    action: 'app/(crm)/collisions/actions.ts#claimOne',
    permission: 'duplicate:check',
    everywhere: true,
    from: () => '/collisions/new',
    input: () => ({ name: '没有这家公司', ground: 'visited', evidence: '上门' }),
    expect: Object.fromEntries(Object.entries(checkers).map(([role, row]) => [role, row.replace('+', 'r')])) as typeof checkers,
  },
  {
    action: 'app/(crm)/collisions/actions.ts#ruleOne',
    permission: 'collision:rule',
    changes: true,
    from: () => '/collisions',
    input: (at) => ({ id: at.collisionId, version: 1, ruling: 'keep', reason: '先到先得' }),
    expect: rules,
  },
  {
    // Nobody of this number: whoever may change the customer is told so.
    action: 'app/(crm)/customers/[id]/ownership-actions.ts#addOneCollaborator',
    permission: 'customer:update',
    changes: true,
    from: card,
    input: (at) => ({ id: String(at.customerId), user: '999999999' }),
    expect: withoutHandingOn,
  },
  {
    action: 'app/(crm)/customers/[id]/ownership-actions.ts#removeOneCollaborator',
    permission: 'customer:update',
    changes: true,
    from: card,
    input: (at) => ({ id: String(at.customerId), user: '999999999' }),
    // It is as if it were not there.
    expect: Object.fromEntries(Object.entries(changes).map(([role, row]) => [role, row.replaceAll('+', '-')])) as typeof sees,
  },
  {
    action: 'app/(crm)/customers/[id]/relationship-actions.ts#setRelationshipStage',
    permission: 'customer:update',
    changes: true,
    from: card,
    input: (at) => ({ id: String(at.customerId), stage: 'friend', instead_of: 'stranger' }),
    expect: changes,
  },
  {
    // Nobody there has shipped for long enough: the gate refuses whoever may.
    action: 'app/(crm)/customers/[id]/relationship-actions.ts#passLifecycleGate',
    permission: 'customer:update',
    changes: true,
    from: card,
    input: (at) => ({ id: String(at.customerId), version: 1 }),
    expect: Object.fromEntries(Object.entries(changes).map(([role, row]) => [role, row.replaceAll('+', 'r')])) as typeof changes,
  },
]
