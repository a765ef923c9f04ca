import { z } from 'zod'
import { lastBackupAt } from '../backup/last.ts'
import type { Context } from '../context.ts'
import { sql } from '../db/sql.ts'
import { permitWholeCompany } from '../scope/scope.ts'

/** A key that ends within so many days is worth a word. */
const SOON_DAYS = 30

const person = z.object({ id: z.int(), name: z.string() })
const key = z.object({ id: z.int(), name: z.string(), expiresAt: z.date() })

/** What whoever administers the company looks after beside its jobs and imports. */
export interface Administration {
  /** Who was refused for too many guesses of a password within the last 24 hours. */
  limited: z.infer<typeof person>[]
  /** Keys that end within thirty days, or did within the last thirty; the first to end first. */
  endingKeys: z.infer<typeof key>[]
  /** How many colleagues have not yet changed their one-time password. */
  oneTime: number
  backupAt: Date | null
}

/** Answers what needs a look among people, keys and backups now. For whoever manages settings of the whole company; of keys and people nothing where those may not be managed. */
export async function viewAdministration(ctx: Context): Promise<Administration> {
  permitWholeCompany(ctx, 'settings:manage')
  const { db, now } = ctx
  const people = ctx.actor.permissions['user:manage']?.kind === 'all'
  const keys = ctx.actor.permissions['key:manage']?.kind === 'all'
  const [limited, oneTime, endingKeys, backupAt] = await Promise.all([
    people
      ? db.rows(
          person,
          sql`
          select u.id, u.name from app_user u where u.kind = 'person' and u.disabled_at is null and u.id in (
            select a.actor_id from audit_event a where a.action = 'session.limited' and a.at > ${now}::timestamptz - interval '24 hours')
          order by u.id limit 20`,
        )
      : [],
    people
      ? db.row(
          z.object({ count: z.int() }),
          sql`select count(*)::int4 as count from app_user where kind = 'person' and disabled_at is null and must_change_password`,
        )
      : null,
    keys
      ? db.rows(
          key,
          sql`
          select id, name, expires_at as "expiresAt" from api_key where revoked_at is null
            and expires_at between ${now}::timestamptz - make_interval(days => ${SOON_DAYS}) and ${now}::timestamptz + make_interval(days => ${SOON_DAYS})
          order by expires_at, id limit 20`,
        )
      : [],
    lastBackupAt(db),
  ])
  return { limited, endingKeys, oneTime: oneTime?.count ?? 0, backupAt }
}
