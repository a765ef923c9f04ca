/**
 * `npm test`: lint, types, the build, unit and integration tests, and one browser journey a role. `--full` runs the rest of the browser runs, the longest
 * integration tests, the matrix of screens at every place, the faults and the fuzzing; `--real` the tests on real data. Says at the end which checks failed and how
 * many passed and failed, and ends with 1 when any failed.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#tests/support/free-port'
import type { Step } from './steps.ts'
import { packageBin, runStep } from './steps.ts'
import type { Counts } from './test-reports.ts'
import { fromPlaywright, fromVitest } from './test-reports.ts'

const folder = await mkdtemp(join(tmpdir(), 'yike-test-'))
const options = process.argv.slice(2)
const stages = options.includes('--full') ? fullStages : options.includes('--real') ? realStages : everydayStages
const total: Counts = { passed: 0, failed: 0, failures: [] }
try {
  for (const stage of await stages()) add(await stage())
} finally {
  await rm(folder, { recursive: true, force: true })
}
for (const failure of total.failures) process.stdout.write(`\nfailed: ${failure}\n`)
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
    return [async () => ({ passed: 0, failed: 1, failures: ['real data: no folder'] })]
  }
  return [vitest('real data', ['real'])]
}

async function lint(): Promise<Counts> {
  return asOneCheck({ name: 'lint', args: ['bin/lint.ts'] })
}

/** Before the tests that start the built app, so that none of them waits for it. */
async function build(): Promise<Counts> {
  return asOneCheck({ name: 'build', args: ['bin/build.ts'] })
}

async function asOneCheck(step: Step): Promise<Counts> {
  const { ok } = await runStep(step)
  return ok ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [step.name] }
}

function vitest(name: string, projects: string[]): Stage {
  return async () => {
    const file = join(folder, `${projects.join('-')}.json`)
    const chosen = projects.flatMap((project) => ['--project', project])
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    return counted({ name, args: [packageBin('vitest/vitest.mjs'), 'run', ...chosen, ...reporters] }, file, fromVitest)
  }
}

function browser(name: string, chosen: string[]): Stage {
  return async () => {
    const file = join(folder, 'browser.json')
    const environment = { YIKE_REPORT: file, YIKE_E2E_PORT: String(await freePort()), YIKE_E2E_DATA: join(folder, 'company') }
    return counted({ name, args: [packageBin('@playwright/test/cli.js'), 'test', ...chosen], environment }, file, fromPlaywright)
  }
}

/** Runs a step and answers what its report counted. One that ends badly has failed, whatever it counted. */
async function counted(step: Step, file: string, count: (report: unknown) => Counts): Promise<Counts> {
  process.stdout.write(`\n== ${step.name}\n`)
  const { ok } = await runStep(step)
  const text = await readFile(file, 'utf8').catch(() => null)
  const counts = text === null ? { passed: 0, failed: 0, failures: [] } : count(JSON.parse(text))
  if (ok || counts.failures.length > 0) return { ...counts, failed: Math.max(counts.failed, counts.failures.length) }
  return {
    ...counts,
    failed: Math.max(1, counts.failed),
    failures: [`${step.name} ended badly without a failed test of its own`],
  }
}

function add({ passed, failed, failures }: Counts): void {
  total.passed += passed
  total.failed += failed
  total.failures.push(...failures)
}
