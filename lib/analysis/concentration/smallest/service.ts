import { AppError } from '#lib/core/errors'
import { decodeCursor, encodeCursor, hashFilter } from '#lib/core/page'
import { maskCustomerName } from '#lib/core/personal'
import { ratioOrNull } from '#lib/core/ratio'
import type { Context } from '#lib/platform/context'
import type { ListPage } from '#lib/platform/list/list-page'
import { columnOf } from '../../classification/columns.ts'
import { viewQuestion } from '../../period/figure.ts'
import type { PeriodAsked } from '../../period/question.ts'
import { currencyOf, periodOf } from '../../period/question.ts'
import { reachOf } from '../../period/reach.ts'
import { readFreshColumns } from '../repository.ts'
import type { SmallestRow } from './repository.ts'
import { findListed } from './repository.ts'
import { smallestPositions } from './smallest.ts'

export const MEASURES = ['revenue', 'pieces'] as const
export type Measure = (typeof MEASURES)[number]

export interface SmallestAsked extends PeriodAsked {
  outlet?: string | undefined
  measure: Measure
  /** The smallest so many hundredths of the customers, 1 to 100. */
  part: number
  limit: number
  cursor?: string | undefined
}

/** One of the smallest customers; a person's name is masked. */
export interface SmallestCustomer extends Omit<SmallestRow, 'kind'> {
  revenueMinor: number
  pieces: number
}

export interface SmallestPage extends ListPage<SmallestCustomer>, ReturnType<typeof viewQuestion> {
  /** How many they are, and of how many with a positive value. */
  customers: number
  of: number
  /** What they hold together, 0–1; null where nobody has a positive value. */
  share: number | null
}

/**
 * Lists the customers behind a point of the Lorenz curve: the smallest so many hundredths of those within reach with a positive revenue, or pieces, of a period, the largest of them first, and what they hold together. The curve itself counts one that
 * lies in them in part by that part. Ranked anew on each page, since the curve holds for any days: what has changed meanwhile may move a customer across pages. Throws `invalid_period`, `invalid_cursor`, `not_found` for an outlet out of reach.
 * @source docs/formulas.md#concentration
 */
export async function listSmallest(
  ctx: Context,
  { measure, part, limit, cursor, ...input }: SmallestAsked,
): Promise<SmallestPage> {
  const reach = await reachOf(ctx, input)
  const period = periodOf(ctx, input)
  const metrics = ['revenueMinor', 'pieces'] as const
  const currency = currencyOf(ctx, undefined)
  const question = { period, currency, membership: 'waybill_in_period', metrics, scope: reach.customers } as const
  const { columns } = await readFreshColumns(ctx.db, question)
  const [revenues, pieces] = [columnOf(columns, 'revenueMinor'), columnOf(columns, 'pieces')]
  const values = Float64Array.from(measure === 'revenue' ? revenues : pieces)
  const places = smallestPositions(values, part)
  const binding = {
    filter: hashFilter({ measure, part, from: period.from, to: period.to, outlet: input.outlet }),
    sort: `-${measure}`,
  }
  const start = cursor === undefined ? 0 : startOf(decodeCursor(cursor, binding, ctx.now))
  const shown = [...places.subarray(start, start + limit)]
  const cursorAt = (at: number) => encodeCursor(binding, [at], ctx.now)
  const named = await findListed(
    ctx.db,
    shown.map((place) => columns.customerIds[place] ?? 0),
  )
  const positive = values.filter((value) => value > 0)
  const sum = (some: Iterable<number>) => Iterator.from(some).reduce((total, value) => total + value, 0)
  return {
    ...viewQuestion(period, reach),
    ...{ customers: places.length, of: positive.length },
    share: ratioOrNull(sum(Iterator.from(places).map((place) => values[place] ?? 0)), sum(positive)),
    rows: named.map(({ kind, name, ...row }, index) => ({
      ...{ ...row, name: maskCustomerName(kind, name) },
      ...{ revenueMinor: revenues[shown[index] ?? -1] ?? 0, pieces: pieces[shown[index] ?? -1] ?? 0 },
    })),
    nextCursor: start + limit < places.length ? cursorAt(start + limit) : null,
    previousCursor: start > 0 ? cursorAt(Math.max(0, start - limit)) : null,
  }
}

function startOf(key: readonly unknown[]): number {
  const [start, ...rest] = key
  if (typeof start === 'number' && Number.isSafeInteger(start) && start >= 0 && rest.length === 0) return start
  throw new AppError('invalid_cursor', {}, { detail: 'cursor.unreadable' })
}
