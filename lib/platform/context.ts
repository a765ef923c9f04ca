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
  roles: readonly string[]
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
