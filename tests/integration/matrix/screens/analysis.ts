import { inRun, inWholePlaces, readers, shipped, starters } from '../analysis.ts'
import { everybody, rows } from '../line.ts'
import { decides } from '../relations.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'
import type { Target } from '../target.ts'

/** A person's name is masked; the way to the card says who is in it. */
const linked = (at: Target) => `/customers/${at.customerId}"`

const read = (page: string, path: PageLine['path']): PageLine => ({
  page: `app/(crm)/analysis/${page}`,
  permission: 'analysis:read',
  everywhere: true,
  path,
  expect: readers,
})

export const analysisPages: readonly PageLine[] = [
  read('page.tsx', () => '/analysis'),
  read('[scheme]/page.tsx', () => '/analysis/abc'),
  read('[scheme]/page.tsx', () => '/analysis/loyalty'),
  read('runs/page.tsx', () => '/analysis/runs'),
  read('runs/[id]/page.tsx', (at) => `/analysis/runs/${at.runId}`),
  read('relationship/page.tsx', () => '/analysis/relationship'),
  read('relationship/customers/page.tsx', () => '/analysis/relationship/customers'),
  read('contact-balance/page.tsx', () => '/analysis/contact-balance'),
  read('upgrade/page.tsx', () => '/analysis/upgrade'),
  read('concentration/page.tsx', () => '/analysis/concentration'),
  {
    // Of a place that the reader does not see as a whole nothing is told.
    page: 'app/(crm)/analysis/concentration/alarms/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/concentration/alarms?limit=200',
    shows: linked,
    expect: inWholePlaces,
  },
  read('satisfaction/page.tsx', () => '/analysis/satisfaction'),
  read('on-time/page.tsx', () => '/analysis/on-time'),
  read('satisfaction-index/page.tsx', () => '/analysis/satisfaction-index'),
  read('loyalty-tree/page.tsx', () => '/analysis/loyalty-tree'),
  {
    // Everybody's loyalty was set by hand, as spurious.
    page: 'app/(crm)/analysis/loyalty-tree/customers/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/loyalty-tree/customers?leaf=visits&side=others&limit=200',
    shows: linked,
    expect: inRun,
  },
  {
    // Who answered is counted, archived or not.
    page: 'app/(crm)/analysis/satisfaction-index/customers/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/satisfaction-index/customers?limit=200',
    shows: linked,
    expect: shipped,
  },
  {
    page: 'app/(crm)/analysis/satisfaction-index/customers/page.tsx',
    permission: 'analysis:read',
    path: (at) => `/analysis/satisfaction-index/customers?item=${at.itemId}&limit=200`,
    shows: linked,
    expect: shipped,
  },
  {
    // Everybody's loyalty was set by hand, as spurious.
    page: 'app/(crm)/analysis/loyalty-matrix/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/loyalty-matrix?limit=200',
    shows: linked,
    expect: inRun,
  },
  read('season/page.tsx', () => '/analysis/season'),
  read('retention/page.tsx', (at) => `/analysis/retention?outlet=${at.outletId}`),
  read('retention/page.tsx', () => '/analysis/retention?by=segment'),
  // A customer out of reach is left out, whoever asks.
  read('price-cut/page.tsx', () => '/analysis/price-cut'),
  read('price-cut/page.tsx', (at) => `/analysis/price-cut?customer=${at.customerId}`),
  {
    // Whoever is archived or merged away is watched by nobody.
    page: 'app/(crm)/analysis/drop/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/drop?limit=200',
    // A link that says from which list the card is opened.
    shows: (at) => `/customers/${at.customerId}?`,
    expect: inRun,
  },
  {
    page: 'app/(crm)/analysis/negative/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/negative?limit=200',
    shows: linked,
    expect: inRun,
  },
  {
    page: 'app/(crm)/analysis/revenue/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/revenue?limit=200',
    shows: linked,
    expect: inRun,
  },
  {
    page: 'app/(crm)/analysis/year-value/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/year-value?limit=200',
    shows: linked,
    expect: inRun,
  },
  ...['worth', 'keeping', 'value-change', 'profit'].map(
    (place): PageLine => ({
      page: `app/(crm)/analysis/${place}/page.tsx`,
      permission: 'analysis:read',
      path: () => `/analysis/${place}?limit=200`,
      shows: linked,
      expect: inRun,
    }),
  ),
  ...['worth', 'keeping', 'value-change', 'profit'].map((place) =>
    read(`${place}/page.tsx`, (at) => `/analysis/${place}?outlet=${at.outletId}`),
  ),
  read('satisfaction/page.tsx', () => `/analysis/satisfaction?group=${encodeURIComponent('服饰')}`),
  // A filter by an outlet out of reach is left out, whoever asks.
  read('revenue/page.tsx', (at) => `/analysis/revenue?outlet=${at.outletId}`),
  read('year-value/page.tsx', (at) => `/analysis/year-value?outlet=${at.outletId}`),
  read('drop/page.tsx', (at) => `/analysis/drop?outlet=${at.outletId}`),
  read('concentration/page.tsx', (at) => `/analysis/concentration?outlet=${at.outletId}`),
  {
    page: 'app/(crm)/analysis/runs/[id]/customers/page.tsx',
    permission: 'analysis:read',
    path: (at) => `/analysis/runs/${at.runId}/customers?limit=200`,
    shows: linked,
    expect: inRun,
  },
  {
    // Who is archived or merged away is in no list of what was decided; otherwise it reaches as far as a run does.
    page: 'app/(crm)/analysis/overrides/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/overrides?limit=200',
    shows: linked,
    expect: inRun,
  },
  {
    // Who was asked was asked, archived or not.
    page: 'app/(crm)/analysis/satisfaction/customers/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/satisfaction/customers?answer=4&limit=200',
    shows: linked,
    expect: shipped,
  },
]

/** Decisions on the level of a relationship: as far as classes set by hand; what is accepted stands in the list, where nobody archived or merged away is. */
const levelActions: readonly ActionLine[] = [
  {
    action: 'app/(crm)/analysis/relationship/customers/actions.ts#acceptRecommended',
    permission: 'customer:override',
    changes: true,
    from: () => '/analysis/relationship/customers',
    input: (at) => ({ customers: [Number(at.customerId)] }),
    expect: { ...everybody(rows.never), sales_manager: '++-------', executive: '++++++---', administrator: '++++++---' },
  },
  {
    // What somebody else has accepted is not undone.
    action: 'app/(crm)/analysis/relationship/customers/actions.ts#undoRecommended',
    permission: 'customer:override',
    changes: true,
    from: () => '/analysis/relationship/customers',
    input: () => ({ batch: 2_000_000_000 }),
    expect: { ...everybody(rows.never), sales_manager: '---------', executive: '---------', administrator: '---------' },
  },
  {
    action: 'app/(crm)/analysis/relationship/customers/actions.ts#setLevel',
    permission: 'customer:override',
    changes: true,
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ id: String(at.customerId), level: 'proactive', reason: '行业龙头' }),
    expect: decides,
  },
  {
    action: 'app/(crm)/analysis/relationship/customers/actions.ts#clearLevel',
    permission: 'customer:override',
    changes: true,
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ id: String(at.customerId) }),
    expect: decides,
  },
]

export const analysisActions: readonly ActionLine[] = [
  {
    // As far as the list of drops: whoever is archived or merged away is in none.
    action: 'app/(crm)/analysis/drop/actions.ts#handOut',
    permission: 'task:create',
    changes: true,
    from: () => '/analysis/drop',
    input: (at) => ({ customers: [at.customerId], due_on: '2099-01-31' }),
    expect: inRun,
  },
  ...(['markSeen', 'unmarkSeen'] as const).map(
    (name): ActionLine => ({
      action: `app/(crm)/analysis/drop/actions.ts#${name}`,
      permission: 'task:create',
      changes: true,
      from: () => '/analysis/drop',
      input: (at) => ({ customers: [at.customerId] }),
      expect: inRun,
    }),
  ),
  ...[
    { from: '/analysis/keeping', action: 'keeping/actions.ts#handOutToKeep' },
    { from: '/analysis/value-change', action: 'value-change/actions.ts#handOutChange' },
  ].map(
    ({ from, action }): ActionLine => ({
      action: `app/(crm)/analysis/${action}`,
      permission: 'task:create',
      changes: true,
      from: () => from,
      input: (at) => ({ customers: [at.customerId], due_on: '2099-01-31' }),
      expect: inRun,
    }),
  ),
  ...(['markChangeSeen', 'unmarkChangeSeen'] as const).map(
    (name): ActionLine => ({
      action: `app/(crm)/analysis/value-change/actions.ts#${name}`,
      permission: 'task:create',
      changes: true,
      from: () => '/analysis/value-change',
      input: (at) => ({ customers: [at.customerId] }),
      expect: inRun,
    }),
  ),
  {
    action: 'app/(crm)/analysis/concentration/alarms/actions.ts#handOutAlarm',
    permission: 'task:create',
    changes: true,
    from: () => '/analysis/concentration/alarms',
    input: (at) => ({ customers: [at.customerId], due_on: '2099-01-31' }),
    expect: inWholePlaces,
  },
  ...(['markAlarmSeen', 'unmarkAlarmSeen'] as const).map(
    (name): ActionLine => ({
      action: `app/(crm)/analysis/concentration/alarms/actions.ts#${name}`,
      permission: 'task:create',
      changes: true,
      from: () => '/analysis/concentration/alarms',
      input: (at) => ({ customers: [at.customerId] }),
      expect: inWholePlaces,
    }),
  ),
  {
    action: 'app/(crm)/analysis/loyalty-matrix/actions.ts#handOut',
    permission: 'task:create',
    changes: true,
    from: () => '/analysis/loyalty-matrix',
    input: (at) => ({ customers: [at.customerId], due_on: '2099-01-31' }),
    expect: inRun,
  },
  ...(['markSeen', 'unmarkSeen'] as const).map(
    (name): ActionLine => ({
      action: `app/(crm)/analysis/loyalty-matrix/actions.ts#${name}`,
      permission: 'task:create',
      changes: true,
      from: () => '/analysis/loyalty-matrix',
      input: (at) => ({ customers: [at.customerId] }),
      expect: inRun,
    }),
  ),
  {
    action: 'app/(crm)/analysis/actions.ts#startSchemeRun',
    permission: 'analysis:run',
    everywhere: true,
    changes: true,
    from: () => '/analysis',
    input: () => ({ scheme: 'loyalty' }),
    expect: starters,
  },
  {
    action: 'app/(crm)/analysis/actions.ts#startLook',
    permission: 'analysis:run',
    everywhere: true,
    changes: true,
    from: () => '/analysis',
    input: () => ({ scheme: 'abc', values: { a_share: '0.7' } }),
    expect: starters,
  },
  {
    // The run of every place waits still: whoever may is told so.
    action: 'app/(crm)/analysis/actions.ts#keepRunParameters',
    permission: 'settings:manage',
    everywhere: true,
    changes: true,
    from: (at) => `/analysis/runs/${at.runId}`,
    input: (at) => ({ id: String(at.runId) }),
    expect: { ...everybody('x'), administrator: 'r' },
  },
  {
    // As far as the list of the stalled: whoever is archived or merged away is in none.
    action: 'app/(crm)/analysis/upgrade/actions.ts#handOutOne',
    permission: 'task:create',
    changes: true,
    from: () => '/analysis/upgrade',
    input: (at) => ({ id: String(at.customerId) }),
    expect: inRun,
  },
  ...levelActions,
  {
    action: 'app/(crm)/analysis/relationship/actions.ts#saveMatrices',
    permission: 'settings:manage',
    everywhere: true,
    changes: true,
    from: () => '/analysis/relationship',
    input: () => ({ count: { few_medium: 'proactive' } }),
    expect: { ...everybody('x'), administrator: '+' },
  },
  {
    action: 'app/(crm)/analysis/relationship/actions.ts#printMatrices',
    permission: 'settings:manage',
    everywhere: true,
    changes: true,
    from: () => '/analysis/relationship',
    input: () => ({}),
    expect: { ...everybody('x'), administrator: '+' },
  },
  {
    action: 'app/(crm)/analysis/actions.ts#cancelSchemeRun',
    permission: 'analysis:run',
    everywhere: true,
    changes: true,
    from: () => '/analysis',
    input: (at) => ({ id: String(at.runId) }),
    expect: starters,
  },
  {
    action: 'app/(crm)/customers/[id]/override-actions.ts#setCustomerClass',
    permission: 'customer:override',
    changes: true,
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ id: String(at.customerId), scheme: 'abc', class: 'C', reason: '行业龙头' }),
    expect: decides,
  },
  {
    action: 'app/(crm)/customers/[id]/override-actions.ts#clearCustomerClass',
    permission: 'customer:override',
    changes: true,
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ id: String(at.customerId), scheme: 'loyalty' }),
    expect: decides,
  },
]
