import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { getWaybill } from '../../waybills/service.ts'
import type { WaybillStatus } from '../../waybills/status.ts'
import { outletOfCode } from './outlets.ts'

/** Statuses in which a parcel has left the hands of whoever collected it for good. */
const AT_ITS_END: readonly WaybillStatus[] = ['out_for_delivery', 'at_locker_or_station', 'delivered', 'refused']

/** Answers the outlet that most likely knows what happened to the waybill of a case: of a collection the one that collected it; else the one that delivers, or scanned it last; else, before it came to
 * its end, the one that collected it. Null when that is not known: a wrong outlet costs a day. */
export async function lookUpWaybillOutlet(
  ctx: Context,
  { waybill_no: waybillNo, category }: { waybill_no: string | null; category: string | null },
): Promise<{ id: number; name: string } | null> {
  if (waybillNo === null || !mayEver(ctx, 'waybill:read')) return null
  try {
    const waybill = await getWaybill(ctx, waybillNo)
    const scanned = waybill.events.at(-1)?.outletCode ?? null
    const collected = waybill.pickupOutletCode
    if (category === 'pickup_service') return await outletOfCode(ctx, collected)
    const known = waybill.deliveryOutletCode ?? scanned
    return await outletOfCode(ctx, known ?? (AT_ITS_END.includes(waybill.status) ? null : collected))
  } catch (error) {
    if (isAppError(error, 'not_found')) return null
    throw error
  }
}
