import type { Timeline } from '../timeline.ts'
import { secondsOfDay } from '../timeline.ts'
import { deliveredBefore, statusAt } from './status.ts'
import type { MadeWaybill } from './waybill.ts'

/** The columns of a waybill in the order in which `waybillLine` writes them. */
export const waybillColumns = [
  ...[
    'waybill_no',
    'customer_id',
    'accepted_at',
    'accepted_on',
    'outlet_id',
    'pickup_outlet_id',
    'delivery_outlet_id',
    'courier_code',
    'product',
  ],
  ...['promised_at', 'delivered_at', 'status', 'stated_status', 'origin_region', 'destination_region', 'pieces', 'weight_grams'],
  ...[
    'volumetric_weight_grams',
    'charged_weight_grams',
    'freight_minor',
    'list_freight_minor',
    'cost_pickup_minor',
    'cost_linehaul_minor',
  ],
  ...['cost_delivery_minor', 'cost_minor', 'surcharges_minor', 'settlement', 'account_no', 'sign_type', 'insured_value_minor'],
  ...['insurance_fee_minor', 'cod_amount_minor', 'currency', 'damaged', 'lost', 'created_at', 'updated_at'],
]

/** A value as COPY reads it; none of the demo's holds a tab, a line break or a backslash. */
const cell = (value: string | number | null) => (value === null ? '\\N' : value)

/** Writes a waybill as a line of COPY, as it stands at the end of the demo. */
export function waybillLine(timeline: Timeline, waybill: MadeWaybill): string {
  const { customer, cost, fate } = waybill
  const end = timeline.days * secondsOfDay
  const status = statusAt(waybill, end)
  const deliveredAt = deliveredBefore(waybill, end)
  const acceptedAt = timeline.stamp(waybill.acceptedAt)
  const isLost = fate.end === 'lost' && status === 'exception'
  const isSameCity = waybill.destination.code === '330200'
  const courier = `${customer.outletId}${String((waybill.no.charCodeAt(10) * 7 + customer.id) % 9).padStart(2, '0')}`
  return `${waybill.no}\t${customer.id}\t${acceptedAt}\t${timeline.dayAt(waybill.day)}\t${customer.outletId}\t${customer.outletId}\t${cell(isSameCity ? customer.outletId : null)}\tK${courier}\t${waybill.product}\t${timeline.stamp(waybill.promisedAt)}\t${cell(deliveredAt === null ? null : timeline.stamp(deliveredAt))}\t${status}\t${status}\t330200\t${waybill.destination.code}\t${waybill.pieces}\t${waybill.grams}\t${waybill.volumetricGrams}\t${waybill.chargedGrams}\t${waybill.freightMinor}\t${waybill.listMinor}\t${cost.pickup}\t${cost.linehaul}\t${cost.delivery}\t${cost.sum}\t${waybill.surchargeMinor}\t${waybill.settlement}\t${cell(waybill.settlement === 'monthly' ? customer.accountNo : null)}\t${cell(deliveredAt === null ? null : waybill.signType)}\t${cell(waybill.insuredMinor)}\t${cell(waybill.insuranceMinor)}\t${cell(waybill.codMinor)}\tCNY\t${fate.damaged && deliveredAt !== null}\t${isLost}\t${acceptedAt}\t${acceptedAt}\n`
}
