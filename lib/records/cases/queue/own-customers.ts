import type { Context } from '#lib/platform/context'
import { legalDueAt, runsLegally } from '../legal-clock.ts'
import type { QueueFilter } from './filter.ts'
import type { QueueRow } from './service.ts'
import { listQueue } from './service.ts'

/** Which cases of a queue are open ones of the reader's own customers. */
export const ofOwnCustomers = { owner: 'me', stage: 'unclosed' } as const satisfies QueueFilter

/** An open case of an own customer. */
export interface OwnCustomersCase extends QueueRow {
  /** When the legal seven days end, ISO 8601; null where they do not run. */
  legal_due_at: string | null
}

/** Lists the open cases of the customers that the actor owns, that first whose next clock ends first, at most so many; who works on a case does not matter. */
export async function listOwnCustomersCases(ctx: Context, most: number): Promise<OwnCustomersCase[]> {
  const { rows } = await listQueue(ctx, { ...ofOwnCustomers, sort: 'next_due', falling: false, limit: most })
  return rows.map((row) => {
    const runs = runsLegally({ type: row.type, informed: row.informed_at !== null })
    const dueAt = runs ? legalDueAt(new Date(row.opened_at), ctx.company.timeZone) : null
    return { ...row, legal_due_at: dueAt === null ? null : dueAt.toISOString() }
  })
}
