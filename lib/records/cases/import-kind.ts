import type { ImportColumn, ImportKind } from '#lib/platform/import/kind'
import { listCaseTerms } from '../terms/keyed-terms.ts'
import { CASE_CATEGORIES, CASE_CHANNELS, CASE_TYPES } from './case.ts'
import { DESCRIPTION_MAX, SUBJECT_MAX } from './schema.ts'

const text = (name: string, max: number): ImportColumn => ({ name, type: { type: 'text', max } })
const instant = (name: string): ImportColumn => ({ name, type: { type: 'instant', dayIs: 'first' } })
const plain = (column: string, cell = column) => ({ column, create: `r.${cell}` })

const channel = 'coalesce(r.channel, w.channel)'
const sourceNo = 'coalesce(r.source_no, w.source_no)'

const casesAsShipped: ImportKind = {
  id: 'cases',
  table: 'case_record',
  columns: [
    { name: 'external_id', required: true, type: { type: 'text', max: 200, id: true }, example: 'KF-0001' },
    { name: 'customer_external_id', required: true, type: { type: 'customer' }, example: 'KH-0001' },
    {
      name: 'type',
      required: true,
      type: { type: 'one_of', values: CASE_TYPES, texts: 'customers.caseType' },
      example: 'complaint',
    },
    {
      name: 'opened_at',
      required: true,
      type: { type: 'instant', dayIs: 'first', alsoDay: true },
      example: '2026-03-04 10:00',
    },
    {
      name: 'category',
      type: { type: 'one_of', values: CASE_CATEGORIES, texts: 'importKinds.values.caseCategory' },
      example: 'delay',
    },
    { name: 'waybill_no', type: { type: 'text', max: 100, id: true }, example: 'YT0000000001' },
    {
      name: 'channel',
      type: { type: 'one_of', values: CASE_CHANNELS, texts: 'importKinds.values.caseChannel' },
      example: 'hotline',
    },
    { name: 'source_no', type: { type: 'text', max: 100, id: true } },
    instant('due_at'),
    { name: 'complaint_external_id', type: { type: 'sibling', column: 'external_id', reason: 'complaint_unknown' } },
    instant('resolved_at'),
    instant('informed_at'),
    text('subject', SUBJECT_MAX),
    text('description', DESCRIPTION_MAX),
    { name: 'compensation', type: { type: 'money', positive: true } },
    { ...text('caller_name', 200), personal: true },
    { ...text('caller_phone', 100), personal: true, example: '13800000001' },
  ],
  key: 'r.external_id',
  match: 'w.external_id = r.external_id',
  rootOfRecord: '(select x.root_id from customer x where x.id = w.customer_id)',
  stored: [
    plain('external_id'),
    plain('customer_id'),
    plain('type'),
    plain('opened_at'),
    plain('opened_on', 'opened_at_on'),
    plain('category'),
    plain('waybill_no'),
    plain('channel'),
    plain('source_no'),
    plain('due_at'),
    plain('complaint_id', 'complaint_external_id_id'),
    plain('resolved_at'),
    plain('informed_at'),
    plain('subject'),
    plain('description'),
    plain('compensation_minor', 'compensation'),
    { column: 'currency', create: 'company.currency', update: 'w.currency' },
    plain('caller_name'),
    plain('caller_phone'),
    { column: 'outlet_id', create: 'r.customer_outlet_id', update: 'w.outlet_id' },
  ],
  refusals: [
    {
      column: 'source_no',
      reason: 'source_no_taken',
      when: `(r.source_no is not null or r.channel is not null)
        and exists (select from case_record x where x.channel = ${channel} and x.source_no = ${sourceNo} and x.id is distinct from w.id)`,
    },
    {
      column: 'complaint_external_id',
      reason: 'complaint_not_here',
      when: `(r.complaint_external_id is not null or w.complaint_id is not null)
        and not (r.type = 'claim' or (r.type = 'appeal' and ${channel} is not distinct from 'regulator'))`,
    },
    {
      column: 'complaint_external_id',
      reason: 'complaint_unknown',
      when: `exists (select from case_record x where x.id = r.complaint_external_id_id and x.type <> 'complaint')`,
    },
    { column: 'compensation', reason: 'currency_differs', when: 'r.compensation is not null and w.currency <> company.currency' },
  ],
  siblings: [
    {
      cell: 'complaint_external_id',
      column: 'complaint_id',
      allowed: `p.type = 'complaint' and (select x.root_id from customer x where x.id = p.customer_id) = (select x.root_id from customer x where x.id = w.customer_id)`,
    },
  ],
  // What the same import made of it, untouched since, goes with it; what the system alone has noted does not keep it.
  isUsed: `exists (select from case_event e where e.case_id = w.id and e.actor_id is not null) or exists (select from case_record x where x.complaint_id = w.id and (x.created_import_id is distinct from w.created_import_id or x.version > 1))`,
}

/** Cases, with the company's words for channels and those that it has added. The customer of a case that stands may be corrected; the outlet where it was opened stays. */
export const caseKind: ImportKind = {
  ...casesAsShipped,
  ofCompany: async (ctx) => {
    const terms = (await listCaseTerms(ctx)).filter(({ list }) => list === 'case_channel')
    const own = Object.fromEntries(terms.flatMap(({ key, text }) => (text === null ? [] : [[key, text]])))
    const channels = {
      type: 'one_of',
      values: terms.map(({ key }) => key),
      texts: 'importKinds.values.caseChannel',
      own,
    } as const
    return {
      columns: casesAsShipped.columns.map((column) => (column.name === 'channel' ? { ...column, type: channels } : column)),
    }
  },
}
