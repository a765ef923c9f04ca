import { adds, changes, sees } from '../customers.ts'
import { everybody } from '../line.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'

const managers: ActionLine['expect'] = { ...everybody('x'), sales_manager: '+', administrator: '+' }

export const prospectPages: readonly PageLine[] = [
  {
    page: 'app/(crm)/prospects/page.tsx',
    permission: 'customer:read',
    everywhere: true,
    path: () => '/prospects',
    expect: everybody('+'),
  },
  {
    page: 'app/(crm)/prospects/page.tsx',
    permission: 'customer:read',
    path: () => '/prospects?limit=200&sort=step_since',
    shows: (at) => `/prospects/${at.customerId}?`,
    // Neither archived ones nor those that were merged away.
    expect: {
      ...everybody('+++++----'),
      sales: '+--------',
      sales_manager: '++-------',
      outlet: '+++------',
      executive: '++++++---',
      administrator: '++++++---',
    },
  },
  {
    page: 'app/(crm)/prospects/board/page.tsx',
    permission: 'customer:read',
    everywhere: true,
    path: () => '/prospects/board',
    expect: everybody('+'),
  },
  {
    page: 'app/(crm)/prospects/[id]/page.tsx',
    permission: 'customer:read',
    path: (at) => `/prospects/${at.customerId}`,
    expect: sees,
  },
  {
    page: 'app/(crm)/prospects/criteria/page.tsx',
    permission: 'selection:manage',
    everywhere: true,
    path: () => '/prospects/criteria',
    expect: managers,
  },
]

const card = (at: { customerId: number }) => `/prospects/${at.customerId}`

export const prospectActions: readonly ActionLine[] = [
  {
    action: 'app/(crm)/prospects/actions.ts#noteOneLead',
    permission: 'customer:create',
    everywhere: true,
    changes: true,
    from: () => '/prospects',
    input: () => ({ name: '新线索' }),
    expect: adds,
  },
  {
    // Somebody else's lead, within sight or not, is not one's own to take back.
    action: 'app/(crm)/prospects/actions.ts#takeBackOneLead',
    permission: 'customer:create',
    changes: true,
    from: () => '/prospects',
    input: (at) => ({ id: at.opportunityId }),
    expect: Object.fromEntries(Object.entries(adds).map(([role, row]) => [role, row.replaceAll('+', 'r')])) as typeof adds,
  },
  {
    action: 'app/(crm)/prospects/actions.ts#beginDevelopment',
    permission: 'customer:update',
    changes: true,
    from: card,
    // The twin has none yet.
    input: (at) => ({ customer: String(at.twinId) }),
    expect: Object.fromEntries(Object.entries(changes).map(([role, row]) => [role, twinRow(row)])) as typeof changes,
  },
  {
    action: 'app/(crm)/prospects/actions.ts#changeProspect',
    permission: 'customer:update',
    changes: true,
    from: card,
    input: (at) => ({ id: at.opportunityId, version: 1, pieces_month: 100 }),
    expect: changes,
  },
  {
    // Nothing is known of it: a gate refuses whoever may.
    action: 'app/(crm)/prospects/actions.ts#moveProspect',
    permission: 'customer:update',
    changes: true,
    from: card,
    input: (at) => ({ id: at.opportunityId, version: 1, step: 'qualified' }),
    expect: Object.fromEntries(Object.entries(changes).map(([role, row]) => [role, row.replaceAll('+', 'r')])) as typeof changes,
  },
  {
    action: 'app/(crm)/prospects/actions.ts#loseProspect',
    permission: 'customer:update',
    changes: true,
    from: card,
    input: (at) => ({ id: at.opportunityId, version: 1, reason: 'price' }),
    expect: changes,
  },
  {
    action: 'app/(crm)/prospects/actions.ts#scoreOneProspect',
    permission: 'customer:update',
    changes: true,
    from: card,
    input: (at) => ({ id: at.opportunityId, criterion: '1', points: 3 }),
    expect: changes,
  },
  {
    action: 'app/(crm)/prospects/actions.ts#changeSelectionCriteria',
    permission: 'selection:manage',
    everywhere: true,
    from: () => '/prospects/criteria',
    input: () => ({ criteria: [{ id: 1, label: null, weight: 30 }] }),
    expect: managers,
  },
]

/** The twin stands where the target does, but for one merged away, whose twin is the sibling's, and is never archived. */
function twinRow(row: string): string {
  return row.slice(0, 7) + (row[5] ?? '-') + row.slice(8)
}
