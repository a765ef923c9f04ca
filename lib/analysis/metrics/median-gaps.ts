import type { PoolClient } from 'pg'
import { collectDays, medianGapDays } from '#lib/core/day-mask'
import type { Steps } from '#lib/core/steps'
import { atOnce, forEachPlace, withPauses } from '#lib/core/steps'
import { sql } from '#lib/platform/db/sql'
import type { Stretch } from './month-rows.ts'
import { rootMonthRows } from './month-rows.ts'
import type { Reached } from './reached.ts'
import { readColumns } from './read-columns.ts'
import type { Ordinals } from './working-ordinals.ts'

/** Answers the median gap in days between the shipping days of each customer, at its position in `ids` (ascending roots); NaN for fewer
 * than three shipping days. With a scope only the months of customers within it are read. Masks come unsorted, as the table has them, and are put in order here in two passes of counting. `pause` is called between the steps of that. */
export async function readMedianGaps(
  client: PoolClient,
  ids: Int32Array,
  stretch: Stretch,
  currency: string,
  { numbering = null, scope, pause }: GapOptions = {},
): Promise<Float64Array> {
  const rows = rootMonthRows(stretch, [], sql`= ${currency}`, scope)
  const read = await readColumns(
    client,
    sql`select r.customer_id::int4, (r.month - date '1970-01-01')::float8, r.days::float8 from (${rows}) r where r.days <> 0`,
    2,
  )
  const [months = new Float64Array(), masks = new Float64Array()] = read.values
  const steps = gapSteps({ of: read.ids, months, masks }, ids, numbering)
  return pause === undefined ? atOnce(steps) : withPauses(steps, pause)
}

type Numbering = ((position: number) => Ordinals) | null

interface GapOptions {
  numbering?: Numbering
  scope?: Reached
  pause?: (() => Promise<void>) | undefined
}

/** Months as they were read: of which customer, on which day they begin, and their shipping days. */
interface MonthsRead {
  of: Int32Array
  months: Float64Array
  masks: Float64Array
}

function* gapSteps({ of, months, masks }: MonthsRead, ids: Int32Array, numbering: Numbering): Steps<Float64Array> {
  const byMonth = yield* sortByKey(yield* monthRanks(months), null)
  const positions = yield* positionsOf(of, ids)
  const order = yield* sortByKey(positions, byMonth)
  return yield* gapsInOrder({ order, positions, months, masks }, ids.length, numbering)
}

/** After so many months. */
const PAUSE_EVERY = 100_000

interface MonthColumns {
  order: Uint32Array
  positions: Uint32Array
  months: Float64Array
  masks: Float64Array
}

function* gapsInOrder(
  { order, positions, months, masks }: MonthColumns,
  customers: number,
  numbering: Numbering,
): Steps<Float64Array> {
  const sortedMonths = new Float64Array(order.length)
  const sortedMasks = new Float64Array(order.length)
  yield* forEachPlace(order.length, (place) => {
    const row = order[place] ?? 0
    sortedMonths[place] = months[row] ?? 0
    sortedMasks[place] = masks[row] ?? 0
  })
  const gaps = new Float64Array(customers).fill(Number.NaN)
  let days = new Int32Array(31 * 64)
  let scratch = new Float64Array(days.length)
  let pauseAt = PAUSE_EVERY
  for (let start = 0; start < order.length; ) {
    const position = positions[order[start] ?? 0] ?? 0
    let end = start
    while (end < order.length && positions[order[end] ?? 0] === position) end += 1
    if ((end - start) * 31 > days.length) {
      days = new Int32Array((end - start) * 62)
      scratch = new Float64Array(days.length)
    }
    // Customers that are not in the run (archived ones) have the position behind the last.
    if (position < customers) {
      const count = collectDays(sortedMonths, sortedMasks, start, end, days)
      if (numbering !== null) renumber(days, count, numbering(position))
      gaps[position] = medianGapDays(days, count, scratch)
    }
    start = end
    if (start >= pauseAt) {
      pauseAt = start + PAUSE_EVERY
      yield
    }
  }
  return gaps
}

function renumber(days: Int32Array, count: number, ordinals: Ordinals): void {
  for (let index = 0; index < count; index += 1) days[index] = ordinals.of(days[index] ?? 0)
}

/** The place of each row's month among the months that occur. */
function* monthRanks(months: Float64Array): Steps<Uint32Array> {
  const rank = new Map<number, number>()
  yield* forEachPlace(months.length, (row) => {
    rank.set(months[row] ?? 0, 0)
  })
  for (const [index, month] of [...rank.keys()].sort((a, b) => a - b).entries()) rank.set(month, index)
  const ranks = new Uint32Array(months.length)
  yield* forEachPlace(months.length, (row) => {
    ranks[row] = rank.get(months[row] ?? 0) ?? 0
  })
  return ranks
}

/** Where each id stands in the ascending ids; behind the last for one that is not among them. */
function* positionsOf(wanted: Int32Array, ids: Int32Array): Steps<Uint32Array> {
  const places = new Int32Array((ids.at(-1) ?? 0) + 1).fill(-1)
  ids.forEach((id, position) => {
    places[id] = position
  })
  const positions = new Uint32Array(wanted.length)
  yield* forEachPlace(wanted.length, (row) => {
    const place = places[wanted[row] ?? 0] ?? -1
    positions[row] = place === -1 ? ids.length : place
  })
  return positions
}

/** A stable counting sort of row numbers by key; rows come in the order of `before`, or as they are. */
function* sortByKey(keys: Uint32Array, before: Uint32Array | null): Steps<Uint32Array> {
  let largest = 0
  for (const key of keys) if (key > largest) largest = key
  const starts = new Uint32Array(largest + 2)
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1
  for (let key = 1; key < starts.length; key += 1) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0)
  const order = new Uint32Array(keys.length)
  yield* forEachPlace(keys.length, (index) => {
    const row = before === null ? index : (before[index] ?? 0)
    const key = keys[row] ?? 0
    const place = starts[key] ?? 0
    order[place] = row
    starts[key] = place + 1
  })
  return order
}
