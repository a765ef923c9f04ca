import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { Telling } from './repository.ts'
import { countUnreadRows, deleteOldRows, listNotificationRows, markRowsRead, storeNotifications } from './repository.ts'

/** So many unread ones are counted; more are shown as "99+". */
export const mostUnread = 100
/** After so many days what was told is forgotten; the audit keeps what was done. */
const keptDays = 180
const pageSize = 50

/** Tells people something in the product: `kind` names the text under `notifications` in the catalogues, `params` fill it (nothing personal in clear), `href` is where
 * it is dealt with, and `matter` what it is about: of one matter at most one stands unread. In the caller's transaction, so that nothing is told that did
 * not happen. Nobody is told what he did himself. */
export async function notify(ctx: Pick<Context, 'db' | 'actor'>, tellings: readonly Telling[]): Promise<void> {
  const others = tellings.filter(({ userId }) => userId !== ctx.actor.userId)
  if (others.length > 0) await storeNotifications(ctx.db, others)
}

/** Lists what the actor was told, the latest first; `next` is what to ask for to go on, or null. */
export async function listNotifications(ctx: Context, before: number | null) {
  const rows = await listNotificationRows(ctx.db, ctx.actor.userId, before, pageSize + 1)
  const page = rows.slice(0, pageSize)
  return { rows: page, next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null }
}

/** Counts what the actor has not read, at most `mostUnread`. */
export function countUnread(ctx: Pick<Context, 'db' | 'actor'>): Promise<number> {
  return countUnreadRows(ctx.db, ctx.actor.userId, mostUnread)
}

/** Notes one of the actor's own as read, or with `upTo` all up to it; others' are left alone without a word. */
export async function markRead(ctx: Context, id: number, upTo: boolean): Promise<void> {
  await markRowsRead(ctx.db, ctx.actor.userId, id, upTo)
}

/** Forgets what was told long ago; for a daily job. */
export function forgetOldNotifications(db: Db): Promise<number> {
  return deleteOldRows(db, keptDays)
}
