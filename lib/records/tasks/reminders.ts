import type { Context } from '#lib/platform/context'
import { notify } from '#lib/platform/notify/notify'
import { claimReminders } from './repository.ts'

/** So many at once; those left are reminded of a minute later. */
const atOnce = 500

/** Where a task is dealt with: on the card of its customer. One without a customer stands where its notification does. */
export function hrefOf(customerId: number | null): string {
  return customerId === null ? '/notifications' : `/customers/${customerId}`
}

/** Tells assignees of open tasks whose reminder has come, each once, and answers how many they were; for a job that comes round. */
export async function remindOfTasks(ctx: Context): Promise<number> {
  return ctx.db.tx(async (db) => {
    const due = await claimReminders(db, ctx.now, atOnce)
    const tellings = due.map(({ id, title, assigneeId, customerId }) => ({
      userId: assigneeId,
      kind: 'task_due',
      params: { title },
      href: hrefOf(customerId),
      matter: `task:${id}`,
    }))
    await notify({ ...ctx, db }, tellings)
    return due.length
  })
}
