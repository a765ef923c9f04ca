import type { RoleKey } from '#lib/platform/org/roles'
import type { Target } from './target.ts'

/**
 * What is expected, one sign a place:
 *   +  it is done, or shown
 *   -  404: as if it were not there (in a list: it does not show)
 *   x  403: this role may never do this
 *   r  refused by a rule or a conflict (409, 422) although it is within reach
 *   b  400: what was asked cannot be asked of this
 *   >  it leads to another page
 */
export type Row = string

/** The rows that occur often: what lies within reach of somebody's own customers, team, outlet, tree and company. */
export const rows = {
  //                own colleague outlet child franchise sibling archived merged gone
  never: 'xxxxxxxxx',
  own: '+-----+--',
  team: '++----+--',
  outlet: '+++---+--',
  tree: '+++++-+--',
  all: '++++++++-',
} as const

/** The same row for every role. */
export const everybody = (row: Row): Record<RoleKey, Row> => ({
  sales: row,
  sales_manager: row,
  service: row,
  service_manager: row,
  outlet: row,
  claims: row,
  finance: row,
  executive: row,
  administrator: row,
})

/** One operation in the table: who may do it where, written by hand and not taken from the roles. */
export interface Line {
  /** Method and path, as in the API's table. */
  operation: string
  expect: Record<RoleKey, Row>
  /** What to send; the target holds ids of records at the place. */
  request: (target: Target) => { path: string; body?: unknown; headers?: Record<string, string> }
  /** For a list, which is asked once a role: what shows when the record at the place is in it. The path is made from the own place. */
  shows?: (target: Target) => string
  /** Changes what it is called on, or adds to it: each call gets records of its own. */
  changes?: boolean
  /** Does not depend on where a record stands: one sign a role, and one call. */
  everywhere?: boolean
  /** What a success may answer of others: the duplicate check names the colleague, a reveal the telephone number that was asked for. */
  mayShow?: (target: Target) => string[]
  /** What the caller has typed, which any answer may repeat: it is taken out before the answer is looked through. */
  echoes?: (target: Target) => string
}
