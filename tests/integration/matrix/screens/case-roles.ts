import { everybody, rows } from '../line.ts'
import type { ActionLine } from '../screen-line.ts'
import { readers } from '../shipments.ts'

// Who may do what with cases, from one place to the next.

const never = rows.never

/** Who works on cases: sales see those of their customers and record them, finance and whoever leads only see. */
export const works: ActionLine['expect'] = { ...readers, sales: never, finance: never }
export const records: ActionLine['expect'] = { ...readers, finance: never, executive: never }

/** The same where the rules say no to a case as it stands. */
export const ruledOut = (table: ActionLine['expect']): ActionLine['expect'] =>
  Object.fromEntries(Object.entries(table).map(([role, row]) => [role, row.replaceAll('+', 'r')])) as ActionLine['expect']

/** Comes in where the permission is held at all. */
export const wherever = (table: ActionLine['expect'], row: string): ActionLine['expect'] =>
  Object.fromEntries(Object.entries(table).map(([role, own]) => [role, own === never ? own : row])) as ActionLine['expect']

export const oversees: ActionLine['expect'] = { ...everybody('x'), service_manager: '+', executive: '+', administrator: '+' }

// What an outlet was asked is reached by the outlet that was asked, wherever the customer is; about what was merged away here no outlet was.
//                                own colleague outlet child franchise sibling archived merged gone
export const asked: ActionLine['expect'] = { ...everybody(never), outlet: '+++---+--', administrator: '+++++++--' }
