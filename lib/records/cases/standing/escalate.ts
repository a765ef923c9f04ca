import type { Context } from '#lib/platform/context'
import { notify } from '#lib/platform/notify/notify'
import type { Holder } from '#lib/platform/org/holders'
import { holdersAbove } from '#lib/platform/org/holders'
import { caseNumber } from '../case.ts'
import type { EscalationPoint } from '../escalation.ts'
import { escalationPoints, reachedPoints } from '../escalation.ts'
import { hearersOf } from '../escalation-people.ts'
import { noteEvents } from '../events/log.ts'
import { loadCaseSettings } from '../load-settings.ts'
import type { CaseSettings } from '../service-rules.ts'
import { hoursOfClock } from './keep.ts'
import type { DueClock } from './repository.ts'
import { storeNextPoints, takeDueClocks } from './repository.ts'

const BATCH = 200

interface Reached extends DueClock {
  point: EscalationPoint
}

/** Notes in their cases, and tells who has to hear of it, which clocks have reached a point since the last time; of several points of one clock the last. Answers how
 * many that were. For the job of the minute: done twice it notes nothing twice. */
export async function escalateDue(ctx: Context): Promise<number> {
  for (let noted = 0; ; ) {
    const taken = await ctx.db.tx((db) => escalateBatch({ ...ctx, db }))
    noted += taken
    if (taken < BATCH) return noted
  }
}

async function escalateBatch(ctx: Context): Promise<number> {
  const due = await takeDueClocks(ctx.db, ctx.now, BATCH)
  if (due.length === 0) return 0
  const settings = await loadCaseSettings(ctx)
  const looked = due.map((clock) => ({ clock, ...lookAt(ctx, clock, settings) }))
  await storeNextPoints(
    ctx.db,
    looked.map(({ clock, next }) => ({ case_id: clock.caseId, kind: clock.kind, next_point_at: next })),
  )
  const reached = looked.flatMap(({ clock, last }): Reached[] => (last === null ? [] : [{ ...clock, point: last }]))
  const holders = await holdersOf(ctx, reached)
  const told = reached.map((each) => ({ each, userIds: hearers(each, holders) }))
  await noteEvents(
    ctx,
    reached.map(({ caseId, kind, dueAt, point }) => ({
      caseId,
      kind: 'escalated' as const,
      at: ctx.now,
      actorId: null,
      detail: { clock: kind, level: point.level, mark: point.mark, due_at: dueAt.toISOString() },
    })),
  )
  await notify(
    ctx,
    told.flatMap(({ each, userIds }) => userIds.map((userId) => tellingOf(each, userId))),
  )
  return due.length
}

function lookAt(ctx: Context, clock: DueClock, settings: CaseSettings) {
  const hours = hoursOfClock(clock, clock.type, settings)
  return reachedPoints(escalationPoints(clock, settings, hours, ctx.company.timeZone), ctx.now)
}

/** Who holds what above each outlet that is named, each looked up once. */
async function holdersOf(ctx: Context, reached: readonly Reached[]): Promise<Map<number | null, Holder[]>> {
  const outlets = new Set(reached.flatMap(({ outletId, askedOutletId }) => [outletId, askedOutletId]))
  const found = new Map<number | null, Holder[]>()
  for (const outletId of outlets) found.set(outletId, await holdersAbove(ctx.db, outletId))
  return found
}

function hearers(
  { assigneeId, outletId, askedOutletId, point }: Reached,
  holders: ReadonlyMap<number | null, Holder[]>,
): number[] {
  const ofAsked = askedOutletId === null ? [] : (holders.get(askedOutletId) ?? [])
  return hearersOf(point.level, { assigneeId, ofCase: holders.get(outletId) ?? [], ofAsked })
}

function tellingOf({ caseId, kind, point }: Reached, userId: number) {
  const what = kind === 'legal' && point.mark !== 100 ? 'case_legal_day' : point.mark >= 100 ? 'case_overdue' : 'case_due_soon'
  return {
    userId,
    kind: what,
    params: { number: caseNumber(caseId), clock: kind, mark: point.mark },
    href: `/cases/${caseId}`,
    matter: `case:${caseId}:${kind}`,
  }
}
