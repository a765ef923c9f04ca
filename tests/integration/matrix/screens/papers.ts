import { changes, listed } from '../customers.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'

export const paperPages: readonly PageLine[] = [
  {
    page: 'app/(crm)/customers/papers/page.tsx',
    permission: 'customer:read',
    path: () => '/customers/papers?limit=200',
    shows: (at) => `/customers/${at.customerId}"`,
    expect: listed,
  },
]

export const paperActions: readonly ActionLine[] = [
  {
    action: 'app/(crm)/customers/[id]/paper-actions.ts#createPaperHere',
    permission: 'customer:update',
    changes: true,
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ customer_id: String(at.customerId), type: '合同', title: '年度合同', form: 'original' }),
    expect: changes,
  },
  {
    action: 'app/(crm)/customers/[id]/paper-actions.ts#changePaper',
    permission: 'customer:update',
    changes: true,
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ id: String(at.paperId), version: 1, archived: true }),
    expect: changes,
  },
  {
    action: 'app/(crm)/customers/[id]/paper-actions.ts#removeScanHere',
    permission: 'customer:update',
    changes: true,
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ id: String(at.paperId), version: 1 }),
    expect: changes,
  },
]
