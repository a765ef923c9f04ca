import type { Day } from '#lib/core/day'
import { dayFromNumber } from '#lib/core/day'
import { AppError, invalidField } from '#lib/core/errors'
import { minorPerMajor } from '#lib/core/money'
import type { ResolvedPeriod } from '#lib/core/period'
import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import type { Columns, MetricName } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import { firstShownRun } from '../classification/of-customer.ts'
import { currencyOf, periodOf } from '../period/question.ts'
import { reachOf } from '../period/reach.ts'
import type { MeasureName, MeasureUnit } from '../schemes/measures.ts'
import { MEASURE_NAMES, MEASURES, metricsOfMeasures } from '../schemes/measures.ts'
import { serviceCostSetting } from '../year-value/settings.ts'
import { isMeasured, listCustomerRows, readColumnsOf } from './repository.ts'
import type { MeasuresInput, MeasuresResource } from './schema.ts'

const USUAL: readonly MeasureName[] = ['revenue', 'margin', 'shipments', 'pieces', 'shipping_days', 'on_time_rate', 'growth_12']

/**
 * Lists the customers within reach by number with what they are measured by over a period, as runs of schemes read it, so that every figure that a scheme names can be looked up. Throws `invalid_request` for a name that is none,
 * `invalid_period`, `invalid_cursor`, `not_found` for an outlet out of reach.
 * @source docs/formulas.md#measures-of-customers
 */
export async function listCustomerMeasures(ctx: Context, input: MeasuresInput): Promise<MeasuresResource> {
  const names = namesOf(input.metrics)
  const { customers: scope, outlet } = await reachOf(ctx, input)
  const period = periodOf(ctx, input)
  const currency = currencyOf(ctx, input.currency)
  const { limit, cursor } = input
  const list = { scope, outlet: outlet?.id, falling: input.sort === '-id', limit, cursor, now: ctx.now }
  const page = await listCustomerRows(ctx.db, list)
  const ids = page.rows.map(({ id }) => id)
  const { columns, excluded } = await readOf(ctx, ids, { period, currency, names })
  const unpriced = metricsOfMeasures(names).includes('marginMinor') ? 'uncosted' : 'unpriced'
  return {
    ...{ as_of: period.asOf, from: period.from, to: period.to, currency, excluded },
    unpriced: Array.from(columnOf(columns, unpriced)).reduce((sum, waybills) => sum + waybills, 0),
    data: page.rows.map(({ id, externalId, name, kind }) => {
      const place = columns.customerIds.indexOf(id)
      return {
        customer: { id: String(id), external_id: externalId, name: maskCustomerName(kind, name) },
        has_waybills: place >= 0,
        metrics: Object.fromEntries(names.map((each) => [each, place < 0 ? null : measureValue(each, columns, place)])),
      }
    }),
    next_cursor: page.nextCursor,
  }
}

/** A figure of one customer that schemes name; null where it is not known. */
export interface MeasuredFigure {
  name: MeasureName
  unit: MeasureUnit
  /** A day as its date. */
  value: number | string | null
}

/**
 * Answers every figure that a scheme can name of one customer, over the days and in the currency of the run that its card shows first, so that the classes on the card can be followed; null before any run. Throws `not_found` for one out
 * of reach, archived or merged away.
 * @source docs/formulas.md#measures-of-customers
 */
export async function measuresOfCustomer(
  ctx: Context,
  customerId: number,
): Promise<{ from: Day; to: Day; currency: string; figures: MeasuredFigure[] } | null> {
  const scope = permit(ctx, 'analysis:read')
  if (!(await isMeasured(ctx.db, customerId, scope))) throw new AppError('not_found', {})
  const run = await firstShownRun(ctx)
  if (run === null) return null
  const { from, to, asOf, currency } = run
  const { columns } = await readOf(ctx, [customerId], { period: { from, to, asOf }, currency, names: MEASURE_NAMES })
  const place = columns.customerIds.indexOf(customerId)
  const figures = MEASURE_NAMES.map((name) => ({
    ...{ name, unit: MEASURES[name].unit },
    value: place < 0 ? null : measureValue(name, columns, place),
  }))
  return { from, to, currency, figures }
}

interface Measured {
  period: ResolvedPeriod
  currency: string
  names: readonly MeasureName[]
}

async function readOf(ctx: Context, ids: readonly number[], { period, currency, names }: Measured) {
  const rates = await getSetting(ctx.db, serviceCostSetting)
  return readColumnsOf(ctx.db, {
    ...{ period, currency, membership: 'waybill_in_period', metrics: [...metricsOfMeasures(names), 'unpriced', 'uncosted'] },
    service: { rates, minorPerMajor: minorPerMajor(currency), timeZone: ctx.company.timeZone },
    scope: { kind: 'these', ids },
  })
}

function namesOf(asked: string | undefined): readonly MeasureName[] {
  if (asked === undefined) return USUAL
  return [...new Set(asked.split(',').map((each) => each.trim()))].map((each) => {
    const found = MEASURE_NAMES.find((name) => name === each)
    if (found === undefined) throw invalidField('metrics', 'invalid_value')
    return found
  })
}

function measureValue(name: MeasureName, columns: Columns, place: number): number | string | null {
  const { of, needs, unit } = MEASURES[name]
  const row: Partial<Record<MetricName, number>> = {}
  for (const metric of needs) row[metric] = columns.metrics[metric]?.[place] ?? Number.NaN
  const value = of(row, columns.frame)
  if (Number.isNaN(value)) return null
  return unit === 'day' ? dayFromNumber(value) : value
}
