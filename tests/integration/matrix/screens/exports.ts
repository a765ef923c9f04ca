import { takesLists } from '../exports.ts'
import type { ActionLine } from '../screen-line.ts'

export const exportActions: readonly ActionLine[] = [
  {
    action: 'app/(crm)/customers/export/actions.ts#checkExport',
    permission: 'customer:export',
    from: () => '/customers',
    input: (at) => ({ q: at.customerName, columns: 'name.phone' }),
    expect: takesLists,
  },
  {
    action: 'app/(crm)/analysis/drop/actions.ts#checkExport',
    permission: 'customer:export',
    everywhere: true,
    from: () => '/analysis/drop',
    input: () => ({ level: 'red' }),
    expect: takesLists,
  },
  {
    action: 'app/(crm)/prospects/export/actions.ts#checkExport',
    permission: 'customer:export',
    everywhere: true,
    from: () => '/prospects',
    input: () => ({ step: 'won' }),
    expect: takesLists,
  },
  {
    action: 'app/(crm)/cases/export/actions.ts#checkExport',
    permission: 'customer:export',
    everywhere: true,
    from: () => '/cases',
    input: () => ({ q: 'zz没有' }),
    expect: takesLists,
  },
]
