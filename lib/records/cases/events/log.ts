import type { Context } from '#lib/platform/context'
import type { EventRow, NewEvent } from './repository.ts'
import { insertEventRows, listEventRows } from './repository.ts'

export type { EventRow, NewEvent }

type Ground = Pick<Context, 'db'>

/** Notes what has happened in cases, in the transaction in which it does. What is noted is never changed. */
export async function noteEvents({ db }: Ground, events: readonly NewEvent[]): Promise<void> {
  if (events.length > 0) await insertEventRows(db, events)
}

/** Lists what has happened in a case, the latest first; in clear. */
export function listEvents({ db }: Ground, caseId: number): Promise<EventRow[]> {
  return listEventRows(db, caseId)
}
