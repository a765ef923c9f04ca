import type { RoleKey } from '#lib/platform/org/roles'
import type { Row } from './line.ts'
import type { Target } from './target.ts'

/** What came back, in the words of HTTP: status, and everything that the caller could read. */
export interface Answer {
  status: number
  text: string
}

/** One way in, whatever stands behind it (an operation of the API, a page, a server action), and what is expected there. */
export interface Door {
  name: string
  expect: Record<RoleKey, Row>
  /** Those who hold no role or may not come in at all, each with the sign that is expected. */
  strangers: readonly (readonly [who: string, sign: string])[]
  /** Anybody may come in and read anything there. */
  open: boolean
  knock: (who: string, target: Target) => Promise<Answer>
  /** These as in a line of the table. */
  shows?: (target: Target) => string
  changes?: boolean
  everywhere?: boolean
  mayShow?: (target: Target) => string[]
  echoes?: (target: Target) => string
  /** What a role may not find there, although it may come in, such as the title of a panel. */
  hides?: Partial<Record<RoleKey, readonly string[]>>
  /** Writes nothing, whoever asks. */
  readsOnly?: boolean
}
