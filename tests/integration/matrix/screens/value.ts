import { changes } from '../customers.ts'
import { takesLists } from '../exports.ts'
import { everybody } from '../line.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'
import { analyses, parts, refused } from '../value.ts'

const references = 'app/(crm)/analysis/references'
const parting = 'app/(crm)/analysis/parting'

export const valuePages: readonly PageLine[] = [
  {
    page: `${references}/page.tsx`,
    permission: 'analysis:read',
    path: () => '/analysis/references?limit=200',
    shows: (at) => `/analysis/references/${at.referenceId}"`,
    expect: analyses,
  },
  {
    page: `${references}/[id]/page.tsx`,
    permission: 'analysis:read',
    path: (at) => `/analysis/references/${at.referenceId}`,
    expect: analyses,
  },
  {
    page: `${references}/new/page.tsx`,
    permission: 'customer:update',
    path: (at) => `/analysis/references/new?customer=${at.twinId}`,
    expect: changes,
  },
  {
    page: `${parting}/page.tsx`,
    permission: 'analysis:read',
    path: () => '/analysis/parting?limit=200',
    shows: (at) => `/analysis/parting/${at.partingId}"`,
    expect: analyses,
  },
  {
    page: `${parting}/[id]/page.tsx`,
    permission: 'analysis:read',
    path: (at) => `/analysis/parting/${at.partingId}`,
    expect: analyses,
  },
  {
    page: `${parting}/new/page.tsx`,
    permission: 'customer:override',
    path: (at) => `/analysis/parting/new?customer=${at.customerId}`,
    expect: parts,
  },
]

export const valueActions: readonly ActionLine[] = [
  {
    // A consumer, as all of these are, is never named.
    action: `${references}/actions.ts#proposeOne`,
    permission: 'customer:update',
    changes: true,
    from: (at) => `/analysis/references/new?customer=${at.customerId}`,
    input: (at) => ({
      ...{ customer_id: String(at.customerId), basis: 'listed', merit: '行业第一', consent_on: '2026-01-02' },
      ...{ consent_by: '总经理', consent_paper: '1 号柜', ends_on: '2099-01-01' },
    }),
    expect: refused(changes),
  },
  {
    action: `${references}/actions.ts#withdrawOne`,
    permission: 'customer:update',
    changes: true,
    from: (at) => `/analysis/references/${at.referenceId}`,
    input: (at) => ({ id: String(at.referenceId), reason: '客户不再同意' }),
    expect: changes,
  },
  {
    action: `${references}/actions.ts#checkExport`,
    permission: 'customer:export',
    everywhere: true,
    from: () => '/analysis/references',
    input: () => ({ state: 'ended' }),
    expect: takesLists,
  },
  {
    // Nobody has to be asked for an empty one.
    action: `${references}/actions.ts#askExport`,
    permission: 'customer:export',
    everywhere: true,
    from: () => '/analysis/references',
    input: () => ({ state: 'ended', reason: '展会' }),
    expect: { ...everybody('r'), sales: 'x', service: 'x', claims: 'x' },
  },
  {
    // The golden list has none of them as one to part with.
    action: `${parting}/actions.ts#proposeOne`,
    permission: 'customer:override',
    changes: true,
    from: (at) => `/analysis/parting/new?customer=${at.customerId}`,
    input: (at) => ({ customer_id: String(at.customerId), reason: '长期亏损' }),
    expect: refused(parts),
  },
  {
    action: `${parting}/actions.ts#setStep`,
    permission: 'customer:update',
    changes: true,
    from: (at) => `/analysis/parting/${at.partingId}`,
    input: (at) => ({ id: String(at.partingId), step: 'floor_price', due_on: '2026-12-31', done_on: null, note: null }),
    expect: changes,
  },
  {
    action: `${parting}/actions.ts#takeBack`,
    permission: 'customer:override',
    changes: true,
    from: (at) => `/analysis/parting/${at.partingId}`,
    input: (at) => ({ id: String(at.partingId), reason: '已提价' }),
    expect: parts,
  },
]
