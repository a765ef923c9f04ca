import { everybody, rows } from '../line.ts'
import type { ActionLine } from '../screen-line.ts'
import { readers } from '../shipments.ts'
import { asked, oversees, records, wherever } from './case-roles.ts'

/** What is done with cases elsewhere: recording them, sharing them out, answering for an outlet, and while somebody calls. */
export const caseDeskActions: readonly ActionLine[] = [
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
    expect: wherever({ ...everybody(rows.never), service_manager: '+', executive: '+', administrator: '+' }, 'b'),
  },
  {
    // As above.
    action: 'app/(crm)/cases/assign/actions.ts#previewByLoad',
    permission: 'case:oversee',
    everywhere: true,
    from: () => '/cases/assign',
    input: (at) => ({ user_ids: [at.userId] }),
    expect: wherever({ ...everybody(rows.never), service_manager: '+', executive: '+', administrator: '+' }, 'b'),
  },
  {
    // As above.
    action: 'app/(crm)/cases/assign/actions.ts#takeBackShared',
    permission: 'case:oversee',
    everywhere: true,
    from: () => '/cases/assign',
    input: (at) => ({ deeds: [{ case_id: at.caseId, from_id: null, to_id: at.userId }] }),
    expect: wherever({ ...everybody(rows.never), service_manager: '+', executive: '+', administrator: '+' }, 'b'),
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
    expect: { ...readers, finance: rows.never },
  },
]
