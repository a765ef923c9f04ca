import { dayFromNumber } from '#lib/core/day'
import { invalidField } from '#lib/core/errors'
import { minorPerMajor } from '#lib/core/money'
import { maskName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import type { Columns, MetricName } from '../classification/columns.ts'
import { currencyOf, periodOf } from '../period/question.ts'
import { reachOf } from '../period/reach.ts'
import type { MeasureName } from '../schemes/measures.ts'
import { MEASURE_NAMES, MEASURES, metricsOfMeasures } from '../schemes/measures.ts'
import { serviceCostSetting } from '../year-value/settings.ts'
import { listCustomerRows, readColumnsOf } from './repository.ts'
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
  const [page, rates] = await Promise.all([listCustomerRows(ctx.db, list), getSetting(ctx.db, serviceCostSetting)])
  const { columns } = await readColumnsOf(ctx.db, {
    ...{ period, currency, membership: 'waybill_in_period', metrics: metricsOfMeasures(names) },
    service: { rates, minorPerMajor: minorPerMajor(currency), timeZone: ctx.company.timeZone },
    scope: { kind: 'these', ids: page.rows.map(({ id }) => id) },
  })
  return {
    ...{ as_of: period.asOf, from: period.from, to: period.to, currency },
    data: page.rows.map(({ id, externalId, name, kind }) => {
      const place = columns.customerIds.indexOf(id)
      return {
        customer: { id: String(id), external_id: externalId, name: kind === 'consumer' ? maskName(name) : name },
        has_waybills: place >= 0,
        metrics: Object.fromEntries(names.map((each) => [each, place < 0 ? null : measureValue(each, columns, place)])),
      }
    }),
    next_cursor: page.nextCursor,
  }
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
