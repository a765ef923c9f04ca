import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { findFreePort } from '#lib/platform/process/embedded'
import { Installation } from '#tests/support/installation'
import type { Bench } from '../bench.ts'
import { benchEnvironment } from '../bench.ts'
import type { CompanySize } from '../company/size.ts'
import { groundDirectory } from '../ground.ts'
import { residentMegabytes } from '../processes.ts'
import type { Reader } from '../readers.ts'
import { emptyPath, listPath } from './p1.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const next = join(root, 'node_modules/next/dist/bin/next')
const POLL_MS = 20
const ROUNDS = 5

/** P12: from the start of what `npm start` starts, with everything in place, to the first page, against `next start` of an empty app. */
export async function measureStart(size: CompanySize, sink: Pick<Bench, 'report' | 'add'>): Promise<void> {
  const app = await buildEmptyApp(sink.report)
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push(await startEmptyApp(app))
    ours.push(await startProduct(size))
  }
  sink.add({
    row: 'P12',
    name: 'start with everything in place to the first page, median',
    unit: 'ms',
    value: median(ours),
    limit: median(theirs),
    atMostTimes: 2.5,
    ceiling: null,
    detail: { ours, theirs },
  })
}

async function startProduct(size: CompanySize): Promise<number> {
  const installation = await Installation.inFolder(groundDirectory(size))
  const started = performance.now()
  // What npm runs before `start`.
  const prepared = spawnSync(process.execPath, [join(root, 'bin/prepare.mjs')], { cwd: root })
  if (prepared.status !== 0) throw new Error(String(prepared.stderr))
  const starting = installation.start(benchEnvironment)
  await untilServed(`http://127.0.0.1:${installation.port}/sign-in`)
  const milliseconds = performance.now() - started
  await starting
  await installation.stop()
  return milliseconds
}

async function startEmptyApp(directory: string): Promise<number> {
  const port = await findFreePort()
  const started = performance.now()
  const child = spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: directory,
    stdio: 'ignore',
  })
  await untilServed(`http://127.0.0.1:${port}/`)
  const milliseconds = performance.now() - started
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
  return milliseconds
}

async function untilServed(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(url).catch(() => null)
    await response?.text()
    if (response?.ok === true) return
    await wait(POLL_MS)
  }
}

/** An app of one page, with the Next of the product, built once. */
async function buildEmptyApp(report: (text: string) => void): Promise<string> {
  const directory = join(root, '.cache', 'bench', 'empty-app')
  if (existsSync(join(directory, '.next', 'BUILD_ID'))) return directory
  report('  building an empty app')
  await mkdir(join(directory, 'app'), { recursive: true })
  await writeFile(join(directory, 'package.json'), '{ "private": true, "type": "module" }\n')
  await writeFile(
    join(directory, 'next.config.mjs'),
    `export default { turbopack: { root: ${JSON.stringify(root)} }, typescript: { ignoreBuildErrors: true } }\n`,
  )
  await writeFile(
    join(directory, 'app/layout.js'),
    'export default function Layout({ children }) {\n  return <html><body>{children}</body></html>\n}\n',
  )
  // Dynamic, as every page of the product is.
  await writeFile(
    join(directory, 'app/page.js'),
    `export const dynamic = 'force-dynamic'\nexport default function Page() {\n  return <p>.</p>\n}\n`,
  )
  const built = spawnSync(process.execPath, [next, 'build'], {
    cwd: directory,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (built.status !== 0) throw new Error(`the empty app was not built: ${String(built.stdout)}${String(built.stderr)}`)
  return directory
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

const IN_FLIGHT = 4
const SAMPLES = 10

/**
 * P12: memory of the server under steady load, at a later minute against an earlier one. The size decides for how long: 5 and 15 minutes for the full
 * company, 1 and 3 for the small one, which says so.
 */
export async function measureMemory(
  bench: Bench,
  readers: readonly Reader[],
  minutes: { early: number; late: number },
): Promise<void> {
  const server = await bench.installation.pid('server')
  const callers = readers.map((reader) => bench.callerFor(reader.key))
  const paths = [
    ...['name', '-value', '-created', 'next_touch'].map((sort) => listPath(`&sort=${sort}`)),
    listPath('&q=瑞祥'),
    emptyPath,
  ].map(encodeURI)
  let stopped = false
  let calls = 0
  const load = async (lane: number) => {
    for (let turn = lane; !stopped; turn += 1) {
      await callers[turn % callers.length]?.get(paths[turn % paths.length] ?? emptyPath)
      calls += 1
    }
  }
  const loading = Promise.all(Array.from({ length: IN_FLIGHT }, (_, lane) => load(lane)))
  const started = performance.now()
  const memoryAt = async (minute: number) => {
    // The mean of the last seconds before it: a heap goes up and down as it is collected.
    await wait(Math.max(0, minute * 60_000 - SAMPLES * 1_000 - (performance.now() - started)))
    let sum = 0
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      sum += await residentMegabytes(server)
      await wait(1_000)
    }
    return sum / SAMPLES
  }
  const early = await memoryAt(minutes.early)
  const late = await memoryAt(minutes.late)
  stopped = true
  await loading
  for (const caller of callers) caller.close()
  bench.add({
    row: 'P12',
    name: `memory of the server under load, minute ${minutes.late} against minute ${minutes.early}`,
    unit: 'MB',
    value: late,
    limit: early,
    atMostTimes: 1.1,
    ceiling: null,
    detail: { calls, seconds: minutes.late * 60 },
  })
}
