import type { Db } from './db/database.ts'
import type { Locale } from './i18n/locale.ts'
import type { Log } from './log/log.ts'
import type { Scope } from './scope/scope.ts'

/** Who acts. `permissions` was resolved once, from roles and the outlet tree, when the request came in. */
export interface Actor {
  kind: 'person' | 'service' | 'system'
  userId: number
  name: string
  outletId: number
  /** Keys of the roles that ship: one of the company's own stands here as the role it was copied from. For whose work something is, never for rights. */
  roles: readonly string[]
  /** What the roles held are called: the key of one that ships, the name of one of the company's own. */
  titles: readonly string[]
  permissions: Readonly<Record<string, Scope>>
  /** Set when a session, or a key, brought the actor in. */
  sessionIdHash?: string
  apiKeyId?: number
}

/** What the company fixed at its first start. */
export interface Company {
  currency: string
  timeZone: string
}

/** Everything a use case needs from its door. `now` is the only clock. */
export interface Context {
  actor: Actor
  company: Company
  db: Db
  now: Date
  log: Log
  locale: Locale
  requestId: string
}
