import type { z } from 'zod'
import { showRecord } from '../record/resource.ts'
import type { EventRow, WaybillRow } from './repository.ts'
import type { waybillResource, waybillWithEvents } from './schema.ts'

const GRAMS_PER_KILOGRAM = 1_000

const instant = (date: Date | null) => (date === null ? null : date.toISOString())
const kilograms = (grams: number | null) => (grams === null ? null : grams / GRAMS_PER_KILOGRAM)

/** Shapes a waybill as the API has it. Its number is its external id. */
export function showWaybill(row: WaybillRow): z.input<typeof waybillResource> {
  return {
    ...showRecord({ ...row, externalId: row.waybillNo }),
    waybill_no: row.waybillNo,
    customer_id: String(row.customerId),
    customer_external_id: row.customerExternalId,
    accepted_at: row.acceptedAt.toISOString(),
    accepted_on: row.acceptedOn,
    outlet_code: row.outletCode,
    pickup_outlet_code: row.pickupOutletCode,
    delivery_outlet_code: row.deliveryOutletCode,
    courier_code: row.courierCode,
    product: row.product,
    promised_at: instant(row.promisedAt),
    delivered_at: instant(row.deliveredAt),
    status: row.status,
    origin_region: row.originRegion,
    destination_region: row.destinationRegion,
    pieces: row.pieces,
    weight_kg: kilograms(row.weightGrams),
    volumetric_weight_kg: kilograms(row.volumetricWeightGrams),
    charged_weight_kg: kilograms(row.chargedWeightGrams),
    freight_minor: row.freightMinor,
    list_freight_minor: row.listFreightMinor,
    cost_pickup_minor: row.costPickupMinor,
    cost_linehaul_minor: row.costLinehaulMinor,
    cost_delivery_minor: row.costDeliveryMinor,
    cost_minor: row.costMinor,
    surcharges_minor: row.surchargesMinor,
    insured_value_minor: row.insuredValueMinor,
    insurance_fee_minor: row.insuranceFeeMinor,
    cod_amount_minor: row.codAmountMinor,
    currency: row.currency,
    settlement: row.settlement,
    account_no: row.accountNo,
    sign_type: row.signType,
    return_of: row.returnOf,
    damaged: row.damaged,
    lost: row.lost,
  }
}

/** Shapes a waybill with its events. */
export function showWithEvents(row: WaybillRow & { events: readonly EventRow[] }): z.input<typeof waybillWithEvents> {
  const events = row.events.map((event) => ({
    occurred_at: event.occurredAt.toISOString(),
    provider: event.provider,
    code: event.code,
    status: event.status,
    text: event.text,
    outlet_code: event.outletCode,
    courier_code: event.courierCode,
  }))
  return { ...showWaybill(row), events }
}
