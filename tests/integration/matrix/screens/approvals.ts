import type { RoleKey } from '#lib/platform/org/roles'
import { decidesHere, takesBack } from '../approvals.ts'
import { changes, sees } from '../customers.ts'
import type { Row } from '../line.ts'
import { everybody, rows } from '../line.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'

const decides: Record<RoleKey, Row> = { ...everybody('+'), sales: 'x' }
const manages: Record<RoleKey, Row> = { ...everybody('x'), administrator: '+' }
const finds: Record<RoleKey, Row> = { ...everybody('+') }
const nowhere = 2_000_000_000

export const approvalPages: readonly PageLine[] = [
  {
    page: 'app/(crm)/approvals/page.tsx',
    permission: 'approval:read',
    path: () => '/approvals?limit=200',
    shows: (at) => `href="/approvals/${at.approvalId}"`,
    expect: { ...decidesHere, sales: '---------' },
  },
  {
    page: 'app/(crm)/approvals/[id]/page.tsx',
    permission: 'approval:read',
    path: (at) => `/approvals/${at.approvalId}`,
    expect: sees,
  },
  {
    page: 'app/(crm)/approvals/delegates/page.tsx',
    permission: 'approval:decide',
    everywhere: true,
    path: () => '/approvals/delegates',
    expect: decides,
  },
  {
    page: 'app/(crm)/settings/approvals/page.tsx',
    permission: 'settings:manage',
    everywhere: true,
    path: () => '/settings/approvals',
    expect: manages,
  },
]

const file = 'app/(crm)/approvals/actions.ts'
const rules = 'app/(crm)/settings/approvals/actions.ts'

export const approvalActions: readonly ActionLine[] = [
  {
    action: `${file}#decide`,
    permission: 'approval:decide',
    changes: true,
    from: (at) => `/approvals/${at.approvalId}`,
    input: (at) => ({ id: at.approvalId, version: 1, decision: 'refuse', reason: '材料不齐' }),
    expect: decidesHere,
  },
  {
    action: `${file}#withdraw`,
    permission: 'approval:read',
    changes: true,
    from: (at) => `/approvals/${at.ownApprovalId}`,
    input: (at) => ({ id: at.ownApprovalId, version: 1 }),
    expect: takesBack,
  },
  {
    // Nobody may decide for somebody whose address nobody has.
    action: `${file}#setDelegate`,
    permission: 'approval:decide',
    everywhere: true,
    from: () => '/approvals/delegates',
    input: () => ({ delegate_email: 'nobody@nowhere.example', from_on: '2099-01-01', to_on: '2099-01-02' }),
    expect: { ...everybody('b'), sales: 'x' },
  },
  {
    action: `${file}#stopDelegate`,
    permission: 'approval:decide',
    everywhere: true,
    from: () => '/approvals/delegates',
    input: () => ({ id: nowhere }),
    expect: { ...everybody('-'), sales: 'x' },
  },
  {
    action: `${file}#findStandIns`,
    permission: 'user:read',
    everywhere: true,
    from: () => '/approvals/delegates',
    input: () => ({ q: 'zz' }),
    expect: finds,
  },
  {
    action: `${rules}#saveLine`,
    permission: 'settings:manage',
    everywhere: true,
    from: () => '/settings/approvals',
    input: () => ({ id: nowhere, version: 1, most: 1, hours: 1 }),
    expect: { ...everybody('x'), administrator: '-' },
  },
  {
    action: `${rules}#removeLine`,
    permission: 'settings:manage',
    everywhere: true,
    from: () => '/settings/approvals',
    input: () => ({ id: nowhere, version: 1 }),
    expect: { ...everybody('x'), administrator: '-' },
  },
  {
    action: `${rules}#addLine`,
    permission: 'settings:manage',
    everywhere: true,
    changes: true,
    from: () => '/settings/approvals',
    input: () => ({ rule: 'export', role: 'claims', grade: null, most: 0, hours: 24 }),
    expect: manages,
  },
  {
    // Above everybody's limit. In the other branch nobody else is there whom the executive could ask.
    action: 'app/(crm)/cases/[id]/actions.ts#askForCompensation',
    permission: 'case:update',
    changes: true,
    from: (at) => `/cases/${at.caseId}`,
    input: (at) => ({ id: String(at.caseId), version: 1, compensation: '90000', reason: '整车货损' }),
    expect: { ...changes, sales: rows.never, claims: sees.claims, executive: '+++++r+r-' },
  },
  {
    // No list in reach has so many rows that anybody would have to be asked.
    action: 'app/(crm)/customers/export/actions.ts#askExport',
    permission: 'customer:export',
    everywhere: true,
    from: () => '/customers',
    input: () => ({ q: 'zz没有', columns: 'name', reason: '对账' }),
    expect: { ...everybody('r'), sales: 'x', service: 'x', claims: 'x' },
  },
  {
    action: 'app/(crm)/analysis/drop/actions.ts#askExport',
    permission: 'customer:export',
    everywhere: true,
    from: () => '/analysis/drop',
    input: () => ({ cause: 'diverted', reason: '对账' }),
    expect: { ...everybody('r'), sales: 'x', service: 'x', claims: 'x' },
  },
  {
    action: 'app/(crm)/prospects/export/actions.ts#askExport',
    permission: 'customer:export',
    everywhere: true,
    from: () => '/prospects',
    input: () => ({ q: 'zz没有', reason: '对账' }),
    expect: { ...everybody('r'), sales: 'x', service: 'x', claims: 'x' },
  },
  {
    action: 'app/(crm)/cases/export/actions.ts#askExport',
    permission: 'customer:export',
    everywhere: true,
    from: () => '/cases',
    input: () => ({ q: 'zz没有', reason: '对账' }),
    expect: { ...everybody('r'), sales: 'x', service: 'x', claims: 'x' },
  },
  {
    action: 'app/(crm)/waybills/actions.ts#askExport',
    permission: 'waybill:export',
    everywhere: true,
    from: () => '/waybills',
    input: () => ({ q: 'ZZ000000000', reason: '对账' }),
    expect: { ...everybody('r'), sales: 'x', service: 'x', claims: 'x' },
  },
]
