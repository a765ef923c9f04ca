import type { ActionLine, DownloadLine, PageLine } from '../screen-line.ts'
import { accountActions, accountPages } from './account.ts'
import { bulkActions, bulkPages } from './bulk.ts'
import { customerActions, customerPages } from './customers.ts'
import { customerDownloads, exportActions } from './exports.ts'
import { viewActions } from './views.ts'

/** Every page: who may come in where, and what shows. */
export const pageLines: readonly PageLine[] = [...accountPages, ...bulkPages, ...customerPages]

/** Every server action: a public endpoint, whatever page shows its button. */
export const actionLines: readonly ActionLine[] = [
  ...accountActions,
  ...bulkActions,
  ...customerActions,
  ...exportActions,
  ...viewActions,
]

/** Every route that hands out a file. */
export const downloadLines: readonly DownloadLine[] = [...customerDownloads]
