import type { ActionLine, PageLine } from '../screen-line.ts'
import { accountActions, accountPages } from './account.ts'
import { analysisPages } from './analysis.ts'
import { analysisActions } from './analysis-actions.ts'
import { approvalActions, approvalPages } from './approvals.ts'
import { bulkActions, bulkPages } from './bulk.ts'
import { cardActions, cardPages } from './card.ts'
import { caseActions, casePages } from './cases.ts'
import { customerActions, customerPages } from './customers.ts'
import { dashboardActions, dashboardPages } from './dashboards.ts'
import { exportActions } from './exports.ts'
import { hygieneActions, hygienePages } from './hygiene.ts'
import { importActions, importPages } from './imports.ts'
import { lossActions, lossPages } from './losses.ts'
import { paperActions, paperPages } from './papers.ts'
import { prospectActions, prospectPages } from './prospects.ts'
import { reportActions, reportPages } from './reports.ts'
import { reviewActions, reviewPages } from './reviews.ts'
import { salesActions, salesPages } from './sales.ts'
import { settingsActions, settingsPages } from './settings.ts'
import { sleeperActions, sleeperPages } from './sleepers.ts'
import { valueActions, valuePages } from './value.ts'
import { viewActions } from './views.ts'
import { waybillActions, waybillPages } from './waybills.ts'

/** Every page: who may come in where, and what shows. */
export const pageLines: readonly PageLine[] = [
  ...accountPages,
  ...customerPages,
  ...casePages,
  ...prospectPages,
  ...salesPages,
  ...importPages,
  ...waybillPages,
  ...settingsPages,
  ...bulkPages,
  ...analysisPages,
  ...dashboardPages,
  ...reportPages,
  ...reviewPages,
  ...lossPages,
  ...valuePages,
  ...sleeperPages,
  ...cardPages,
  ...approvalPages,
  ...hygienePages,
  ...paperPages,
]

/** Every server action: a public endpoint, whatever page shows its button. */
export const actionLines: readonly ActionLine[] = [
  ...accountActions,
  ...customerActions,
  ...caseActions,
  ...prospectActions,
  ...salesActions,
  ...importActions,
  ...waybillActions,
  ...settingsActions,
  ...bulkActions,
  ...exportActions,
  ...viewActions,
  ...analysisActions,
  ...dashboardActions,
  ...reportActions,
  ...reviewActions,
  ...lossActions,
  ...valueActions,
  ...sleeperActions,
  ...cardActions,
  ...approvalActions,
  ...hygieneActions,
  ...paperActions,
]
