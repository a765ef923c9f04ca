import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { selectionScore } from '#lib/records/opportunities/scorecard'
import { openSteps } from '#lib/records/opportunities/step'
import type { DemoCompany } from '../company.ts'
import { userId } from '../people/staff.ts'
import { makeRandom } from '../random.ts'
import { continueIds, storeRows } from '../rows.ts'
import { secondsOfDay } from '../timeline.ts'
import type { Courtship } from './courtships.ts'
import { courtships } from './courtships.ts'

const criterion = z.object({ id: z.int(), weight: z.int() })
type Criterion = z.infer<typeof criterion>
/** Share of the leads that were judged; of the others nobody knows enough. */
const judgedLeads = 0.3
const nine = 9 * 3_600

/** Stores how customers are being won: the steps that each took, and how they were judged by the criteria that ship. */
export async function storeOpportunities(company: DemoCompany): Promise<void> {
  const { db } = company
  const criteria = await db.rows(
    criterion,
    sql`select id, weight from selection_criterion where archived_at is null order by position`,
  )
  const found = courtships(company).map((courtship, place) => ({ id: place + 1, courtship, points: judge(courtship, criteria) }))
  await storeRows(
    db,
    'opportunity',
    found.map(({ id, courtship, points }) => ({ id, ...opportunityRow(company, courtship, points, criteria) })),
  )
  await continueIds(db, 'opportunity')
  await storeRows(
    db,
    'opportunity_move',
    found.flatMap(({ id, courtship }) => moveRows(company, id, courtship)),
  )
  const scores = found.flatMap(({ id, courtship, points }) =>
    points.map((given, place) => ({
      ...{ opportunity_id: id, criterion_id: criteria[place]?.id, points: given, by_id: userId(courtship.by) },
      at: company.timeline.stamp(courtship.steppedOn * secondsOfDay + nine),
    })),
  )
  await storeRows(db, 'selection_score', scores)
}

function judge({ customerId, step }: Courtship, criteria: readonly Criterion[]): number[] {
  const random = makeRandom('judged', customerId)
  return step === 'unqualified' && !random.chance(judgedLeads) ? [] : criteria.map(() => random.between(1, 5))
}

function opportunityRow(
  { timeline }: DemoCompany,
  courtship: Courtship,
  points: readonly number[],
  criteria: readonly Criterion[],
): Record<string, unknown> {
  const stamp = (day: number) => timeline.stamp(day * secondsOfDay + nine)
  const isKnown = courtship.reached === 'unqualified' ? null : true
  const isClosed = courtship.step === 'won' || courtship.step === 'lost'
  return {
    ...{ customer_id: courtship.customerId, step: courtship.step, step_since: stamp(courtship.steppedOn) },
    ...{ pieces_month: courtship.waybillsMonth, serviceable: isKnown, wishes: isKnown, able: isKnown },
    score: selectionScore(points.map((given, place) => ({ points: given, weight: criteria[place]?.weight ?? 0 }))),
    ...{ lost_reason: courtship.lossReason, closed_at: isClosed ? stamp(courtship.steppedOn) : null },
    ...{
      created_by_id: userId(courtship.by),
      version: 1,
      created_at: stamp(courtship.begunOn),
      updated_at: stamp(courtship.steppedOn),
    },
  }
}

/** One move for each step on the way, evenly spread over the time that it took. */
function moveRows({ timeline }: DemoCompany, id: number, courtship: Courtship): Record<string, unknown>[] {
  const way = [...openSteps.slice(0, openSteps.indexOf(courtship.reached) + 1), courtship.step]
  const steps = way.filter((step, place) => way.indexOf(step) === place)
  const { begunOn, steppedOn, by, lossReason } = courtship
  return steps.map((step, place) => ({
    ...{ opportunity_id: id, from_step: steps[place - 1] ?? null, to_step: step, by_id: userId(by) },
    reason: step === 'lost' ? lossReason : null,
    at: timeline.stamp(
      (begunOn + Math.floor(((steppedOn - begunOn) * place) / Math.max(1, steps.length - 1))) * secondsOfDay + nine,
    ),
  }))
}
