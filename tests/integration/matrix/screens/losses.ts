import { inRun } from '../analysis.ts'
import { changes, sees } from '../customers.ts'
import { rows } from '../line.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'
import type { Target } from '../target.ts'

const page = (at: Target) => `/customers/${at.customerId}/loss`

export const lossPages: readonly PageLine[] = [
  {
    page: 'app/(crm)/analysis/lost/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/lost?limit=200',
    shows: (at) => `/customers/${at.customerId}/loss`,
    expect: inRun,
  },
  {
    page: 'app/(crm)/customers/[id]/loss/page.tsx',
    permission: 'analysis:read',
    path: page,
    expect: { ...sees, service: rows.never, claims: rows.never },
  },
]

const actions = 'app/(crm)/customers/[id]/loss/actions.ts'

export const lossActions: readonly ActionLine[] = [
  {
    action: `${actions}#saveLoss`,
    permission: 'customer:update',
    changes: true,
    from: page,
    input: (at) => ({ customer: String(at.customerId), cause: 'price' }),
    expect: changes,
  },
  {
    action: `${actions}#saveWinBack`,
    permission: 'customer:update',
    changes: true,
    from: page,
    input: (at) => ({ id: at.lossId, way: 'call', result: 'refused', cost: '12.50' }),
    expect: changes,
  },
  {
    action: `${actions}#unsaveLoss`,
    permission: 'customer:update',
    changes: true,
    from: page,
    input: (at) => ({ id: at.lossId, version: 1 }),
    expect: changes,
  },
]
