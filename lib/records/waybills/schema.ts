import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery, queryText } from '#lib/platform/list/list-query'
import { day } from '../record/fields.ts'
import { idOut, instantOut, recordFields } from '../record/resource.ts'
import { WAYBILL_STATUSES } from './status.ts'

const { limit, cursor, sort } = listQuery(['accepted_on'], '-accepted_on')

export const listWaybillsQuery = z.strictObject({
  limit,
  cursor,
  sort,
  customer: recordId.optional().meta({ description: 'with the customers merged into it' }),
  outlet: recordId.optional().meta({ description: 'where the waybill was accepted' }),
  from: day.optional().meta({ description: 'first day of acceptance; without customer, outlet and q thirty-one days before to' }),
  to: day.optional().meta({ description: 'day after the last; without customer, outlet and q the day after today' }),
  product: queryText(100).optional(),
  status: z.enum(WAYBILL_STATUSES).optional(),
  q: queryText(100)
    .optional()
    .meta({ description: 'a waybill number, or its first eight characters and more; in the order of the numbers' }),
})
export type ListWaybillsQuery = z.output<typeof listWaybillsQuery>

/** Any text: a waybill number may hold whatever its carrier puts in it. */
export const waybillPath = z.strictObject({
  waybill_no: z
    .string()
    .min(1)
    .max(400)
    .meta({ examples: ['YK2026112300042'] }),
})

const amount = z.int().nullable()
const kilograms = z.number().nullable()
const code = z.string().nullable()
const cost = amount.meta({ description: 'null as well for whoever may not read the analysis of its customer' })

const waybillFields = {
  ...recordFields,
  waybill_no: z.string(),
  customer_id: idOut,
  customer_external_id: z.string().nullable(),
  accepted_at: instantOut,
  accepted_on: z.string().meta({ format: 'date', description: 'the day in company time that it belongs to' }),
  outlet_code: code,
  pickup_outlet_code: code,
  delivery_outlet_code: code,
  courier_code: code,
  product: code,
  promised_at: instantOut.nullable(),
  delivered_at: instantOut.nullable(),
  status: z.enum(WAYBILL_STATUSES),
  origin_region: code,
  destination_region: code,
  pieces: z.int(),
  weight_kg: kilograms,
  volumetric_weight_kg: kilograms,
  charged_weight_kg: kilograms,
  freight_minor: amount,
  list_freight_minor: amount,
  cost_pickup_minor: cost,
  cost_linehaul_minor: cost,
  cost_delivery_minor: cost,
  cost_minor: cost,
  surcharges_minor: amount,
  insured_value_minor: amount,
  insurance_fee_minor: amount,
  cod_amount_minor: amount,
  currency: z.string(),
  settlement: code,
  account_no: code,
  sign_type: code,
  return_of: code,
  damaged: z.boolean(),
  lost: z.boolean(),
}

const eventResource = z.object({
  occurred_at: instantOut,
  provider: z.string(),
  code: z.string(),
  status: z.enum(WAYBILL_STATUSES),
  text: z.string().nullable(),
  outlet_code: code,
  courier_code: code,
})

export const waybillResource = z.object(waybillFields)
/** `events` from the earliest to the latest. */
export const waybillWithEvents = z.object({ ...waybillFields, events: z.array(eventResource) })
