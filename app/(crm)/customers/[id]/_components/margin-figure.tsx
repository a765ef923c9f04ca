import { getFormatter } from 'next-intl/server'
import { marginsOf } from '#lib/analysis/margin/service'
import type { Context } from '#lib/platform/context'

/** The margin of the last twelve months as a share of revenue; nothing where no waybill's cost is known. */
export async function MarginFigure({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [margins, format] = await Promise.all([marginsOf(ctx, [customerId]), getFormatter()])
  const margin = margins.get(customerId)
  if (margin === undefined) return null
  return (
    <span className={margin < 0 ? 'text-danger' : ''}>
      {format.number(margin, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })}
    </span>
  )
}
