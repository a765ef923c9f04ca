import { everybody, rows } from '../line.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'
import { readers } from '../shipments.ts'
import { caseCardActions } from './case-card.ts'
import { caseDeskActions } from './case-desk.ts'
import { asked, oversees, records, wherever, works } from './case-roles.ts'

export const casePages: readonly PageLine[] = [
  {
    page: 'app/(crm)/cases/page.tsx',
    permission: 'case:read',
    path: () => '/cases?limit=200',
    shows: (at) => `"/cases/${at.caseId}?`,
    expect: readers,
  },
  {
    page: 'app/(crm)/cases/page.tsx',
    permission: 'case:read',
    path: () => '/cases?limit=200&stage=all',
    shows: (at) => `"/cases/${at.caseId}?`,
    expect: readers,
  },
  {
    // Of the own customers: nobody but who sells has any.
    page: 'app/(crm)/cases/page.tsx',
    permission: 'case:read',
    path: () => '/cases?limit=200&owner=me&stage=unclosed',
    shows: (at) => `"/cases/${at.caseId}?`,
    expect: { ...everybody('---------'), sales: rows.own },
  },
  {
    // The number of a caller is no door to somebody else's cases.
    page: 'app/(crm)/cases/page.tsx',
    permission: 'case:read',
    path: (at) => `/cases?q=139${at.digits}`,
    echoes: (at) => `139${at.digits}`,
    expect: everybody('+++++++++'),
  },
  { page: 'app/(crm)/cases/[id]/page.tsx', permission: 'case:read', path: (at) => `/cases/${at.caseId}`, expect: readers },
  {
    page: 'app/(crm)/cases/[id]/page.tsx',
    permission: 'case:read',
    path: (at) => `/cases/${at.caseId}?do=resolve`,
    expect: readers,
  },
  {
    page: 'app/(crm)/cases/new/page.tsx',
    permission: 'case:create',
    path: (at) => `/cases/new?customer=${at.customerId}&waybill=YK`,
    expect: wherever(records, '+++++++++'),
  },
  {
    page: 'app/(crm)/cases/desk/page.tsx',
    permission: 'case:update',
    everywhere: true,
    path: () => '/cases/desk',
    expect: wherever(works, '+'),
  },
  {
    page: 'app/(crm)/cases/board/page.tsx',
    permission: 'case:oversee',
    everywhere: true,
    path: () => '/cases/board',
    expect: oversees,
  },
  {
    page: 'app/(crm)/cases/assign/page.tsx',
    permission: 'case:oversee',
    everywhere: true,
    path: () => '/cases/assign',
    expect: oversees,
  },
  {
    page: 'app/(crm)/cases/handed/page.tsx',
    permission: 'case:answer',
    path: () => '/cases/handed',
    shows: (at) => `"/cases/handed/${at.askedCaseId}"`,
    expect: asked,
  },
  {
    page: 'app/(crm)/cases/handed/[id]/page.tsx',
    permission: 'case:answer',
    path: (at) => `/cases/handed/${at.askedCaseId}`,
    expect: asked,
  },
  {
    // Being asked about one case is no way to another.
    page: 'app/(crm)/cases/handed/[id]/page.tsx',
    permission: 'case:answer',
    path: (at) => `/cases/handed/${at.caseId}`,
    expect: wherever(asked, '---------'),
  },
  {
    page: 'app/(crm)/pop/page.tsx',
    permission: 'customer:read',
    path: (at) => `/pop?phone=139${at.digits}`,
    echoes: (at) => `139${at.digits}`,
    expect: everybody('+++++++++'),
  },
]

export const caseActions: readonly ActionLine[] = [...caseCardActions, ...caseDeskActions]
