import pg from 'pg'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { openDatabase } from '#lib/platform/db/database'
import type { Bench } from './bench.ts'
import { withProduct } from './bench.ts'
import type { CompanySize } from './company/size.ts'
import { companySize } from './company/size.ts'
import { ensureCompany, groundDirectory, withDatabase } from './ground.ts'
import { untilWorkerRests } from './idle.ts'
import { keepPagePlans, keepWorkPlans, whileTelling } from './keep-logged-plans.ts'
import { keepFigures } from './kept.ts'
import { measureMachine } from './machine.ts'
import { dropManagers, makeManagers } from './managers.ts'
import { keepPlans } from './plans.ts'
import type { Reader } from './readers.ts'
import { dropKeys, makeReaders } from './readers.ts'
import type { JudgedFigure } from './result.ts'
import { judge, tableOf, writeResults } from './result.ts'
import { measureLists } from './rows/p1.ts'
import { measureListPages } from './rows/p1-pages.ts'
import { measureCards } from './rows/p2.ts'
import { measureSearch } from './rows/p3.ts'
import { measureDashboards } from './rows/p4.ts'
import type { Timings } from './rows/p5.ts'
import { compareSizes } from './rows/p5.ts'
import type { ImportTiming } from './rows/p6.ts'
import { forgetImports, measureImports } from './rows/p6.ts'
import { measureHistory, measureRefresh } from './rows/p7.ts'
import { ensureStanding, measureSchemes } from './rows/p8.ts'
import { measureExport } from './rows/p10.ts'
import { measureBrowser } from './rows/p11.ts'
import { measureMemory, measureStart } from './rows/p12.ts'

/** What can be measured so far. */
export const benchRows = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P10', 'P11', 'P12'] as const

export interface BenchPlan {
  readonly size: CompanySize['name']
  readonly only: ReadonlySet<string>
  /** Minutes at which the memory of the server is looked at. */
  readonly minutes: { readonly early: number; readonly late: number }
}

type Sink = Pick<Bench, 'report' | 'add'>

/** Makes what is missing, measures what was asked for, prints the table and writes it down. */
export async function runBench(plan: BenchPlan, report: (text: string) => void): Promise<void> {
  const size = companySize(plan.size)
  const wants = (...rows: string[]) => rows.some((row) => plan.only.has(row))
  await ensureCompany(size, report)
  await tidy(size, report)
  const machine = await withDatabase(groundDirectory(size), withPool(measureMachine))
  report(`${machine.processor}, ${machine.cores} cores, ${machine.memoryGigabytes} GB: ceilings × ${machine.factor.toFixed(2)}`)
  const figures: JudgedFigure[] = []
  const sink: Sink = {
    report,
    add: (figure) => {
      const judged = judge(figure, machine.factor)
      figures.push(judged)
      report(tableOf([judged]).split('\n').at(-1) ?? '')
    },
  }
  const finish = async () => {
    report(`\n${tableOf(figures)}\n`)
    report(`Written to ${await writeResults(size, machine, figures)}`)
  }
  try {
    if (wants('P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P11')) await measureProduct(size, wants, sink)
    // On a server that has done nothing before, for its memory is looked at.
    if (wants('P10')) await withReaders(size, sink, measureExport)
    await tellPlans(size, wants, sink)
    if (wants('P7')) await measureHistory(sink)
    if (wants('P12')) {
      await measureStart(size, sink)
      await withReaders(size, sink, (bench, readers) => measureMemory(bench, readers, plan.minutes))
    }
  } finally {
    await finish()
  }
}

async function measureProduct(size: CompanySize, wants: (...rows: string[]) => boolean, sink: Sink): Promise<void> {
  const small = wants('P5') && size.name === 'full' ? await measureSmall(sink.report) : null
  let imports: ImportTiming[] = []
  await withReaders(size, sink, async (bench, readers) => {
    await untilWorkerRests(bench)
    if (wants('P8')) await measureSchemes(bench, readers)
    else await ensureStanding(bench)
    if (wants('P2', 'P4', 'P5', 'P11')) await keepFigures(bench)
    if (wants('P1', 'P3', 'P5')) await keepPlans(bench, readers)
    const timings = await measureReading(bench, readers, wants)
    if (small !== null) compareSizes(bench, timings, small)
    if (wants('P1')) await measureListPages(bench, readers)
    if (wants('P11')) await measureBrowser(bench, readers)
    if (wants('P6', 'P7')) imports = await measureImports(bench)
    if (wants('P7')) await measureRefresh(bench, imports)
  })
  if (imports.length > 0) await tidy(size, sink.report)
}

async function measureReading(bench: Bench, readers: readonly Reader[], wants: (...rows: string[]) => boolean): Promise<Timings> {
  return {
    lists: wants('P1', 'P5') ? await measureLists(bench, readers) : [],
    cards: wants('P2', 'P5') ? await measureCards(bench, readers) : [],
    searches: wants('P3', 'P5') ? await measureSearch(bench, readers) : [],
    dashboards: wants('P4', 'P5') ? await measureDashboards(bench) : [],
  }
}

/** Once more without measuring: what PostgreSQL tells of its plans costs time. */
async function tellPlans(size: CompanySize, wants: (...rows: string[]) => boolean, sink: Sink): Promise<void> {
  if (wants('P2', 'P4')) await whileTelling(size, 'pages', () => withReaders(size, sink, keepPagePlans))
  if (!wants('P6', 'P7', 'P8')) return
  await whileTelling(size, 'work', () => withReaders(size, sink, keepWorkPlans))
  await tidy(size, sink.report)
}

/** What P1 to P4 take in the small company, for comparison; not figures of their own. */
async function measureSmall(report: (text: string) => void): Promise<Timings> {
  const size = companySize('small')
  await ensureCompany(size, report)
  return withReaders(size, { report, add: () => undefined }, async (bench, readers) => {
    await ensureStanding(bench)
    await keepFigures(bench)
    return measureReading(bench, readers, () => true)
  })
}

function withReaders<Answer>(
  size: CompanySize,
  sink: Sink,
  work: (bench: Bench, readers: readonly Reader[]) => Promise<Answer>,
): Promise<Answer> {
  return withProduct(size, sink, async (bench) => {
    await forgetVisitors(bench.pool)
    try {
      await makeManagers(bench.pool)
      return await work(bench, await makeReaders(bench))
    } finally {
      await forgetVisitors(bench.pool)
    }
  })
}

async function forgetVisitors(pool: pg.Pool): Promise<void> {
  await dropKeys(pool)
  await dropManagers(pool)
}

/** Takes away what imports have brought in, of this run or of one that was cut off; sums and sizes of tables follow. */
async function tidy(size: CompanySize, report: (text: string) => void): Promise<void> {
  await withDatabase(groundDirectory(size), async (url) => {
    const { db, pool, close } = openDatabase({ url, max: 3, applicationName: 'bench' })
    try {
      const { rows } = await pool.query('select 1 from import limit 1')
      if (rows.length === 0) return
      report('  taking the imported waybills away')
      await forgetImports(pool)
      await refreshTouchedMonths(db)
      for (const table of ['waybill', 'customer_month', 'outlet_month', 'touched_month', 'customer_standing'])
        await pool.query(`vacuum analyze ${table}`)
    } finally {
      await close()
    }
  })
}

function withPool<Answer>(work: (pool: pg.Pool) => Promise<Answer>): (url: string) => Promise<Answer> {
  return async (url) => {
    const pool = new pg.Pool({ connectionString: url, max: 2, application_name: 'bench' })
    try {
      return await work(pool)
    } finally {
      await pool.end()
    }
  }
}
