import type { RoleKey } from '#lib/platform/org/roles'
import { changes, merges, mergesInto, sees } from '../customers.ts'
import type { Row } from '../line.ts'
import { everybody, rows } from '../line.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'
import type { Target } from '../target.ts'

// What is done on the card of a customer. Whoever sees a customer may note what was said and make tasks, but for finance, which only makes tasks.
const notes: Record<RoleKey, Row> = { ...sees, finance: rows.never }
const contactWork: Record<RoleKey, Row> = { ...sees, claims: rows.never, finance: rows.never, executive: rows.never }

/** The same table where a rule refuses whatever lies within reach. */
const refused = (table: Record<RoleKey, Row>): Record<RoleKey, Row> =>
  Object.fromEntries(Object.entries(table).map(([role, row]) => [role, row.replaceAll('+', 'r')])) as typeof table

const card = (at: Target) => `/customers/${at.customerId}`

export const cardPages: readonly PageLine[] = [
  {
    // The timeline cut to what was changed, as a link on the card has it.
    page: 'app/(crm)/customers/[id]/page.tsx',
    permission: 'customer:read',
    path: (at) => `${card(at)}?tab=timeline&events=interaction,change&undone=7&kept=name`,
    expect: sees,
  },
  {
    page: 'app/(crm)/customers/[id]/log/page.tsx',
    permission: 'interaction:create',
    path: (at) => `${card(at)}/log?channel=visit&contact=${at.contactId}`,
    expect: notes,
  },
  {
    // Begun on the page of a prospect, and led back there.
    page: 'app/(crm)/customers/[id]/log/page.tsx',
    permission: 'interaction:create',
    path: (at) => `${card(at)}/log?from=prospect`,
    expect: notes,
  },
  {
    page: 'app/(crm)/customers/[id]/log/[entry]/page.tsx',
    permission: 'interaction:update',
    path: (at) => `${card(at)}/log/${at.interactionId}`,
    expect: notes,
  },
  {
    page: 'app/(crm)/customers/[id]/merge/page.tsx',
    permission: 'customer:merge',
    path: (at) => `${card(at)}/merge?q=zq`,
    expect: merges,
  },
  {
    page: 'app/(crm)/customers/[id]/merge/page.tsx',
    permission: 'customer:merge',
    path: (at) => `${card(at)}/merge?with=${at.twinId}`,
    expect: merges,
  },
]

const work = 'app/(crm)/customers/[id]/work-actions.ts'

export const cardActions: readonly ActionLine[] = [
  {
    action: `${work}#planTouch`,
    permission: 'customer:update',
    changes: true,
    from: card,
    input: (at) => ({ id: String(at.customerId), next_touch_on: '2099-01-01', instead_of: null }),
    expect: changes,
  },
  {
    action: `${work}#createTaskHere`,
    permission: 'task:create',
    changes: true,
    from: card,
    input: (at) => ({ customer_id: String(at.customerId), title: '回电' }),
    expect: sees,
  },
  {
    action: `${work}#changeTask`,
    permission: 'task:update',
    changes: true,
    from: card,
    input: (at) => ({ id: String(at.taskId), version: 1, note: '尽快' }),
    expect: sees,
  },
  {
    action: `${work}#finishTask`,
    permission: 'task:update',
    changes: true,
    from: card,
    input: (at) => ({ id: String(at.taskId), version: 1, done: true }),
    expect: sees,
  },
  {
    action: `${work}#createContactHere`,
    permission: 'contact:create',
    changes: true,
    from: card,
    input: (at) => ({ customer_id: String(at.customerId), name: '新人' }),
    expect: contactWork,
  },
  {
    action: `${work}#changeContact`,
    permission: 'contact:update',
    changes: true,
    from: card,
    input: (at) => ({ id: String(at.contactId), version: 1, decision_role: 'decider' }),
    expect: contactWork,
  },
  {
    action: `${work}#setContactPreference`,
    permission: 'contact:update',
    changes: true,
    from: card,
    input: (at) => ({
      id: String(at.contactId),
      version: 0,
      refused: ['call'],
      from_time: null,
      to_time: null,
      least_days: null,
    }),
    expect: contactWork,
  },
  {
    action: `${work}#noteContactConsent`,
    permission: 'contact:update',
    changes: true,
    from: card,
    input: (at) => ({ id: String(at.contactId), purpose: 'survey', given: true, notice_version: '1.0', channel: 'call' }),
    expect: contactWork,
  },
  {
    action: `${work}#noteFact`,
    permission: 'customer:update',
    changes: true,
    from: card,
    input: (at) => ({ id: String(at.customerId), key: 'parcels_month', value: 300 }),
    expect: changes,
  },
  {
    action: `${work}#setParent`,
    permission: 'customer:update',
    changes: true,
    from: card,
    input: (at) => ({ id: String(at.customerId), version: 1, parent_id: String(at.twinId) }),
    expect: changes,
  },
  {
    action: `${work}#findCustomers`,
    permission: 'customer:read',
    from: card,
    input: () => ({ q: '对照zqsibling' }),
    shows: (at) => `"name":"对照${at.token}"`,
    expect: { ...everybody('---------'), executive: '-----+---', administrator: '-----+---' },
  },
  {
    action: 'app/(crm)/customers/[id]/log/actions.ts#logInteraction',
    permission: 'interaction:create',
    changes: true,
    from: (at) => `${card(at)}/log`,
    input: (at) => ({ customer_id: String(at.customerId), channel: 'visit', next_touch_on: '2099-01-01' }),
    expect: notes,
  },
  {
    action: 'app/(crm)/customers/[id]/log/actions.ts#changeInteraction',
    permission: 'interaction:update',
    changes: true,
    from: (at) => `${card(at)}/log/${at.interactionId}`,
    input: (at) => ({ id: String(at.interactionId), version: 1, archived: true }),
    expect: notes,
  },
  {
    // Whoever wrote it: the owner of the customer, and the outlet's head where nobody owns it.
    action: 'app/(crm)/customers/[id]/log/actions.ts#takeBackNote',
    permission: 'interaction:update',
    changes: true,
    from: card,
    input: (at) => ({ id: String(at.interactionId) }),
    expect: { ...refused(notes), sales: notes.sales, outlet: 'rr+---r--' },
  },
  {
    action: 'app/(crm)/customers/[id]/merge/actions.ts#mergeHere',
    permission: 'customer:merge',
    changes: true,
    from: (at) => `${card(at)}/merge`,
    input: (at) => ({ id: String(at.customerId), merged: String(at.twinId), version: 1, merged_version: 1 }),
    expect: mergesInto,
  },
  {
    action: 'app/(crm)/customers/[id]/merge/actions.ts#undoOne',
    permission: 'customer:merge',
    changes: true,
    from: card,
    input: (at) => ({ id: at.mergeId }),
    expect: merges,
  },
]
