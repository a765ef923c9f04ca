import { readers, shipped } from '../analysis.ts'
import { takesLists } from '../exports.ts'
import { everybody } from '../line.ts'
import { opensNone, signsNone, wholeBook, writes } from '../reviews.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'

const file = 'app/(crm)/review/actions.ts'

export const reviewPages: readonly PageLine[] = [
  { page: 'app/(crm)/review/page.tsx', permission: 'review:read', everywhere: true, path: () => '/review', expect: readers },
  {
    page: 'app/(crm)/review/[year]/page.tsx',
    permission: 'review:read',
    path: () => '/review/2090',
    shows: (at) => `/customers/${at.customerId}"`,
    expect: shipped,
  },
]

export const reviewActions: readonly ActionLine[] = [
  {
    action: `${file}#openYear`,
    permission: 'review:update',
    everywhere: true,
    changes: true,
    from: () => '/review',
    input: () => ({ year: 2090 }),
    expect: opensNone,
  },
  {
    action: `${file}#refreshYear`,
    permission: 'review:update',
    everywhere: true,
    changes: true,
    from: () => '/review/2091',
    input: () => ({ year: 2091 }),
    expect: wholeBook,
  },
  {
    action: `${file}#classifyYear`,
    permission: 'analysis:run',
    everywhere: true,
    changes: true,
    from: () => '/review/2091',
    input: () => ({ year: 2091 }),
    expect: wholeBook,
  },
  {
    action: `${file}#writeEntry`,
    permission: 'review:update',
    changes: true,
    from: () => '/review/2090',
    input: (at) => ({ year: 2090, part: 'complainer', customer: String(at.customerId), decision: '上门道歉' }),
    expect: writes,
  },
  {
    action: `${file}#removeEntry`,
    permission: 'review:update',
    changes: true,
    from: () => '/review/2090',
    input: (at) => ({ year: 2090, customer: String(at.customerId) }),
    expect: writes,
  },
  {
    action: `${file}#signYear`,
    permission: 'review:sign',
    everywhere: true,
    changes: true,
    from: () => '/review/2091',
    input: () => ({ year: 2091, version: 2_000_000_000 }),
    expect: signsNone,
  },
  {
    action: `${file}#checkExport`,
    permission: 'customer:export',
    everywhere: true,
    from: () => '/review/2091',
    input: () => ({ year: '2091' }),
    expect: takesLists,
  },
  {
    // Nobody has to be asked for an empty one.
    action: `${file}#askExport`,
    permission: 'customer:export',
    everywhere: true,
    from: () => '/review/2091',
    input: () => ({ year: '2091', reason: '年终会' }),
    expect: { ...everybody('r'), sales: 'x', service: 'x', claims: 'x' },
  },
]
