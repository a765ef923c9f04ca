import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { getWaybill } from '../../waybills/service.ts'
import { outletOfCode } from './outlets.ts'

/** Answers the outlet that most likely knows what happened to a waybill: where it is delivered, or else was collected; null when that is not known. */
export async function lookUpWaybillOutlet(ctx: Context, waybillNo: string | null): Promise<{ id: number; name: string } | null> {
  if (waybillNo === null || !mayEver(ctx, 'waybill:read')) return null
  try {
    const waybill = await getWaybill(ctx, waybillNo)
    const scanned = waybill.events.at(-1)?.outletCode ?? null
    return await outletOfCode(ctx, waybill.deliveryOutletCode ?? scanned ?? waybill.pickupOutletCode)
  } catch (error) {
    if (isAppError(error, 'not_found')) return null
    throw error
  }
}
