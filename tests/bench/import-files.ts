import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { writeXlsxStream } from 'hucre/xlsx'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { CompanySize } from './company/size.ts'

/** A file of waybills that the bench has made. */
export interface WaybillFile {
  readonly path: string
  readonly rows: number
}

export interface FilePlan {
  readonly rows: number
  readonly encoding: 'UTF8' | 'GB18030'
  /** Makes its numbers differ from those of every other file and run. */
  readonly stamp: string
}

/**
 * The month's file of a company: nine of ten rows are new waybills of its last month, spread over customers as its waybills are; every tenth changes a waybill
 * of any month; every hundredth is bad (unknown customer, unreadable freight or no time of acceptance). The same rows for the same stamp.
 */
export function fileStatement(size: CompanySize, { rows, stamp }: FilePlan): string {
  const stride = size.waybills / rows
  return `
    select case when isold then w.waybill_no else 'B${stamp}' || lpad(i::text, 8, '0') end as waybill_no,
      case when isbad and i % 300 = 50 then 'nobody' || i else 'C' || lpad(w.customer_id::text, 8, '0') end as customer_external_id,
      case when isbad and i % 300 = 150 then null else to_char(at, 'YYYY-MM-DD HH24:MI:SS') end as accepted_at,
      (array['标准快递', '特快专递', '经济快递', '冷链'])[1 + i % 4] as product, to_char(at + interval '4 days', 'YYYY-MM-DD HH24:MI:SS') as promised_at,
      to_char(at + make_interval(hours => 20 + i % 60), 'YYYY-MM-DD HH24:MI:SS') as delivered_at, 'delivered' as status, w.origin_region, w.destination_region,
      1 + (i % 20 = 0)::int as pieces, (w.weight_grams / 1000.0)::numeric(10, 2) as weight_kg,
      case when isbad and i % 300 = 250 then '面议' else (price / 100.0)::numeric(10, 2)::text end as freight,
      (price / 80.0)::numeric(10, 2) as list_freight, (price * 15 / 10000.0)::numeric(10, 2) as cost_pickup, (price * 30 / 10000.0)::numeric(10, 2) as cost_linehaul,
      (price * 20 / 10000.0)::numeric(10, 2) as cost_delivery, (array['monthly', 'cash', 'collect'])[1 + i % 3] as settlement, 'K${stamp}' as courier_code, 'A' || i % 997 as account_no
    from (
      select i, i % 10 = 9 as isold, i % 100 = 50 as isbad, 1 + floor((i - 1) * ${stride})::bigint as waybill_id, 800 + bench.pick(i, 201, 4000) as price
      from generate_series(1, ${rows}) i) d
    join waybill w on w.id = d.waybill_id
    cross join lateral (select case when isold then w.accepted_at at time zone 'Asia/Shanghai'
      else timestamp '2026-10-01 08:00' + make_interval(days => bench.pick(i, 202, 30) - 1, secs => bench.pick(i, 203, 43000)) end as at) t
    order by hashint4(i)`
}

/** Names of the columns of such a file. */
export const fileColumns = [
  ...['waybill_no', 'customer_external_id', 'accepted_at', 'product', 'promised_at', 'delivered_at', 'status'],
  ...['origin_region', 'destination_region', 'pieces', 'weight_kg', 'freight', 'list_freight'],
  ...['cost_pickup', 'cost_linehaul', 'cost_delivery', 'settlement', 'courier_code', 'account_no'],
]

/** Writes the file as CSV in an encoding: PostgreSQL does it, so that a million rows take seconds. */
export async function writeCsv(pool: pg.Pool, size: CompanySize, plan: FilePlan, path: string): Promise<WaybillFile> {
  const client = await pool.connect()
  try {
    const statement = `copy (${fileStatement(size, plan)}) to stdout with (format csv, header true, encoding '${plan.encoding}')`
    await pipeline(client.query(copyTo(statement)), createWriteStream(path))
    return { path, rows: plan.rows }
  } finally {
    client.release()
  }
}

/** Writes the file as XLSX, every cell a text as exports of other systems have them; and the same rows as CSV beside it, for the limit. */
export async function writeXlsx(
  pool: pg.Pool,
  size: CompanySize,
  plan: FilePlan,
  path: string,
): Promise<WaybillFile & { csv: string }> {
  const csv = `${path}.csv`
  await writeCsv(pool, size, plan, csv)
  const { rows } = await pool.query<{ cells: string[] }>(
    `select array[${fileColumns.map((name) => `coalesce(x.${name}::text, '')`).join(', ')}] as cells from (${fileStatement(size, plan)}) x`,
  )
  const sheet = writeXlsxStream([fileColumns, ...rows.map((row) => row.cells)], { name: '运单' })
  await pipeline(Readable.fromWeb(sheet as WebStream<Uint8Array>), createWriteStream(path))
  return { path, rows: plan.rows, csv }
}
