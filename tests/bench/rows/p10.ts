import { Agent, request } from 'node:http'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { to as copyTo } from 'pg-copy-streams'
import { exportableColumns } from '#lib/records/customers/export/columns'
import type { Bench } from '../bench.ts'
import { p50Of } from '../load.ts'
import { peakMegabytes, residentMegabytes } from '../processes.ts'
import type { Reader } from '../readers.ts'

const ROUNDS = 3
const formats = ['csv', 'xlsx'] as const
type Format = (typeof formats)[number]

/** A list of customers to export: all that were made on a day or later, or all. */
interface Task {
  readonly from: string | null
  readonly rows: number
}

/** What one file took. */
interface Taken {
  readonly seconds: number
  readonly bytes: number
  readonly lines: number
  /** The most memory of the server meanwhile. */
  readonly peak: number
}

/**
 * P10: a tenth of the customers as a file, by the route of the screen and with every column, for an executive, who need ask nobody; against COPY of the same columns
 * of the same customers. Then all customers, which must take no more memory than a tenth of them.
 */
export async function measureExport(bench: Bench, readers: readonly Reader[]): Promise<void> {
  const cookie = readers.find((reader) => reader.name === 'all')?.cookie ?? ''
  const task = await taskOf(bench, bench.size.customers / 10)
  const before = await residentMegabytes(await bench.installation.pid('server'))
  const taken: Record<Format, Taken[]> = { csv: [], xlsx: [] }
  const copies: number[] = []
  // Once that does not count: pages are in memory then for both.
  for (const format of formats) await exportOnce(bench, cookie, task, format)
  await copySeconds(bench, task)
  for (let round = 0; round < ROUNDS; round += 1) {
    copies.push(await copySeconds(bench, task))
    for (const format of formats) taken[format].push(await exportOnce(bench, cookie, task, format))
  }
  addSeconds(bench, task, copies, taken)
  const everybody = await taskOf(bench, null)
  for (const format of formats) {
    const peak = Math.max(...taken[format].map((one) => one.peak))
    addMemory(bench, `memory of the server meanwhile, ${format.toUpperCase()}`, peak, { before })
    const all = await exportOnce(bench, cookie, everybody, format)
    bench.add({
      row: 'P10',
      name: `the same with all ${everybody.rows.toLocaleString('en')} customers against ${task.rows.toLocaleString('en')}, ${format.toUpperCase()}`,
      ...{ unit: 'MB', value: all.peak, limit: peak, atMostTimes: 1.1, ceiling: null, detail: all },
    })
  }
}

function addSeconds(bench: Bench, { rows }: Task, copies: readonly number[], taken: Record<Format, readonly Taken[]>): void {
  const seconds = (of: readonly Taken[]) => p50Of(of.map((one) => one.seconds))
  const name = (format: string) => `export of ${rows.toLocaleString('en')} customers, ${format}`
  bench.add({
    ...{ row: 'P10', name: name('CSV'), unit: 's', value: seconds(taken.csv), limit: p50Of(copies) },
    ...{ atMostTimes: 3, ceiling: null, detail: { copies, taken: taken.csv } },
  })
  bench.add({
    ...{ row: 'P10', name: name('XLSX'), unit: 's', value: seconds(taken.xlsx), limit: null },
    ...{ atMostTimes: null, ceiling: 30, detail: { taken: taken.xlsx } },
  })
}

function addMemory(bench: Bench, name: string, value: number, detail: unknown): void {
  bench.add({ row: 'P10', name, unit: 'MB', value, limit: null, atMostTimes: null, ceiling: 300, detail })
}

const listed = (from: string | null) =>
  `s.listed${from === null ? '' : ` and s.created_at >= timestamp '${from}' at time zone 'Asia/Shanghai'`}`

/** The customers of the last days, as many days as hold so many of them. */
async function taskOf({ pool }: Bench, atLeast: number | null): Promise<Task> {
  const days = await pool.query<{ day: string }>(
    `select (s.created_at at time zone 'Asia/Shanghai')::date::text as day from customer_standing s where s.listed order by s.created_at desc offset $1 limit 1`,
    [(atLeast ?? 1) - 1],
  )
  const from = atLeast === null ? null : (days.rows[0]?.day ?? null)
  const { rows } = await pool.query<{ rows: number }>(`select count(*) as rows from customer_standing s where ${listed(from)}`)
  return { from, rows: Number(rows[0]?.rows) }
}

/** The columns of the file as they stand in the tables, of the same customers in whatever order PostgreSQL finds them. */
const copied = (from: string | null) => `
  copy (
    select c.name, c.external_id, c.kind, s.abc_class, v.class, s.dormancy_class, s.dormancy_ratio, s.value_minor, s.last_shipping_on, c.next_touch_on,
      u.name, l.name, c.lifecycle, s.loyalty_class, s.rfm_class, s.satisfaction, c.industry, c.tags, c.phone, c.created_at
    from customer_standing s join customer c on c.id = s.customer_id left join app_user u on u.id = c.owner_id left join outlet l on l.id = c.outlet_id
    left join customer_override v on v.customer_id = c.id and v.scheme = 'abc'
    where ${listed(from)}
  ) to stdout with (format csv, header true)`

async function copySeconds({ pool }: Bench, { from }: Task): Promise<number> {
  const client = await pool.connect()
  try {
    const started = performance.now()
    await pipeline(client.query(copyTo(copied(from))), new Writable({ write: (_piece, _encoding, done) => done() }))
    return (performance.now() - started) / 1000
  } finally {
    client.release()
  }
}

async function exportOnce(bench: Bench, cookie: string, task: Task, format: Format): Promise<Taken> {
  const server = await bench.installation.pid('server')
  const form = new URLSearchParams({ columns: exportableColumns.join('.'), format, sort: '-value' })
  if (task.from !== null) form.set('created_from', task.from)
  const { answer, peak } = await peakMegabytes(server, () =>
    takeFile(`${bench.origin}/api/files/customers`, cookie, form.toString()),
  )
  const { start, ...taken } = answer
  const isWhole = format === 'csv' ? taken.lines === task.rows + 1 : start === 'PK'
  if (!isWhole) throw new Error(`not the file of ${task.rows} customers: ${JSON.stringify(taken)}`)
  return { ...taken, peak }
}

const NEWLINE = 10

/** Posts the form of the screen and takes the file as it comes; throws unless it is one. */
function takeFile(url: string, cookie: string, form: string): Promise<Omit<Taken, 'peak'> & { start: string }> {
  const agent = new Agent()
  const headers = {
    cookie,
    // As a browser says it of a form on a page of ours; a post without it is refused.
    origin: new URL(url).origin,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(form),
  }
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let [bytes, lines, start] = [0, 0, '']
      response.on('data', (piece: Buffer) => {
        if (bytes === 0) start = piece.toString('latin1', 0, 2)
        bytes += piece.length
        for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) lines += 1
      })
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ seconds: (performance.now() - started) / 1000, bytes, lines, start })
        else reject(new Error(`the export was answered with ${response.statusCode}`))
      })
    })
    sent.on('error', reject)
    sent.end(form)
  })
}
