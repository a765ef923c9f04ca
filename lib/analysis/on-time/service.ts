import { AppError } from '#lib/core/errors'
import { decodeCursor, encodeCursor, hashFilter, pageOf } from '#lib/core/page'
import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { viewQuestion } from '../period/figure.ts'
import { periodOf } from '../period/question.ts'
import { reachOf } from '../period/reach.ts'
import { rateOnTime } from './on-time.ts'
import type { OnTimeGroupRow, OnTimeSums } from './repository.ts'
import { readOnTime } from './repository.ts'
import type { OnTimeInput, OnTimeResource } from './schema.ts'

/**
 * Answers how many of the waybills accepted in a period kept their promise, and by group, a page of groups at a time. Every counting waybill is in it, whatever its
 * currency and whoever shipped it; with a smaller scope, those of the reader's own customers. An outlet, for the filter and as a group, is the one that accepted the waybill. Throws
 * `invalid_request`, `invalid_period`, `invalid_cursor`, `not_found` for an outlet out of reach.
 */
export async function getOnTime(ctx: Context, input: OnTimeInput): Promise<OnTimeResource> {
  const reach = await reachOf(ctx, input)
  const period = periodOf(ctx, input)
  const binding = { filter: hashFilter({ ...period, group_by: input.group_by, outlet: input.outlet }), sort: '-delivered' }
  const found = await readOnTime(ctx.db, {
    period,
    timeZone: ctx.company.timeZone,
    scope: reach.reader,
    outletIds: reach.outlet?.ids ?? null,
    groupBy: input.group_by,
    after: input.cursor === undefined ? null : readPlace(decodeCursor(input.cursor, binding, ctx.now)),
    limit: input.limit + 1,
  })
  const page = pageOf(found.groups, input.limit, (row) => encodeCursor(binding, [row.delivered, row.group], ctx.now))
  return {
    ...viewQuestion(period, reach),
    ...viewSums(found.total),
    group_by: input.group_by ?? null,
    groups: page.data.map(viewGroup),
    next_cursor: page.nextCursor,
    up_to_date: found.upToDate,
  }
}

function viewSums({ waybills, delivered, onTime, undelivered, overdue }: OnTimeSums) {
  // While sums are of before an import, they may hold less than what is read beside them.
  const withoutPromise = Math.max(0, waybills - delivered - undelivered)
  const rated = rateOnTime({ delivered, onTime, overdue, withoutPromise, undelivered })
  return { delivered, on_time: onTime, rate: rated.rate, overdue, without_promise: withoutPromise, undelivered }
}

function viewGroup({ group, customer, outlet, ...sums }: OnTimeGroupRow): OnTimeResource['groups'][number] {
  const named =
    customer === null
      ? null
      : {
          id: String(customer.id),
          external_id: customer.externalId,
          name: maskCustomerName(customer.kind, customer.name),
        }
  return {
    group: group === '' ? null : group,
    customer: named,
    outlet: outlet === null ? null : { id: String(outlet.id), external_id: outlet.externalId, name: outlet.name },
    ...viewSums(sums),
  }
}

function readPlace(key: readonly unknown[]): { delivered: number; group: string } {
  const [delivered, group] = key
  if (key.length !== 2 || typeof delivered !== 'number' || !Number.isSafeInteger(delivered) || typeof group !== 'string')
    throw new AppError('invalid_cursor', {}, { detail: 'cursor.unreadable' })
  return { delivered, group }
}
