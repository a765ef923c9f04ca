import { changes, listed } from '../customers.ts'
import { rows } from '../line.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'

// Who may change a customer verifies what is known of it; claims and finance do neither.

export const hygienePages: readonly PageLine[] = [
  {
    page: 'app/(crm)/customers/facts-to-verify/page.tsx',
    permission: 'customer:update',
    path: () => '/customers/facts-to-verify?limit=200',
    shows: (at) => `/customers/${at.customerId}"`,
    expect: { ...listed, claims: rows.never, finance: rows.never },
  },
]

export const hygieneActions: readonly ActionLine[] = [
  {
    action: 'app/(crm)/customers/[id]/work-actions.ts#verifyFactHere',
    permission: 'customer:update',
    changes: true,
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ id: String(at.customerId), key: 'employees', seen: 20 }),
    expect: changes,
  },
]
