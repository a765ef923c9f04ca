import type { RoleKey } from '#lib/platform/org/roles'
import type { Row } from '../line.ts'
import { everybody, rows } from '../line.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'

const nowhere = 2_000_000_000
const company = '++++++++-'

/** What only whoever runs the system may come to, one sign a role: what the administrator finds. */
const only = (sign: string): Record<RoleKey, Row> => ({ ...everybody('x'), administrator: sign })
/** The same where it depends on the outlet or the person at the place. */
const onlyAtPlaces: Record<RoleKey, Row> = { ...everybody(rows.never), administrator: company }
const readsAudit: Record<RoleKey, Row> = { ...everybody('x'), executive: '+', administrator: '+' }
const startsRuns = (sign: string): Record<RoleKey, Row> => ({
  ...everybody('x'),
  sales_manager: sign,
  executive: sign,
  administrator: sign,
})

const page = (path: string, permission: string, expect: Record<RoleKey, Row> = only('+')): PageLine => ({
  page: `app/(crm)/settings${path}/page.tsx`,
  permission,
  everywhere: true,
  path: () => `/settings${path}`,
  expect,
})

export const settingsPages: readonly PageLine[] = [
  page('', 'user:manage'),
  page('/company', 'settings:manage'),
  page('/users', 'user:manage'),
  page('/users/new', 'user:manage'),
  page('/roles', 'user:manage'),
  page('/roles/new', 'user:manage'),
  page('/outlets', 'outlet:manage'),
  page('/outlets/new', 'outlet:manage'),
  page('/dictionary', 'settings:manage'),
  page('/dictionary/new', 'settings:manage'),
  page('/terms', 'settings:manage'),
  page('/thresholds', 'settings:manage'),
  page('/calendar', 'settings:manage'),
  page('/keys', 'key:manage'),
  page('/jobs', 'settings:manage'),
  page('/audit', 'audit:read', readsAudit),
  {
    page: 'app/(crm)/settings/users/[id]/page.tsx',
    permission: 'user:manage',
    path: (at) => `/settings/users/${at.userId}`,
    expect: onlyAtPlaces,
  },
  {
    page: 'app/(crm)/settings/roles/[key]/page.tsx',
    permission: 'user:manage',
    everywhere: true,
    path: () => '/settings/roles/finance',
    expect: only('+'),
  },
  {
    page: 'app/(crm)/settings/outlets/[id]/page.tsx',
    permission: 'outlet:manage',
    path: (at) => `/settings/outlets/${at.outletId}`,
    expect: onlyAtPlaces,
  },
  {
    page: 'app/(crm)/settings/dictionary/[key]/page.tsx',
    permission: 'settings:manage',
    everywhere: true,
    path: () => '/settings/dictionary/employees',
    expect: only('+'),
  },
  {
    page: 'app/(crm)/settings/terms/[list]/page.tsx',
    permission: 'settings:manage',
    everywhere: true,
    path: () => '/settings/terms/industry',
    expect: only('+'),
  },
]

interface Plan {
  expect?: Record<RoleKey, Row>
  changes?: true
  /** Depends on what stands at the place. */
  atPlaces?: true
}

const action = (
  name: string,
  permission: string,
  input: ActionLine['input'],
  { expect = only('+'), changes, atPlaces }: Plan = {},
): ActionLine => ({
  action: `app/(crm)/settings${name}`,
  permission,
  from: () => `/settings${name.replace(/\/?actions\.ts.*$/, '')}`,
  input,
  expect,
  ...(changes === true ? { changes } : {}),
  ...(atPlaces === true ? {} : { everywhere: true }),
})

const atPlaces: Plan = { expect: onlyAtPlaces, atPlaces: true }

export const settingsActions: readonly ActionLine[] = [
  action('/actions.ts#findColleagues', 'user:manage', () => ({})),
  action('/actions.ts#findPlaces', 'outlet:manage', () => ({})),
  action('/company/actions.ts#renameCompany', 'settings:manage', (at) => ({ name: at.token }), { changes: true }),
  action('/company/actions.ts#setProfile', 'settings:manage', () => ({ profile: 'mixed', version: 0, byHand: false }), {
    changes: true,
  }),
  action('/company/actions.ts#putFirstStepsAside', 'settings:manage', () => ({}), { changes: true }),
  action(
    '/users/actions.ts#addUser',
    'user:manage',
    (at) => ({ email: `${at.token}@new.example`, name: '新同事', outlet_id: String(at.outletId), roles: [] }),
    { changes: true },
  ),
  // Nothing is changed by what stands so already: those who call are among these very people.
  action('/users/actions.ts#saveUser', 'user:manage', (at) => ({ id: String(at.userId), version: 1 }), atPlaces),
  action('/users/actions.ts#enableAccount', 'user:manage', (at) => ({ id: at.userId, version: 1 }), atPlaces),
  action('/users/actions.ts#disableAccount', 'user:manage', () => ({ id: nowhere, version: 1, to: null }), { expect: only('-') }),
  action('/users/actions.ts#resetUserPassword', 'user:manage', () => ({ id: nowhere, version: 1 }), { expect: only('-') }),
  action('/users/actions.ts#handOverCustomers', 'user:manage', (at) => ({ from: nowhere, to: at.userId }), { expect: only('-') }),
  action('/roles/actions.ts#addRole', 'user:manage', (at) => ({ copy_of: 'finance', name: `角色${at.token}` }), {
    changes: true,
  }),
  // Nothing is changed by what stands so already.
  action('/roles/actions.ts#saveRole', 'user:manage', () => ({ key: 'finance', version: 1, grants: { 'user:manage': null } })),
  action('/roles/actions.ts#removeRole', 'user:manage', () => ({ key: 'finance', version: 1 }), { expect: only('r') }),
  action(
    '/outlets/actions.ts#addOutlet',
    'outlet:manage',
    (at) => ({
      external_id: `new-${at.token}`,
      name: '新网点',
      kind: 'outlet',
      franchise: 'false',
      parent_id: String(at.outletId),
    }),
    { changes: true },
  ),
  action('/outlets/actions.ts#saveOutlet', 'outlet:manage', (at) => ({ id: String(at.outletId), version: 1 }), atPlaces),
  action(
    '/outlets/actions.ts#archiveOutlet',
    'outlet:manage',
    (at) => ({ id: String(at.outletId), version: 1, archived: false }),
    atPlaces,
  ),
  action(
    '/dictionary/actions.ts#addFactKey',
    'settings:manage',
    (at) => ({
      key: `k_${at.token}`,
      info_class: 'descriptive',
      value_type: 'text',
      labels: { 'zh-CN': '自定义' },
      options: [],
    }),
    { changes: true },
  ),
  action(
    '/dictionary/actions.ts#saveFactKey',
    'settings:manage',
    () => ({ key: 'employees', version: 1, labels: { 'zh-CN': '改名' }, options: [] }),
    { expect: only('r') },
  ),
  action('/dictionary/actions.ts#switchFactKey', 'settings:manage', () => ({ key: 'employees', version: 99, active: false }), {
    expect: only('r'),
  }),
  action('/terms/actions.ts#addWord', 'settings:manage', (at) => ({ list: 'tag', text: `标签 ${at.token}` }), { changes: true }),
  action('/terms/actions.ts#renameWord', 'settings:manage', () => ({ id: nowhere, version: 1, text: '改名' }), {
    expect: only('-'),
  }),
  action('/terms/actions.ts#moveWord', 'settings:manage', () => ({ id: nowhere, version: 1, to: 'up' }), { expect: only('-') }),
  action('/terms/actions.ts#switchWord', 'settings:manage', () => ({ id: nowhere, version: 1, active: false }), {
    expect: only('-'),
  }),
  action('/thresholds/actions.ts#saveSetting', 'settings:manage', () => ({ key: 'analysis.abc', version: 0, values: {} })),
  action('/thresholds/actions.ts#startRuns', 'analysis:run', () => ({}), { expect: startsRuns('+'), changes: true }),
  action('/calendar/actions.ts#setDay', 'settings:manage', () => ({ day: '2030-05-06', kind: 'holiday', name: '司庆' }), {
    changes: true,
  }),
  action('/calendar/actions.ts#removeDay', 'settings:manage', () => ({ day: '2031-05-06' }), { expect: only('-') }),
  action('/calendar/actions.ts#importYear', 'settings:manage', () => ({ year: 2032, text: '2032-01-01 休 元旦' }), {
    changes: true,
  }),
  action('/keys/actions.ts#addKey', 'key:manage', () => ({ name: 'matrix', role: 'executive' }), { changes: true }),
  action('/keys/actions.ts#revokeKey', 'key:manage', () => ({ id: nowhere }), { expect: only('-') }),
  action('/jobs/actions.ts#retryJob', 'settings:manage', () => ({ id: '00000000-0000-4000-8000-000000000000' }), {
    expect: only('-'),
  }),
  action('/jobs/actions.ts#retryRun', 'analysis:run', (at) => ({ id: String(at.runId) }), { expect: startsRuns('r') }),
  action('/audit/actions.ts#findActors', 'audit:read', () => ({}), { expect: readsAudit }),
]
