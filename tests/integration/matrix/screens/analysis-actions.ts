import { inRun, inWholePlaces, starters } from '../analysis.ts'
import { everybody, rows } from '../line.ts'
import { decides } from '../relations.ts'
import type { ActionLine } from '../screen-line.ts'

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
    input: () => ({ scheme: 'abc', values: { a_share: '70' } }),
    expect: starters,
  },
  {
    // The run of every place waits still, and only one that failed or was cancelled is repeated: whoever may is told so.
    action: 'app/(crm)/analysis/actions.ts#repeatSchemeRun',
    permission: 'analysis:run',
    everywhere: true,
    changes: true,
    from: (at) => `/analysis/runs/${at.runId}`,
    input: (at) => ({ id: String(at.runId) }),
    expect: { ...everybody('x'), sales_manager: 'r', executive: 'r', administrator: 'r' },
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
