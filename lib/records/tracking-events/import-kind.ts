import { identifier, sql } from '#lib/platform/db/sql'
import type { ImportColumn, ImportKind, ImportRun } from '#lib/platform/import/kind'
import { takeBackWelcome, welcomeShippers } from '../customers/first-waybill.ts'
import { followEvents } from '../waybills/follow-events.ts'
import { statusOfCode, TRACKING_PROVIDERS } from '../waybills/status-codes.ts'
import { customersOf } from './repository.ts'

const text = (name: string, max: number): ImportColumn => ({ name, type: { type: 'text', max } })

/** The provider as it is stored. */
const provider = `case when r.provider in (${TRACKING_PROVIDERS.map((name) => `'${name}'`).join(', ')}) then r.provider else 'unknown' end`

/** Tracking events: of each the waybill's status, and perhaps its time of delivery, follow. */
export const trackingEventKind: ImportKind = {
  id: 'tracking_events',
  table: 'tracking_event',
  columns: [
    {
      name: 'waybill_no',
      required: true,
      type: {
        type: 'reference',
        table: 'waybill',
        by: 'waybill_no',
        reason: 'waybill_unknown',
        root: '(select c.root_id from customer c where c.id = x.customer_id)',
      },
      example: 'YT0000000001',
    },
    { name: 'occurred_at', required: true, type: { type: 'instant', dayIs: 'first' }, example: '2026-03-03 16:20' },
    { ...text('provider', 100), required: true, example: 'kuaidi100' },
    { ...text('code', 100), required: true, example: '3' },
    text('text', 1_000),
    {
      name: 'outlet_code',
      type: { type: 'reference', table: 'outlet', by: 'external_id', reason: 'outlet_unknown', orName: 'x.archived_at is null' },
    },
    text('courier_code', 100),
  ],
  key: `row(r.waybill_no, ${provider}, r.occurred_at, r.code)::text`,
  match: `w.waybill_no = r.waybill_no and w.provider = ${provider} and w.occurred_at = r.occurred_at and w.code = r.code`,
  rootOfRecord: '(select c.root_id from waybill b join customer c on c.id = b.customer_id where b.waybill_no = w.waybill_no)',
  derived: { cells: ['provider', 'code'], make: ([name, code]) => statusOfCode(name ?? '', code ?? '') },
  stored: [
    { column: 'waybill_no', create: 'r.waybill_no' },
    { column: 'occurred_at', create: 'r.occurred_at' },
    { column: 'provider', create: provider },
    { column: 'code', create: 'r.code' },
    { column: 'status', create: 'r.derived' },
    { column: 'text', create: 'r.text' },
    { column: 'outlet_id', create: 'r.outlet_code_id' },
    { column: 'courier_code', create: 'r.courier_code' },
  ],
  afterChunk: followChunk,
  afterRevert: { of: 'w.waybill_no', run: ({ db }, numbers) => followEvents(db, sql`select unnest(${numbers}::text[])`) },
  afterAll: takeBackWelcome,
}

async function followChunk({ ctx, db, chunk }: ImportRun): Promise<void> {
  const numbers = sql`select r.waybill_no from ${identifier(chunk.rows)} r where r.ok and r.row_no > ${chunk.after} and r.row_no <= ${chunk.through}`
  await followEvents(db, numbers)
  await welcomeShippers({ ...ctx, db }, customersOf(numbers), chunk.importId)
}
