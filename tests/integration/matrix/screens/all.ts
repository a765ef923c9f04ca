import type { ActionLine, DownloadLine, PageLine } from '../screen-line.ts'
import { accountActions, accountPages } from './account.ts'
import { customerActions, customerPages } from './customers.ts'

/** Every page: who may come in where, and what shows. */
export const pageLines: readonly PageLine[] = [...accountPages, ...customerPages]

/** Every server action: a public endpoint, whatever page shows its button. */
export const actionLines: readonly ActionLine[] = [...accountActions, ...customerActions]

/** Every route that hands out a file. */
export const downloadLines: readonly DownloadLine[] = []
