import { everybody, rows } from '../line.ts'
import { reveals } from '../org.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'
import { readers } from '../shipments.ts'

const never = rows.never

/** Who works on cases: sales see those of their customers and record them, finance and whoever leads only see. */
const works: ActionLine['expect'] = { ...readers, sales: never, finance: never }
const records: ActionLine['expect'] = { ...readers, finance: never, executive: never }

/** The same where the rules say no to a case as it stands. */
const ruledOut = (table: ActionLine['expect']): ActionLine['expect'] =>
  Object.fromEntries(Object.entries(table).map(([role, row]) => [role, row.replaceAll('+', 'r')])) as ActionLine['expect']

/** Comes in where the permission is held at all. */
const wherever = (table: ActionLine['expect'], row: string): ActionLine['expect'] =>
  Object.fromEntries(Object.entries(table).map(([role, own]) => [role, own === never ? own : row])) as ActionLine['expect']

const oversees: ActionLine['expect'] = { ...everybody('x'), service_manager: '+', executive: '+', administrator: '+' }

// What an outlet was asked is reached by the outlet that was asked, wherever the customer is; about what was merged away here no outlet was.
//                                own colleague outlet child franchise sibling archived merged gone
const asked: ActionLine['expect'] = { ...everybody(never), outlet: '+++---+--', administrator: '+++++++--' }

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

const card = (at: { caseId: number }) => `/cases/${at.caseId}`
const named = (at: { caseId: number }) => ({ id: String(at.caseId) })

export const caseActions: readonly ActionLine[] = [
  {
    action: 'app/(crm)/cases/[id]/actions.ts#answerUser',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), channel: 'call', text: '已受理' }),
    expect: works,
  },
  {
    action: 'app/(crm)/cases/[id]/actions.ts#noteNotReached',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), channel: 'call', result: 'no_answer' }),
    expect: works,
  },
  {
    action: 'app/(crm)/cases/[id]/actions.ts#noteTold',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), channel: 'call', text: '已告知' }),
    expect: works,
  },
  {
    action: 'app/(crm)/cases/[id]/actions.ts#noteSecondCall',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), text: '再次来电' }),
    expect: works,
  },
  {
    // Nobody has heard from us yet.
    action: 'app/(crm)/cases/[id]/actions.ts#waitForUser',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), text: '等客户回传照片' }),
    expect: ruledOut(works),
  },
  {
    action: 'app/(crm)/cases/[id]/actions.ts#resumeOne',
    permission: 'case:update',
    changes: true,
    from: card,
    input: named,
    expect: ruledOut(works),
  },
  {
    action: 'app/(crm)/cases/[id]/actions.ts#askAnOutlet',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), version: 1, outlet_id: String(at.outletId), text: '请核实' }),
    expect: works,
  },
  {
    // Names of outlets are known throughout the company: any may be asked.
    action: 'app/(crm)/cases/[id]/actions.ts#findOutletsForCase',
    permission: 'case:update',
    from: card,
    input: () => ({}),
    shows: (at) => `"id":"${at.outletId}"`,
    expect: wherever(works, '++++++++-'),
  },
  {
    action: 'app/(crm)/cases/[id]/actions.ts#solveCase',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), version: 1, root_cause: 'sorting', resolution: '已处理' }),
    expect: works,
  },
  {
    // Whoever may decide no coupon asks for it; who administers asks nobody, and may not.
    action: 'app/(crm)/cases/[id]/pay-actions.ts#giveCoupon',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), version: 1, goodwill: '10', reason: '客户久等' }),
    expect: works,
  },
  {
    action: 'app/(crm)/cases/[id]/pay-actions.ts#noteMoneyPaid',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), version: 1, paid_on: '2026-01-05', paid_reference: 'FK1' }),
    expect: ruledOut(works),
  },
  {
    action: 'app/(crm)/cases/[id]/pay-actions.ts#noteMoneyCame',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), answer: 'received' }),
    expect: ruledOut(works),
  },
  {
    action: 'app/(crm)/cases/[id]/actions.ts#noteFollowUp',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), answer: 'satisfied' }),
    expect: ruledOut(works),
  },
  {
    action: 'app/(crm)/cases/[id]/actions.ts#reopenOne',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), version: 1, text: '又来电' }),
    expect: ruledOut(works),
  },
  {
    action: 'app/(crm)/cases/[id]/actions.ts#assignOne',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), version: 1 }),
    expect: works,
  },
  {
    action: 'app/(crm)/cases/[id]/file-actions.ts#removeFile',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), file_id: at.caseFileId }),
    expect: works,
  },
  {
    action: 'app/(crm)/cases/[id]/actions.ts#reclassifyOne',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), version: 1, subcategory: 'loss_whole', priority: '1' }),
    expect: works,
  },
  {
    action: 'app/(crm)/cases/[id]/actions.ts#noteStep',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), version: 1, step: 'drafted', text: '拟复' }),
    expect: ruledOut(works),
  },
  {
    action: 'app/(crm)/cases/[id]/actions.ts#noteDecision',
    permission: 'case:update',
    changes: true,
    from: card,
    input: (at) => ({ ...named(at), version: 1, effective: 'true' }),
    expect: ruledOut(works),
  },
  {
    action: 'app/(crm)/cases/[id]/actions.ts#revealCaller',
    permission: 'customer:reveal',
    from: card,
    input: (at) => ({ ...named(at), field: 'caller_phone' }),
    mayShow: (at) => [at.digits],
    expect: reveals,
  },
  {
    action: 'app/(crm)/cases/new/actions.ts#recordNewCase',
    permission: 'case:create',
    changes: true,
    from: () => '/cases/new',
    input: (at) => ({
      ...{ customer_id: String(at.customerId), type: 'complaint', subcategory: 'loss_whole' },
      ...{ channel: 'hotline', description: '未收到' },
    }),
    expect: records,
  },
  {
    // A number that is not known, or not to the reader, is no refusal: the case can be recorded all the same.
    action: 'app/(crm)/cases/new/actions.ts#findWaybillForCase',
    permission: 'case:create',
    from: () => '/cases/new',
    input: (at) => ({ waybill_no: at.waybillNo }),
    expect: wherever(records, '+++++++++'),
  },
  {
    // What goes on from nothing can be recorded all the same: somebody else's complaints are simply not among those found.
    action: 'app/(crm)/cases/new/actions.ts#findComplaintsForCase',
    permission: 'case:create',
    from: () => '/cases/new',
    input: (at) => ({ customer_id: String(at.customerId) }),
    expect: wherever(records, '+++++++++'),
  },
  {
    action: 'app/(crm)/cases/new/actions.ts#findCustomersForCase',
    permission: 'customer:read',
    from: () => '/cases/new',
    input: (at) => ({ q: at.customerName }),
    expect: everybody('+++++++++'),
  },
  {
    // Nobody named here works on cases.
    action: 'app/(crm)/cases/assign/actions.ts#shareByLoad',
    permission: 'case:oversee',
    everywhere: true,
    from: () => '/cases/assign',
    input: (at) => ({ user_ids: [at.userId] }),
    expect: wherever({ ...everybody(never), service_manager: '+', executive: '+', administrator: '+' }, 'b'),
  },
  {
    // As above.
    action: 'app/(crm)/cases/assign/actions.ts#previewByLoad',
    permission: 'case:oversee',
    everywhere: true,
    from: () => '/cases/assign',
    input: (at) => ({ user_ids: [at.userId] }),
    expect: wherever({ ...everybody(never), service_manager: '+', executive: '+', administrator: '+' }, 'b'),
  },
  {
    // As above.
    action: 'app/(crm)/cases/assign/actions.ts#takeBackShared',
    permission: 'case:oversee',
    everywhere: true,
    from: () => '/cases/assign',
    input: (at) => ({ deeds: [{ case_id: at.caseId, from_id: null, to_id: at.userId }] }),
    expect: wherever({ ...everybody(never), service_manager: '+', executive: '+', administrator: '+' }, 'b'),
  },
  {
    action: 'app/(crm)/cases/assign/actions.ts#countListed',
    permission: 'case:oversee',
    everywhere: true,
    from: () => '/cases?limit=200',
    input: () => ({ query: { assignee: 'none' } }),
    expect: oversees,
  },
  {
    action: 'app/(crm)/cases/handed/actions.ts#answerForOutlet',
    permission: 'case:answer',
    changes: true,
    from: () => '/cases/handed',
    input: (at) => ({ id: String(at.askedCaseId), text: '监控显示', fault: 'ours' }),
    expect: asked,
  },
  {
    // One line an action: a need, which whoever works with customers may note. What each role may make of a call has a test of its own.
    action: 'app/(crm)/pop/actions.ts#recordOneCall',
    permission: 'customer:read',
    changes: true,
    from: () => '/pop',
    input: (at) => ({
      customer_id: String(at.customerId),
      outcome: 'need',
      heard: '每天十票',
      next_touch_on: '2099-01-01',
    }),
    expect: { ...readers, finance: never },
  },
]
