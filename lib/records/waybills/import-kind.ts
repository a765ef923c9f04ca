import type { Sql } from '#lib/platform/db/sql'
import { identifier, sql } from '#lib/platform/db/sql'
import type { ImportColumn, ImportKind, ImportRun } from '#lib/platform/import/kind'
import { takeBackWelcome, welcomeShippers } from '../customers/first-waybill.ts'
import { customerIsUsed, makeMissingCustomers } from '../customers/import-kind.ts'
import { followEvents } from './follow-events.ts'
import { WAYBILL_STATUSES } from './status.ts'

const text = (name: string, max: number): ImportColumn => ({ name, type: { type: 'text', max } })
const money = (name: string): ImportColumn => {
  const example = exampleAmounts[name]
  return { name, type: { type: 'money' }, ...(example === undefined ? {} : { example }) }
}
const grams = (name: string, example: string): ImportColumn => ({ name, type: { type: 'grams' }, example })
const outlet = (name: string): ImportColumn => ({
  name,
  type: { type: 'reference', table: 'outlet', by: 'external_id', reason: 'outlet_unknown', orName: 'x.archived_at is null' },
})

/** What the example row of the template has; the cost is the sum of its parts, and there are no others. */
const exampleAmounts: Readonly<Record<string, string>> = {
  freight: '12',
  list_freight: '15',
  cost_pickup: '2',
  cost_linehaul: '4',
  cost_delivery: '3',
}

const settlements = ['monthly', 'cash', 'collect', 'third_party', 'prepaid']
const signTypes = ['self', 'proxy', 'locker', 'station']

/** Amounts: our column and the stored one. */
const amounts = [
  ['freight', 'freight_minor'],
  ['list_freight', 'list_freight_minor'],
  ['cost_pickup', 'cost_pickup_minor'],
  ['cost_linehaul', 'cost_linehaul_minor'],
  ['cost_delivery', 'cost_delivery_minor'],
  ['cost', 'cost_minor'],
  ['surcharges', 'surcharges_minor'],
  ['insured_value', 'insured_value_minor'],
  ['insurance_fee', 'insurance_fee_minor'],
  ['cod_amount', 'cod_amount_minor'],
] as const

const costParts = ['pickup', 'linehaul', 'delivery']
/** Sum of the known parts; unknown when none is known. */
const sumOf = (part: (name: string) => string) =>
  `case when coalesce(${costParts.map(part).join(', ')}) is not null then ${costParts.map((name) => `coalesce(${part(name)}, 0)`).join(' + ')} end`
const given = sumOf((name) => `r.cost_${name}`)
const stored = sumOf((name) => `w.cost_${name}_minor`)
const resulting = sumOf((name) => `coalesce(r.cost_${name}, w.cost_${name}_minor)`)

/** What an import says of the status: delivered when there is a time of delivery and nobody said otherwise. */
const statedNow = `coalesce(r.status, case when w.stated_status = 'unknown' and r.delivered_at is not null then 'delivered' else w.stated_status end)`
const statedFirst = `coalesce(r.status, case when r.delivered_at is not null then 'delivered' else 'unknown' end)`

const plain = (column: string, cell = column) => ({ column, create: `r.${cell}` })

/** Waybills. A cost without a cell is the sum of its parts, as long as nobody stated another; events outweigh a stated status. */
export const waybillKind: ImportKind = {
  id: 'waybills',
  table: 'waybill',
  columns: [
    { name: 'waybill_no', required: true, type: { type: 'text', max: 100, id: true }, example: 'YT0000000001' },
    { name: 'customer_external_id', required: true, type: { type: 'customer', creatable: true }, example: 'KH-0001' },
    {
      name: 'accepted_at',
      required: true,
      type: { type: 'instant', dayIs: 'first', alsoDay: true },
      example: '2026-03-02 09:30',
    },
    outlet('outlet_code'),
    outlet('pickup_outlet_code'),
    outlet('delivery_outlet_code'),
    text('courier_code', 100),
    text('product', 100),
    { name: 'promised_at', type: { type: 'instant', dayIs: 'last' }, example: '2026-03-04' },
    { name: 'delivered_at', type: { type: 'instant', dayIs: 'first' }, example: '2026-03-03 16:20' },
    {
      name: 'status',
      type: { type: 'one_of', values: WAYBILL_STATUSES, texts: 'waybills.status' },
      example: 'delivered',
    },
    text('origin_region', 100),
    text('destination_region', 100),
    { name: 'pieces', type: { type: 'integer', min: 0, max: 1_000_000 }, example: '1' },
    grams('weight_kg', '1.25'),
    grams('volumetric_weight_kg', '0.9'),
    grams('charged_weight_kg', '1.25'),
    ...amounts.slice(0, 7).map(([name]) => money(name)),
    {
      name: 'settlement',
      type: { type: 'one_of', values: settlements, texts: 'importKinds.values.settlement' },
      example: 'monthly',
    },
    text('account_no', 100),
    {
      name: 'sign_type',
      type: { type: 'one_of', values: signTypes, texts: 'importKinds.values.signType' },
      example: 'self',
    },
    text('return_of', 100),
    ...amounts.slice(7).map(([name]) => money(name)),
    { name: 'currency', type: { type: 'currency' } },
    { name: 'damaged', type: { type: 'boolean' }, example: 'false' },
    { name: 'lost', type: { type: 'boolean' }, example: 'false' },
  ],
  key: 'r.waybill_no',
  match: 'w.waybill_no = r.waybill_no',
  rootOfRecord: '(select x.root_id from customer x where x.id = w.customer_id)',
  stored: [
    plain('waybill_no'),
    plain('customer_id'),
    plain('accepted_at'),
    plain('accepted_on', 'accepted_at_on'),
    {
      column: 'outlet_id',
      create: 'coalesce(r.outlet_code_id, r.customer_outlet_id)',
      update: 'coalesce(r.outlet_code_id, w.outlet_id)',
    },
    plain('pickup_outlet_id', 'pickup_outlet_code_id'),
    plain('delivery_outlet_id', 'delivery_outlet_code_id'),
    plain('courier_code'),
    plain('product'),
    plain('promised_at'),
    plain('delivered_at'),
    {
      column: 'delivered_by_event',
      create: 'false',
      update: 'w.delivered_by_event and (r.delivered_at is null or r.delivered_at = w.delivered_at)',
    },
    {
      column: 'status',
      create: statedFirst,
      update: `case when exists (select from tracking_event e where e.waybill_no = w.waybill_no) then w.status else ${statedNow} end`,
    },
    { column: 'stated_status', create: statedFirst, update: statedNow },
    plain('origin_region'),
    plain('destination_region'),
    { column: 'pieces', create: 'coalesce(r.pieces, 1)', update: 'coalesce(r.pieces, w.pieces)' },
    plain('weight_grams', 'weight_kg'),
    plain('volumetric_weight_grams', 'volumetric_weight_kg'),
    plain('charged_weight_grams', 'charged_weight_kg'),
    ...amounts.filter(([name]) => name !== 'cost').map(([cell, column]) => plain(column, cell)),
    {
      column: 'cost_minor',
      create: `coalesce(r.cost, ${given})`,
      update: `coalesce(r.cost, case when w.cost_minor is null or w.cost_minor = ${stored} then ${resulting} else w.cost_minor end)`,
    },
    plain('settlement'),
    plain('account_no'),
    plain('sign_type'),
    plain('return_of'),
    { column: 'currency', create: 'coalesce(r.currency, company.currency)', update: 'coalesce(r.currency, w.currency)' },
    { column: 'damaged', create: 'coalesce(r.damaged, false)', update: 'coalesce(r.damaged, w.damaged)' },
    { column: 'lost', create: 'coalesce(r.lost, false)', update: 'coalesce(r.lost, w.lost)' },
  ],
  refusals: [
    {
      column: 'currency',
      reason: 'currency_needed',
      when: `w.id is not null and r.currency is null and w.currency <> company.currency and num_nonnulls(${amounts.map(([cell]) => `r.${cell}`).join(', ')}) > 0`,
    },
    {
      column: 'currency',
      reason: 'currency_differs',
      when: `w.id is not null and r.currency <> w.currency and (${amounts.map(([cell, column]) => `w.${column} is not null and r.${cell} is null`).join(' or ')})`,
    },
  ],
  independentChunks: true,
  beforeChunk: makeMissingCustomers,
  afterChunk: welcomeChunk,
  afterRevert: { of: 'w.waybill_no', run: ({ db }, numbers) => followEvents(db, sql`select unnest(${numbers}::text[])`) },
  afterAll: takeBackWelcome,
  isUsed: `(exists (select from tracking_event e where e.waybill_no = w.waybill_no) or exists (select from case_record k where k.waybill_no = w.waybill_no))`,
  alsoMakes: [{ table: 'customer', isUsed: customerIsUsed }],
}

const inChunk = ({ chunk }: ImportRun): Sql =>
  sql`from ${identifier(chunk.rows)} r where r.ok and r.row_no > ${chunk.after} and r.row_no <= ${chunk.through}`

async function welcomeChunk(run: ImportRun): Promise<void> {
  await welcomeShippers({ ...run.ctx, db: run.db }, sql`select r.customer_id ${inChunk(run)}`, run.chunk.importId)
}
