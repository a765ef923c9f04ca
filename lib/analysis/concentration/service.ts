import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { MetricName } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import { viewQuestion } from '../period/figure.ts'
import { currencyOf, periodOf } from '../period/question.ts'
import { rateConcentration } from './concentration.ts'
import { readFreshColumns } from './repository.ts'
import type { ConcentrationInput, ConcentrationResource } from './schema.ts'

const metricOf = { revenue: 'revenueMinor', pieces: 'pieces' } as const

/**
 * Answers how much of a period's revenue, or of its pieces, few customers hold. The customers are those of a run: neither merged away nor archived; with a smaller
 * scope, the reader's own among them. One currency; waybills in others are counted beside it. Throws `invalid_request`, `invalid_period`.
 */
export async function getConcentration(ctx: Context, input: ConcentrationInput): Promise<ConcentrationResource> {
  const scope = permit(ctx, 'analysis:read')
  const period = periodOf(ctx, input)
  const currency = currencyOf(ctx, input.currency)
  const metric = metricOf[input.measure]
  const metrics: MetricName[] = input.measure === 'revenue' ? [metric, 'unpriced'] : [metric]
  const read = await readFreshColumns(ctx.db, { period, currency, membership: 'waybill_in_period', metrics, scope })
  const { hhiNormalised, total: _total, lorenz, ...found } = rateConcentration(Float64Array.from(columnOf(read.columns, metric)))
  return {
    ...viewQuestion(period, scope),
    measure: input.measure,
    currency,
    ...found,
    hhi_normalised: hhiNormalised,
    lorenz: lorenz === null ? null : lorenz.map(([part, held]) => [part, held]),
    unpriced: input.measure === 'revenue' ? sum(columnOf(read.columns, 'unpriced')) : null,
    excluded: read.excluded,
    up_to_date: read.upToDate,
  }
}

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let position = 0; position < values.length; position += 1) total += values[position] ?? 0
  return total
}
