import { z } from 'zod'
import { identifier, sql } from '#lib/platform/db/sql'
import type { ImportColumn, ImportKind, ImportRun } from '#lib/platform/import/kind'
import { offeredTerms } from '../terms/service.ts'
import { factColumns } from './import-facts.ts'
import { searchTextOf } from './search-text.ts'

const text = (name: string, max: number): ImportColumn => ({ name, type: { type: 'text', max } })
const sibling = (name: string): ImportColumn => ({
  name,
  type: { type: 'sibling', column: 'external_id', reason: 'customer_unknown' },
})
/** No telephone of a firm has fewer digits; nothing else is certain, for numbers of all countries are taken. */
export const shortPhone = (name: string) => ({
  when: `length(regexp_replace(r.${name}, '[^0-9]', '', 'g')) < 7`,
  reason: 'phone_short',
})
const plain = (column: string, cell = column) => ({ column, create: `r.${cell}` })

/** Whatever hangs on a customer `w`. */
export const customerIsUsed = `(${[
  ...[
    'waybill',
    'contact',
    'interaction',
    'opportunity',
    'task',
    'case_record',
    'survey_invitation',
    'survey_response',
    'customer_fact',
    'customer_override',
    'approval',
    'collision',
    'customer_paper',
    'annual_review_entry',
    'annual_review_row',
    'customer_reference',
    'parting',
  ].map((table) => `exists (select from ${table} x where x.customer_id = w.id)`),
  'exists (select from customer x where x.root_id = w.id and x.id <> w.id)',
  'exists (select from customer x where x.parent_id = w.id)',
  'exists (select from customer x where x.payer_id = w.id)',
  'exists (select from customer x where x.referrer_id = w.id)',
  'exists (select from customer_merge x where x.survivor_id = w.id or x.merged_id = w.id)',
].join(' or ')})`

const customersAsShipped = {
  id: 'customers',
  table: 'customer',
  columns: [
    { name: 'external_id', required: true, type: { type: 'text', max: 200, id: true }, example: 'KH-0001' },
    { name: 'name', required: true, personal: true, type: { type: 'text', max: 200, id: true } },
    {
      name: 'kind',
      type: { type: 'one_of', values: ['consumer', 'business', 'distributor', 'internal'], texts: 'customers.kind' },
      example: 'business',
    },
    {
      name: 'lifecycle',
      type: { type: 'one_of', values: ['potential', 'new', 'regular', 'loyal'], texts: 'customers.lifecycle' },
      example: 'regular',
    },
    { ...text('industry', 100), offers: async (ctx) => (await offeredTerms(ctx)).industry },
    { ...text('region_code', 100), example: '330212' },
    { ...text('address', 500), personal: true },
    { ...text('phone', 100), personal: true, example: '13800000001', doubt: shortPhone('phone') },
    text('credit_code', 100),
    { name: 'credit_grade', type: { type: 'one_of', values: ['A', 'B', 'C', 'D'] }, example: 'A' },
    {
      name: 'owner_email',
      type: {
        type: 'reference',
        table: 'app_user',
        by: 'email',
        reason: 'owner_unknown',
        fold: 'lower',
        orName: `x.kind = 'person' and x.disabled_at is null`,
      },
    },
    {
      name: 'outlet_code',
      type: { type: 'reference', table: 'outlet', by: 'external_id', reason: 'outlet_unknown', orName: 'x.archived_at is null' },
    },
    { ...text('source', 200), offers: async (ctx) => (await offeredTerms(ctx)).source },
    sibling('referrer_external_id'),
    { name: 'customer_since', type: { type: 'day' }, example: '2026-01-05' },
    sibling('parent_external_id'),
    { name: 'annual_marketing_cost', type: { type: 'money', positive: true }, example: '1200' },
    { name: 'tags', type: { type: 'tags' } },
  ],
  key: 'r.external_id',
  match: 'w.external_id = r.external_id',
  rootOfRecord: 'w.root_id',
  stored: [
    plain('external_id'),
    plain('name'),
    { column: 'search_text', create: 'r.derived' },
    { column: 'kind', create: `coalesce(r.kind, 'business')`, update: 'coalesce(r.kind, w.kind)' },
    { column: 'lifecycle', create: `coalesce(r.lifecycle, 'potential')`, update: 'coalesce(r.lifecycle, w.lifecycle)' },
    plain('industry'),
    plain('region_code'),
    plain('address'),
    plain('phone'),
    plain('credit_code'),
    plain('credit_grade'),
    {
      column: 'owner_id',
      create: 'coalesce(r.owner_email_id, importer.owner_id)',
      update: 'coalesce(r.owner_email_id, w.owner_id)',
    },
    {
      column: 'outlet_id',
      create: 'coalesce(r.outlet_code_id, importer.outlet_id)',
      update: 'coalesce(r.outlet_code_id, w.outlet_id)',
    },
    plain('source'),
    plain('referrer_id', 'referrer_external_id_id'),
    plain('customer_since'),
    plain('parent_id', 'parent_external_id_id'),
    plain('annual_marketing_cost_minor', 'annual_marketing_cost'),
    { column: 'tags', create: `coalesce(r.tags, '{}')`, update: 'coalesce(r.tags, w.tags)' },
  ],
  refusals: [
    {
      column: 'owner_email',
      reason: 'not_in_scope',
      when: `importer.limited and not (coalesce(r.owner_email_id, w.owner_id, importer.owner_id) = any(importer.owner_ids)
        or coalesce(r.outlet_code_id, w.outlet_id, importer.outlet_id) = any(importer.outlet_ids))`,
    },
  ],
  siblings: [
    { cell: 'referrer_external_id', column: 'referrer_id' },
    { cell: 'parent_external_id', column: 'parent_id' },
  ],
  derived: { cells: ['name', 'external_id'], make: ([name, externalId]) => searchTextOf(name ?? '', externalId ?? null) },
  isUsed: customerIsUsed,
} as const satisfies ImportKind

/** Customers, with the company's own keys of the dictionary. One that an importer of less than the whole company makes is his own, unless the row says otherwise. */
export const customerKind: ImportKind = {
  ...customersAsShipped,
  ofCompany: async (ctx, names) => {
    const own = await factColumns(ctx, names)
    return {
      columns: [...customersAsShipped.columns, ...own.columns],
      stored: [...customersAsShipped.stored, ...own.stored],
      refusals: [...customersAsShipped.refusals, ...own.refusals],
    }
  },
}

const missingRow = z.object({ externalId: z.string() })

/** Makes the customers that rows of a chunk name and that are not there, when the import may; their name is their external id. */
export async function makeMissingCustomers({ ctx, db, chunk, createMissingCustomers }: ImportRun): Promise<void> {
  if (!createMissingCustomers) return
  const rows = identifier(chunk.rows)
  const inChunk = sql`r.ok and r.customer_id is null and r.row_no > ${chunk.after} and r.row_no <= ${chunk.through}`
  const missing = await db.rows(
    missingRow,
    sql`
    select distinct r.customer_external_id as "externalId" from ${rows} r
    where ${inChunk} and not exists (select from customer c where c.external_id = r.customer_external_id)`,
  )
  const limited = ctx.actor.permissions['import:create']?.kind === 'some'
  if (missing.length > 0) {
    const ids = missing.map((row) => row.externalId)
    await db.execute(sql`
      insert into customer (external_id, name, search_text, owner_id, outlet_id, created_import_id)
      select x.id, x.id, x.text, ${limited ? ctx.actor.userId : null}::int, ${limited ? ctx.actor.outletId : null}::int, ${chunk.importId}
      from unnest(${ids}::text[], ${ids.map((id) => searchTextOf(id, id))}::text[]) x (id, text) on conflict (external_id) do nothing`)
  }
  await db.execute(sql`
    update ${rows} r set customer_id = c.id, customer_outlet_id = c.outlet_id from customer c where c.external_id = r.customer_external_id and ${inChunk}`)
}
