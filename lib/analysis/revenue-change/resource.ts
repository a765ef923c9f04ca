import type { Context } from '#lib/platform/context'
import { leftOutOf } from '../left-out/service.ts'
import type { ChangedCustomersInput, ChangedCustomersResource, RevenueChangeResource } from './schema.ts'
import type { ChangeOfKind } from './service.ts'
import { getRevenueChange, listChangedCustomers } from './service.ts'

/**
 * Answers the change in revenue of this month to date as programs read it; without figures of last night every amount is 0 and the days are null. Throws `not_found` for an outlet out of reach.
 * @source docs/formulas.md#change-in-revenue
 */
export async function getRevenueChangeResource(
  ctx: Context,
  asked: { outlet?: string | undefined },
): Promise<RevenueChangeResource> {
  const found = await getRevenueChange(ctx, asked)
  const { volume = 0, price = 0, mix = 0 } = found?.effects ?? {}
  return {
    currency: ctx.company.currency,
    ...(await leftOutOf(ctx, 'revenue_change', { needs: 'freight', ...asked })),
    ...{
      now: found?.now ?? null,
      earlier: found === null || found.basis === 'none' ? null : found.earlier,
      basis: found?.basis ?? null,
    },
    ...{ shipments: found?.shipments ?? 0, shipments_then: found?.shipmentsThen ?? 0 },
    ...{ now_minor: found?.nowMinor ?? 0, then_minor: found?.thenMinor ?? 0, change_minor: found?.changeMinor ?? 0 },
    ...{ volume_minor: volume, price_minor: price, mix_minor: mix },
    kinds: (found?.kinds ?? []).map(viewKind),
  }
}

function viewKind({ id, kind, ...change }: ChangeOfKind): RevenueChangeResource['kinds'][number] {
  return {
    ...{ id, kind, shipments: change.shipments, shipments_then: change.shipmentsThen },
    ...{ revenue_minor: change.revenueMinor, revenue_then_minor: change.revenueThenMinor },
    ...{ change_minor: change.changeMinor, volume_minor: change.volumeMinor, price_minor: change.priceMinor },
  }
}

/** Lists the customers within reach whose revenue changed as programs read them. Throws `invalid_cursor`, `not_found` for an outlet out of reach. */
export async function listChangedCustomerResources(
  ctx: Context,
  { kind, ...asked }: ChangedCustomersInput,
): Promise<ChangedCustomersResource> {
  const { rows, nextCursor } = await listChangedCustomers(ctx, { ...asked, kind: kind === undefined ? undefined : Number(kind) })
  return {
    ...(await leftOutOf(ctx, 'revenue_change', { needs: 'freight', outlet: asked.outlet })),
    data: rows.map((row) => ({
      customer: { id: String(row.id), external_id: row.externalId, name: row.name },
      ...{ owner: row.ownerName, outlet: row.outletName, kind: row.kind },
      ...{ shipments: row.shipments, shipments_then: row.shipmentsThen },
      ...{ revenue_minor: row.revenueMinor, revenue_then_minor: row.revenueThenMinor, change_minor: row.changeMinor },
      currency: ctx.company.currency,
    })),
    next_cursor: nextCursor,
  }
}
