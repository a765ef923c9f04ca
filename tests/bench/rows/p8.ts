import { setTimeout as wait } from 'node:timers/promises'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import type { Bench } from '../bench.ts'
import { dayAfterLast, lastDay } from '../company/size.ts'
import type { Caller, Latencies } from '../load.ts'
import { measure, p50, p95 } from '../load.ts'
import type { Reader } from '../readers.ts'
import { makeAdministratorKey } from '../readers.ts'
import { listPath } from './p1.ts'

const POLL_MS = 100
const periodFrom = '2025-11-01'
const period: Record<'as_of' | 'from' | 'to', string> = { as_of: lastDay, from: periodFrom, to: dayAfterLast }
const published = [
  'abc_class',
  'abc_weighted_class',
  'rfm_class',
  'dormancy_class',
  'loyalty_class',
  'value_minor',
  'dormancy_ratio',
  'satisfaction',
]

/** Publishes the classes of all schemes when the company has none, so that lists have what to sort by. */
export async function ensureStanding(bench: Bench): Promise<void> {
  const { rows } = await bench.pool.query('select 1 from customer_standing where loyalty_class is not null limit 1')
  if (rows.length > 0) return
  const caller = bench.callerFor(await makeAdministratorKey(bench.pool))
  for (const scheme of SCHEME_IDS) bench.report(`  ${scheme} ${(await runSeconds(bench, caller, scheme)).toFixed(1)} s`)
  caller.close()
  await bench.pool.query('vacuum analyze customer_standing')
}

/** P8: each scheme over the whole company, from the request until it is done, with nothing published before; and the list meanwhile. */
export async function measureSchemes(bench: Bench, readers: readonly Reader[]): Promise<void> {
  await unpublish(bench)
  const caller = bench.callerFor(await makeAdministratorKey(bench.pool))
  const limit = await bareSeconds(bench)
  const lister = new Lister(bench, readers)
  const alone = await lister.alone()
  lister.start()
  const seconds: [string, number][] = []
  for (const scheme of SCHEME_IDS) seconds.push([scheme, await runSeconds(bench, caller, scheme)])
  const meanwhile = await lister.stop()
  // The list took its share of the machine; once more without it, which is the figure.
  await unpublish(bench)
  for (const [scheme, besideLists] of seconds) {
    bench.add({
      row: 'P8',
      name: `${scheme} over ${bench.size.customers.toLocaleString('en')} customers, stored and published`,
      unit: 's',
      value: await runSeconds(bench, caller, scheme),
      limit,
      atMostTimes: 2.5,
      ceiling: null,
      detail: { besideLists },
    })
  }
  for (const [share, of] of [
    ['p50', p50],
    ['p95', p95],
  ] as const) {
    bench.add({
      row: 'P8',
      name: `the list by name for all, meanwhile, against itself, ${share}`,
      unit: 'ms',
      value: of(meanwhile),
      limit: of(alone),
      atMostTimes: 2,
      ceiling: null,
    })
  }
  caller.close()
  await bench.pool.query('vacuum analyze customer_standing')
}

/** Asks for the list one call after the other, as one person does: with a pause between. */
class Lister {
  readonly #caller: Caller
  readonly #took: number[] = []
  #running: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(bench: Bench, readers: readonly Reader[]) {
    this.#caller = bench.callerFor(readers.find((reader) => reader.name === 'all')?.key ?? null)
  }

  alone(): Promise<Latencies> {
    return measure(200, 1, () => this.#ask())
  }

  start(): void {
    this.#running = (async () => {
      while (!this.#stopped) {
        const started = performance.now()
        await this.#ask()
        this.#took.push(performance.now() - started)
        await wait(50)
      }
    })()
  }

  async stop(): Promise<Latencies> {
    this.#stopped = true
    await this.#running
    this.#caller.close()
    return Float64Array.from(this.#took).sort()
  }

  #ask(): Promise<string> {
    return this.#caller.get(listPath('&sort=name'))
  }
}

/** From the request until the run is done, of the company's last year unless another period is given. */
export async function runSeconds(
  bench: Bench,
  caller: Caller,
  scheme: string,
  of: Readonly<typeof period> = period,
): Promise<number> {
  const started = performance.now()
  const { id } = await caller.post('/api/v1/analysis/runs', { scheme, ...of })
  for (;;) {
    const { rows } = await bench.pool.query<{ status: string; failure: string | null }>(
      'select status, failure_code as failure from analysis_run where id = $1',
      [id],
    )
    const { status, failure } = rows[0] ?? { status: 'gone', failure: null }
    if (status === 'done') return (performance.now() - started) / 1000
    if (status !== 'queued' && status !== 'running') throw new Error(`the run of ${scheme} ${status}: ${failure}`)
    await wait(POLL_MS)
  }
}

/** Forgets what is published, and that it was, so that each scheme has every customer to publish. Else a run of the company's last day would be
 * a look that leaves a standard run's classes alone. */
export async function unpublish(bench: Bench): Promise<void> {
  const sets = published.map((column) => `${column} = null`).join(', ')
  const any = published.map((column) => `${column} is not null`).join(' or ')
  await bench.pool.query(`update customer_standing set ${sets} where ${any}`)
  await bench.pool.query('update analysis_run set published = false where published')
  await bench.pool.query('vacuum analyze customer_standing')
  await bench.pool.query('checkpoint')
}

/** Bare SQL: reads id and value of all, sorts them, writes id and class. */
async function bareSeconds(bench: Bench): Promise<number> {
  await bench.pool.query(
    'drop table if exists bench.classed; create table bench.classed (customer_id int, class text); checkpoint',
  )
  const started = performance.now()
  await bench.pool.query(
    `insert into bench.classed
     select customer_id, case when held <= 0.8 * total then 'A' when held <= 0.95 * total then 'B' else 'C' end
     from (select customer_id, sum(value) over (order by value desc, customer_id) as held, sum(value) over () as total
           from (select customer_id, sum(revenue_minor)::float8 as value from customer_month where month >= $1 and month < $2 and currency = 'CNY' group by 1) v) s`,
    [periodFrom, dayAfterLast],
  )
  const seconds = (performance.now() - started) / 1000
  await bench.pool.query('drop table bench.classed')
  return seconds
}
