import type { ActionLine, DownloadLine, PageLine } from '../screen-line.ts'
import { accountActions, accountPages } from './account.ts'
import { analysisActions, analysisPages } from './analysis.ts'
import { approvalActions, approvalDownloads, approvalPages } from './approvals.ts'
import { bulkActions, bulkPages } from './bulk.ts'
import { cardActions, cardPages } from './card.ts'
import { caseActions, casePages } from './cases.ts'
import { customerActions, customerPages } from './customers.ts'
import { customerDownloads, exportActions } from './exports.ts'
import { hygieneActions, hygienePages } from './hygiene.ts'
import { importActions, importPages } from './imports.ts'
import { prospectActions, prospectPages } from './prospects.ts'
import { salesActions, salesPages } from './sales.ts'
import { settingsActions, settingsPages } from './settings.ts'
import { viewActions } from './views.ts'
import { waybillActions, waybillDownloads, waybillPages } from './waybills.ts'

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
  ...cardPages,
  ...approvalPages,
  ...hygienePages,
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
  ...cardActions,
  ...approvalActions,
  ...hygieneActions,
]

/** Every route that hands out a file. */
export const downloadLines: readonly DownloadLine[] = [...waybillDownloads, ...customerDownloads, ...approvalDownloads]
