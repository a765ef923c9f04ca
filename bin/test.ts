/**
 * `npm test`: lint, types, the build, unit and integration tests, and one browser journey a role. `--full` runs the rest of the browser runs, the longest
 * integration tests, the matrix of screens at every place, the faults and the fuzzing; `--real` the tests on real data. Says at the end how many checks passed and
 * failed, and ends with 1 when any failed.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { freePort } from '#tests/support/free-port'
import type { Step } from './steps.ts'
import { packageBin, runStep } from './steps.ts'

interface Counts {
  passed: number
  failed: number
}

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })
const playwrightReport = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })

const folder = await mkdtemp(join(tmpdir(), 'yike-test-'))
const options = process.argv.slice(2)
const stages = options.includes('--full') ? fullStages : options.includes('--real') ? realStages : everydayStages
const total: Counts = { passed: 0, failed: 0 }
try {
  for (const stage of await stages()) add(await stage())
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
if (total.failed > 0 || total.passed === 0) process.exitCode = 1

type Stage = () => Promise<Counts>

async function everydayStages(): Promise<Stage[]> {
  return [
    lint,
    build,
    vitest('unit and integration', ['unit', 'integration', 'alone']),
    browser('one journey a role', ['--grep', '@role']),
  ]
}

async function fullStages(): Promise<Stage[]> {
  return [
    browser('the other journeys', ['--grep-invert', '@role']),
    vitest('long integration tests', ['long']),
    vitest('pages and actions at every place', ['matrix']),
    vitest('faults', ['faults']),
    vitest('fuzzing', ['fuzz']),
  ]
}

async function realStages(): Promise<Stage[]> {
  if (!process.env['SHARED_DATA']) {
    process.stderr.write('SHARED_DATA is not set: it names the folder with the real data (scms, cdnow, codes).\n')
    return [async () => ({ passed: 0, failed: 1 })]
  }
  return [vitest('real data', ['real'])]
}

async function lint(): Promise<Counts> {
  const { ok } = await runStep({ name: 'lint', args: ['bin/lint.ts'] })
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 }
}

/** Before the tests that start the built app, so that none of them waits for it. */
async function build(): Promise<Counts> {
  const { ok } = await runStep({ name: 'build', args: ['bin/build.ts'] })
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 }
}

function vitest(name: string, projects: string[]): Stage {
  return async () => {
    const file = join(folder, `${projects.join('-')}.json`)
    const chosen = projects.flatMap((project) => ['--project', project])
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    return counted({ name, args: [packageBin('vitest/vitest.mjs'), 'run', ...chosen, ...reporters] }, file, (report) => {
      const found = vitestReport.parse(report)
      return { passed: found.numPassedTests, failed: found.numFailedTests }
    })
  }
}

function browser(name: string, chosen: string[]): Stage {
  return async () => {
    const file = join(folder, 'browser.json')
    const environment = { YIKE_REPORT: file, YIKE_E2E_PORT: String(await freePort()), YIKE_E2E_DATA: join(folder, 'company') }
    return counted({ name, args: [packageBin('@playwright/test/cli.js'), 'test', ...chosen], environment }, file, (report) => {
      const { stats } = playwrightReport.parse(report)
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
    })
  }
}

/** Runs a step and answers what its report counted. One that ends badly has failed, whatever it counted. */
async function counted(step: Step, file: string, count: (report: unknown) => Counts): Promise<Counts> {
  process.stdout.write(`\n== ${step.name}\n`)
  const { ok } = await runStep(step)
  const text = await readFile(file, 'utf8').catch(() => null)
  const counts = text === null ? { passed: 0, failed: 0 } : count(JSON.parse(text))
  return { passed: counts.passed, failed: ok ? counts.failed : Math.max(1, counts.failed) }
}

function add({ passed, failed }: Counts): void {
  total.passed += passed
  total.failed += failed
}
