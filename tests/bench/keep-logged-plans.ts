import { mkdir, open, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import type { Bench } from './bench.ts'
import type { CompanySize } from './company/size.ts'
import { groundDirectory, withDatabase } from './ground.ts'
import type { LoggedPlan } from './logged-plans.ts'
import { readLoggedPlans, textOfPlans } from './logged-plans.ts'
import { managerGroups } from './managers.ts'
import type { Reader } from './readers.ts'
import { makeAdministratorKey } from './readers.ts'
import { cardIds, cardPath, cardTexts } from './rows/p2.ts'
import { dashboardPath, dashboardTexts } from './rows/p4.ts'
import { importSome } from './rows/p6.ts'
import { runSeconds, unpublish } from './rows/p8.ts'

/** PostgreSQL's own way to tell how a statement was carried out. Without looking at the clock at each row, which would cost more than the rows. */
const settings = (milliseconds: number): Record<string, string> => ({
  session_preload_libraries: "'auto_explain'",
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_min_duration': String(milliseconds),
})
/** Of a page every statement is told, of work on the whole company what takes so long. */
const ALL_MS = 0
const LONG_MS = 20
const LOG_LAG_MS = 300

/** The parts of the product by the name under which their sessions stand in the database. */
type Part = 'server' | 'worker'

/** Runs something while every session that begins in the database of a company tells its plans: of pages, or of work on the whole company. */
export async function whileTelling<Answer>(
  size: CompanySize,
  of: 'pages' | 'work',
  work: () => Promise<Answer>,
): Promise<Answer> {
  const each = Object.entries(settings(of === 'pages' ? ALL_MS : LONG_MS))
  await inDatabase(
    size,
    each.map(([name, value]) => `set ${name} = ${value}`),
  )
  try {
    return await work()
  } finally {
    await inDatabase(
      size,
      each.map(([name]) => `reset ${name}`),
    )
  }
}

function inDatabase(size: CompanySize, changes: readonly string[]): Promise<void> {
  return withDatabase(groundDirectory(size), async (url) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      for (const change of changes) await client.query(`alter database yike ${change}`)
    } finally {
      await client.end()
    }
  })
}

/** Keeps the plans of all statements of one card and one dashboard of each kind of reader, in bench/plans: what the whole page asks, the frame included. */
export async function keepPagePlans(bench: Bench, readers: readonly Reader[]): Promise<void> {
  for (const reader of readers) {
    const caller = bench.callerFor(reader.key)
    const [id = 0] = await cardIds(caller)
    caller.close()
    await keepVisit(bench, `P2-${reader.name}`, { cookie: reader.cookie, path: cardPath(id), texts: cardTexts })
  }
  for (const { name, managers } of await managerGroups(bench)) {
    const cookie = managers[0]?.cookie ?? ''
    await keepVisit(bench, `P4-${name}`, { cookie, path: dashboardPath, texts: dashboardTexts })
  }
}

/** Keeps the plans of what takes long in an import with its refresh, and in a run of each scheme. */
export async function keepWorkPlans(bench: Bench): Promise<void> {
  await unpublish(bench)
  await keep(bench, 'P6-P7-import', await told(bench, 'worker', () => importSome(bench)))
  const caller = bench.callerFor(await makeAdministratorKey(bench.pool))
  for (const scheme of SCHEME_IDS)
    await keep(bench, `P8-${scheme}`, await told(bench, 'worker', () => runSeconds(bench, caller, scheme)))
  caller.close()
  await bench.pool.query('vacuum analyze customer_standing')
}

async function keepVisit(bench: Bench, name: string, page: { cookie: string; path: string; texts: readonly string[] }) {
  const visitor = bench.visitorFor(page.cookie)
  // Once to have the pages in memory, as the second reader of the day finds them.
  await visitor.visit(page.path, page.texts)
  await keep(bench, name, await told(bench, 'server', () => visitor.visit(page.path, page.texts)))
  visitor.close()
}

/** The plans that the sessions of one part of the product told while something was done. */
async function told(bench: Bench, part: Part, work: () => Promise<unknown>): Promise<LoggedPlan[]> {
  const path = join(bench.directory, 'postgres.log')
  const { size: before } = await stat(path)
  await work()
  const { rows } = await bench.pool.query<{ pid: number }>('select pid from pg_stat_activity where application_name = $1', [part])
  await wait(LOG_LAG_MS)
  const own = new Set(rows.map((row) => row.pid))
  return readLoggedPlans(await readFrom(path, before)).filter((plan) => own.has(plan.pid))
}

async function readFrom(path: string, position: number): Promise<string> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { buffer } = await file.read({ buffer: Buffer.alloc(size - position), position })
    return buffer.toString('utf8')
  } finally {
    await file.close()
  }
}

async function keep(bench: Bench, name: string, plans: readonly LoggedPlan[]): Promise<void> {
  const folder = fileURLToPath(new URL('../../bench/plans', import.meta.url))
  await mkdir(folder, { recursive: true })
  if (plans.length === 0) throw new Error(`PostgreSQL told no plan of ${name}`)
  bench.report(`  plans of ${name}: ${plans.length} statements`)
  await writeFile(join(folder, `${name}${bench.size.name === 'full' ? '' : '-small'}.txt`), textOfPlans(plans))
}
