import { minorPerMajor } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { serviceClassOf } from '../case.ts'
import type { Clock, ClockFacts } from '../clocks.ts'
import { clocksOf, hoursOf, nextClock } from '../clocks.ts'
import { escalationPoints } from '../escalation.ts'
import { loadCaseSettings } from '../load-settings.ts'
import { priorityOf } from '../priority.ts'
import type { CaseSettings } from '../service-rules.ts'
import { stageOf } from '../stage.ts'
import type { ClockToStore, FactsRow, StandingToStore } from './repository.ts'
import { listClockRows, readFacts, storeStandings, takeStale } from './repository.ts'

type Ground = Pick<Context, 'db' | 'company'>

const BATCH = 500

/** Works out where cases stand, and their clocks, from their records, and stores it; in the transaction that has changed them. */
export async function keepStanding(ctx: Ground, caseIds: readonly number[]): Promise<void> {
  if (caseIds.length === 0) return
  const settings = await loadCaseSettings(ctx)
  const worked = (await readFacts(ctx.db, caseIds)).map((row) => workOut(row, settings, ctx.company.timeZone))
  await storeStandings(
    ctx.db,
    worked.map(({ standing }) => standing),
    worked.flatMap(({ clocks }) => clocks),
  )
}

/** Works out what others have written, such as an import, until nothing is stale; answers how many cases that were. For the job of the minute. */
export async function keepStale(ctx: Ground): Promise<number> {
  for (let kept = 0; ; ) {
    const taken = await ctx.db.tx(async (db) => {
      const ids = await takeStale(db, BATCH)
      await keepStanding({ ...ctx, db }, ids)
      return ids.length
    })
    kept += taken
    if (taken < BATCH) return kept
  }
}

function workOut(row: FactsRow, settings: CaseSettings, zone: string): { standing: StandingToStore; clocks: ClockToStore[] } {
  const serviceClass = row.knownClass ?? serviceClassOf(row)
  const above = settings.priority.valueAbove * minorPerMajor(row.currency)
  const { priority } = priorityOf({ ...row, serviceClass }, above)
  const facts: ClockFacts = { ...row, serviceClass, priority }
  const clocks = clocksOf(facts, settings, zone)
  const stage = stageOf(facts)
  const next = nextClock(clocks)
  const firstPoint = (clock: Clock) =>
    escalationPoints(clock, settings, hoursOfClock(clock, row.type, settings), zone)[0]?.at ?? null
  return {
    standing: {
      case_id: row.caseId,
      stage,
      priority,
      service_class: serviceClass,
      active: !row.archived && (stage !== 'closed' || clocks.length > 0),
      next_clock: next?.kind ?? null,
      next_due_at: next?.dueAt ?? null,
    },
    clocks: clocks.map((clock) => ({
      case_id: row.caseId,
      kind: clock.kind,
      started_at: clock.startedAt,
      due_at: clock.dueAt,
      next_point_at: firstPoint(clock),
    })),
  }
}

/** An outlet has the hours of the desk, whatever the type of the case. */
export function hoursOfClock({ kind }: Pick<Clock, 'kind'>, type: string, settings: CaseSettings) {
  return kind === 'outlet' ? settings.serviceHours : hoursOf(type, settings)
}

/** Lists the clocks of a case that run, that first which ends first. */
export function listClocks({ db }: Pick<Context, 'db'>, caseId: number): Promise<Clock[]> {
  return listClockRows(db, caseId)
}
