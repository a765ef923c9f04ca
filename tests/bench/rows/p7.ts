import pg from 'pg'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { openDatabase } from '#lib/platform/db/database'
import { formatDatabaseUrl, parseDatabaseUrl } from '#lib/platform/migrate/connection'
import type { Bench } from '../bench.ts'
import { companySize } from '../company/size.ts'
import { bareSums } from '../company/sums.ts'
import { ensureCompany, groundDirectory, withDatabase } from '../ground.ts'
import type { ImportTiming } from './p6.ts'

/** P7: the refresh at the end of an import, against the same sums in bare SQL over all waybills of the touched pairs. */
export async function measureRefresh(bench: Bench, imports: readonly ImportTiming[]): Promise<void> {
  for (const { id, rows, refreshing } of imports) {
    const { seconds, pairs } = await bareSeconds(bench.pool, id)
    bench.add({
      row: 'P7',
      name: `refresh after ${rows.toLocaleString('en')} waybills (${pairs.toLocaleString('en')} customer months)`,
      unit: 's',
      value: refreshing,
      limit: seconds,
      atMostTimes: 2,
      ceiling: null,
    })
  }
}

/** Sums the touched customer months and outlet months without keeping them. */
async function bareSeconds(pool: pg.Pool, importId: number): Promise<{ seconds: number; pairs: number }> {
  const client = await pool.connect()
  try {
    await client.query(
      `create temp table touched as
       select distinct w.customer_id, coalesce(w.outlet_id, 0) as outlet_id, date_trunc('month', w.accepted_on)::date as month from waybill w
       where w.created_import_id = $1 or w.id in (select record_id from import_change where import_id = $1)`,
      [importId],
    )
    await client.query(`
      create temp table touched_customer as select distinct customer_id, month, (month + interval '1 month')::date as month_end from touched;
      create temp table touched_outlet as select distinct outlet_id, month, (month + interval '1 month')::date as month_end from touched;
      analyze touched_customer; analyze touched_outlet`)
    const started = performance.now()
    await client.query(
      `explain (analyze, timing off) select p.customer_id, p.month, w.currency, ${bareSums},
         bit_or(1 << (extract(day from w.accepted_on)::int - 1)) filter (where w.status <> 'cancelled' and w.pieces > 0) as days
       from touched_customer p join waybill w on w.customer_id = p.customer_id and w.accepted_on >= p.month and w.accepted_on < p.month_end group by 1, 2, 3`,
    )
    await client.query(
      `explain (analyze, timing off) select p.outlet_id, w.product, w.destination_region, p.month, w.currency, ${bareSums}
       from touched_outlet p join waybill w on w.outlet_id = p.outlet_id and w.accepted_on >= p.month and w.accepted_on < p.month_end group by 1, 2, 3, 4, 5`,
    )
    const seconds = (performance.now() - started) / 1000
    const { rows } = await client.query<{ pairs: number }>('select count(*) as pairs from touched_customer')
    await client.query('drop table touched, touched_customer, touched_outlet')
    return { seconds, pairs: rows[0]?.pairs ?? 0 }
  } finally {
    client.release()
  }
}

const TIMES = 10
const ROUNDS = 5

/** The same notes refreshed in a small company, and in one with ten times its history: what lies in other months must not matter. */
export async function measureHistory(sink: Pick<Bench, 'add' | 'report'>): Promise<void> {
  const size = companySize('small')
  await ensureCompany(size, sink.report)
  await withDatabase(groundDirectory(size), async (url) => {
    const connection = parseDatabaseUrl(url)
    const admin = new pg.Client({ ...connection, database: 'postgres' })
    await admin.connect()
    const copies = ['bench_history_1', `bench_history_${TIMES}`]
    try {
      for (const name of copies) {
        await admin.query(`drop database if exists ${name} with (force)`)
        await admin.query(`create database ${name} template ${connection.database}`)
      }
      const measured: number[] = []
      for (const [index, name] of copies.entries()) {
        const copyUrl = formatDatabaseUrl({ ...connection, database: name })
        await prepareCopy(copyUrl, index === 0 ? 1 : TIMES)
        measured.push(await refreshSeconds(copyUrl))
      }
      const [once = 0, often = 0] = measured
      sink.add({
        row: 'P7',
        name: `refresh of the last month of ${size.customers.toLocaleString('en')} customers with ${TIMES} times the history`,
        unit: 's',
        value: often,
        limit: once,
        atMostTimes: 1.2,
        ceiling: null,
      })
    } finally {
      for (const name of copies) await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
    }
  })
}

/** Adds the waybills and kept sums of the company's two years again, two years earlier, four years earlier, and so on. */
async function prepareCopy(url: string, times: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set session_replication_role = replica; delete from touched_month')
    const columns = async (table: string) => {
      const { rows } = await client.query<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
        [table],
      )
      return rows.map((row) => row.name)
    }
    const shifted: Record<string, string> = {
      id: `id + k * 100000000`,
      waybill_no: `waybill_no || '-' || k`,
      accepted_on: `(accepted_on - make_interval(years => 2 * k))::date`,
      accepted_at: `accepted_at - make_interval(years => 2 * k)`,
      month: `(month - make_interval(years => 2 * k))::date`,
    }
    for (const table of ['waybill', 'customer_month', 'outlet_month']) {
      const names = await columns(table)
      await client.query(
        `insert into ${table} (${names.join(', ')}) select ${names.map((name) => shifted[name] ?? name).join(', ')} from ${table} cross join generate_series(1, $1::int) k`,
        [times - 1],
      )
    }
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

async function refreshSeconds(url: string): Promise<number> {
  const { db, pool, close } = openDatabase({ url, max: 3, applicationName: 'bench' })
  try {
    let best = Number.POSITIVE_INFINITY
    for (let round = 0; round < ROUNDS; round += 1) {
      await pool.query(`insert into touched_month (customer_id, outlet_id, month)
        select distinct customer_id, coalesce(outlet_id, 0), date_trunc('month', accepted_on)::date from waybill where accepted_on >= date '2026-10-01'`)
      const started = performance.now()
      await refreshTouchedMonths(db)
      best = Math.min(best, (performance.now() - started) / 1000)
    }
    return best
  } finally {
    await close()
  }
}
