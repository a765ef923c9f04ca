import type { Place } from './place.ts'

/** Records at one place. Every text of theirs holds `token`, every telephone number ends in `digits`: what must not be seen can be looked for. */
export interface Target {
  place: Place
  token: string
  digits: string
  customerId: number
  /** Another customer at the same place, never archived or merged. */
  twinId: number
  customerName: string
  externalId: string
  contactId: number
  interactionId: number
  taskId: number
  caseId: number
  /** A case about which the outlet of the place was asked. */
  askedCaseId: number
  /** A file that the desk added to the case, and one that the outlet brought that was asked. */
  caseFileId: number
  askedFileId: number
  opportunityId: number
  /** A claim of the customer by whoever works at the place. */
  collisionId: number
  /** A paper that ends tomorrow, with a scan. */
  paperId: number
  waybillNo: string
  surveyId: number
  itemId: number
  importId: number
  runId: number
  /** That the customer was lost; nobody has said why. */
  lossId: number
  mergeId: number
  /** A private view of the place's user, another that was deleted, and a bulk change that the user made of the customer. */
  viewId: number
  deletedViewId: number
  /** A private page of charts of the place's user, and another that was deleted. */
  dashboardId: number
  deletedDashboardId: number
  /** A report of the place's user. */
  reportId: number
  bulkChangeId: number
  /** A request about the customer that anybody who sees it may decide, and another that the user of the place made. */
  approvalId: number
  ownApprovalId: number
  /** A reference in force of the customer, and a parting with it that is under way. */
  referenceId: number
  partingId: number
  outletId: number
  outletCode: string
  userId: number
  userEmail: string
  version: number
}

const nowhere = 2_000_000_000

/** Records that are not there, under names that nobody has. */
export function goneTarget(token: string, digits: string): Target {
  return {
    place: 'gone',
    token,
    digits,
    customerId: nowhere,
    twinId: nowhere,
    customerName: `客户${token}`,
    externalId: `ext-${token}`,
    contactId: nowhere,
    interactionId: nowhere,
    taskId: nowhere,
    caseId: nowhere,
    askedCaseId: nowhere,
    caseFileId: nowhere,
    askedFileId: nowhere,
    opportunityId: nowhere,
    collisionId: nowhere,
    paperId: nowhere,
    waybillNo: `YK${token}`,
    surveyId: nowhere,
    itemId: nowhere,
    lossId: nowhere,
    mergeId: nowhere,
    viewId: nowhere,
    deletedViewId: nowhere,
    dashboardId: nowhere,
    deletedDashboardId: nowhere,
    reportId: nowhere,
    bulkChangeId: nowhere,
    approvalId: nowhere,
    ownApprovalId: nowhere,
    referenceId: nowhere,
    partingId: nowhere,
    outletId: nowhere,
    outletCode: `NO${token}`,
    userId: nowhere,
    userEmail: `${token}@test.yike`,
    version: 1,
    importId: nowhere,
    runId: nowhere,
  }
}
