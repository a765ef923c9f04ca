import type { RoleKey } from '#lib/platform/org/roles'
import type { Row } from './line.ts'
import type { Target } from './target.ts'

/** What pages and actions have in common in their table. Signs and places are those of the API's table; `>` leads elsewhere. */
interface ScreenLine {
  expect: Record<RoleKey, Row>
  /** What must be held to come in: written by hand, compared with what stands in the source. */
  permission: 'public' | 'signed in' | (string & {})
  everywhere?: boolean
  changes?: boolean
  shows?: (target: Target) => string
  mayShow?: (target: Target) => string[]
  /** What the caller has typed, which any answer may repeat: it is taken out before the answer is looked through. */
  echoes?: (target: Target) => string
  hides?: Partial<Record<RoleKey, readonly string[]>>
  /** The way of those without a role, where it is not that of their kind. */
  strangers?: Readonly<Record<string, string>>
}

export interface PageLine extends ScreenLine {
  /** The file of the page. */
  page: string
  path: (target: Target) => string
}

export interface ActionLine extends ScreenLine {
  /** file#name */
  action: string
  /** A page that calls it, by address. */
  from: (target: Target) => string
  input: (target: Target) => unknown
}
