/**
 * `npm run bench [-- --size small|full] [--only P1,P6] [--minutes EARLY,LATE]`: builds the product, makes a large company with a fixed seed (kept for the next
 * run), measures on the built server, and prints one table. See docs/performance.md.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { StartError } from '#lib/platform/process/start-error'
import type { BenchPlan } from '#tests/bench/run'
import { benchRows, runBench } from '#tests/bench/run'
import { runCommand } from './command.ts'

const usage = `npm run bench [-- --size small|full] [--only ${benchRows.join(',')}] [--minutes EARLY,LATE]`

await runCommand(async (args) => {
  const plan = readPlan(args)
  await build()
  await runBench(plan, (text) => process.stdout.write(`${text}\n`))
  return 0
})

function readPlan(args: string[]): BenchPlan {
  try {
    const { values } = parseArgs({
      args,
      options: { size: { type: 'string', default: 'small' }, only: { type: 'string' }, minutes: { type: 'string' } },
    })
    const { size } = values
    const only = values.only?.split(',') ?? [...benchRows]
    const unknown = only.filter((row) => !benchRows.some((known) => known === row))
    if ((size !== 'small' && size !== 'full') || unknown.length > 0) throw new StartError(usage)
    const [early, late] = values.minutes?.split(',').map(Number) ?? (size === 'full' ? [5, 15] : [1, 3])
    if (!(early !== undefined && late !== undefined && early > 0 && late > early)) throw new StartError(usage)
    return { size, only: new Set(only), minutes: { early, late } }
  } catch {
    throw new StartError(usage)
  }
}

/** Builds the product with the routes of the benchmark, unless that build stands. */
function build(): Promise<void> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const child = spawn(process.execPath, [join(root, 'bin', 'build.ts')], {
    cwd: root,
    env: { ...process.env, YIKE_BENCH: '1' },
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new StartError('The product was not built; the reason stands above.')),
    )
  })
}
