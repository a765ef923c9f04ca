import { randomUUID } from 'node:crypto'
import type { Context } from './context.ts'
import type { Db } from './db/database.ts'
import { defaultLocale } from './i18n/locale.ts'
import type { Log } from './log/log.ts'
import { loadCompany } from './org/company.ts'
import { permissionNames } from './org/roles.ts'
import { everything } from './scope/scope.ts'

/** The context of the system itself, for jobs and set-up: no user (id 0, null in the audit), everything permitted. */
export async function systemContext(db: Db, log: Log, now: Date = new Date()): Promise<Context> {
  return {
    actor: {
      kind: 'system',
      userId: 0,
      name: 'system',
      outletId: 0,
      roles: [],
      titles: [],
      permissions: Object.fromEntries(permissionNames.map((name) => [name, everything])),
    },
    company: await loadCompany(db),
    db,
    now,
    log,
    locale: defaultLocale,
    requestId: randomUUID(),
  }
}
