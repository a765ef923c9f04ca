import type { Context } from '#lib/platform/context'
import type { Figures } from './figures.ts'
import type { ReviewPeriods } from './periods.ts'
import { listStates } from './repository.ts'
import { sentIn } from './sent.ts'
import { progressOf } from './verdict.ts'

const nothing = { revenueMinor: 0, shipments: 0 }

/** Answers how far each of some wanted customers is won, by id: from the records as they are, over the days of the workbook. Amounts in minor units of its currency. */
export async function wantedFigures(
  ctx: Context,
  review: { currency: string; periods: ReviewPeriods },
  rootIds: readonly number[],
): Promise<Map<number, Figures<'wanted'>>> {
  const { lastYear, thisYear, compared } = review.periods
  const [before, within, earlier, later, states] = await Promise.all([
    sentIn(ctx, rootIds, lastYear, review.currency),
    sentIn(ctx, rootIds, thisYear, review.currency),
    compared === null ? null : sentIn(ctx, rootIds, compared.earlier, review.currency),
    compared === null ? null : sentIn(ctx, rootIds, compared.later, review.currency),
    rootIds.length === 0 ? [] : listStates(ctx.db, rootIds, thisYear, ctx.company.timeZone),
  ])
  return new Map(
    states.map(({ id, ...state }) => {
      const sent = {
        lastYear: before.get(id) ?? nothing,
        thisYear: within.get(id) ?? nothing,
        earlier: earlier === null ? null : (earlier.get(id) ?? nothing),
        later: (later ?? within).get(id) ?? nothing,
      }
      return [id, { ...state, ...sent, progress: progressOf({ ...sent, touches: state.touches, step: state.step }) }]
    }),
  )
}
