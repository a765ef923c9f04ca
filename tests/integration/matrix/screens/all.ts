import type { ActionLine, PageLine } from '../screen-line.ts'
import { accountActions, accountPages } from './account.ts'
import { analysisActions, analysisPages } from './analysis.ts'
import { customerActions, customerPages } from './customers.ts'
import { prospectActions, prospectPages } from './prospects.ts'

/** Every page: who may come in where, and what shows. */
export const pageLines: readonly PageLine[] = [...accountPages, ...customerPages, ...prospectPages, ...analysisPages]

/** Every server action: a public endpoint, whatever page shows its button. */
export const actionLines: readonly ActionLine[] = [...accountActions, ...customerActions, ...prospectActions, ...analysisActions]
