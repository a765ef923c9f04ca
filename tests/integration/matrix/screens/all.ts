import type { ActionLine, PageLine } from '../screen-line.ts'
import { accountActions, accountPages } from './account.ts'
import { cardActions, cardPages } from './card.ts'
import { customerActions, customerPages } from './customers.ts'
import { prospectActions, prospectPages } from './prospects.ts'

/** Every page: who may come in where, and what shows. */
export const pageLines: readonly PageLine[] = [...accountPages, ...cardPages, ...customerPages, ...prospectPages]

/** Every server action: a public endpoint, whatever page shows its button. */
export const actionLines: readonly ActionLine[] = [...accountActions, ...cardActions, ...customerActions, ...prospectActions]
