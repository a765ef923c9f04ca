import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { startImportOf } from '#tests/support/import-file'
import { seededNumbers } from '#tests/support/seeded'
import { WorkerProcess } from '#tests/support/worker-process'
import type { DisturbedImport, ExpectedWaybills } from './waybill-files.ts'
import { countsOfFile, expectNothingLostNorTwice, importAt, makeCustomers, tablesLeft, waybillFile } from './waybill-files.ts'

const kills = 20
const longestLifeMs = 5_000
/** A file of 100,000 rows is not read faster: the first kill of each file is to meet the reading, and the others what comes after it. */
const longestReadMs = 1_500
const resumesWithinMs = 30_000
const pollMs = 50
const firstSeed = Number(process.env['KILL_SEED'] ?? 20_261_125)

let company: TestCompany
let directory: string
const worker = new WorkerProcess()
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yike-kill-'))
  process.env['DATA_DIR'] = directory
  company = await openTestCompany()
  await makeCustomers(company)
})
afterAll(async () => {
  await worker.stop()
  await company.close()
  await rm(directory, { recursive: true, force: true })
})

it(`the worker killed ${kills} times at random during imports of 100,000 rows: nothing is lost, nothing stands twice`, async () => {
  let seed = firstSeed
  const hits: string[] = []
  const expected: ExpectedWaybills = new Map()
  let slowestResumeMs = 0
  worker.start()
  for (let file = 0; hits.length < kills || file < 2; file += 1) {
    const path = join(directory, `waybills-${file}.csv`)
    await writeFile(path, waybillFile(file, expected))
    const id = await startImportOf(company, path, { kind: 'waybills' })
    let isReadingHit = false
    for (;;) {
      const before = await importAt(company, id)
      if (before.status === 'done') break
      expect(before.status).toMatch(/queued|validating|applying/)
      // Nothing is disturbed before a worker has taken the file up.
      if (hits.length === kills || before.status === 'queued') {
        await wait(pollMs)
        continue
      }
      const lifeMs = seededNumbers(seed)() * (before.status === 'validating' && !isReadingHit ? longestReadMs : longestLifeMs)
      await wait(lifeMs)
      await worker.kill()
      const left = await importAt(company, id)
      console.info(`kill -9: seed ${seed}, after ${Math.round(lifeMs)} ms, ${left.status}`)
      seed += 1
      worker.start()
      // A kill that came too late has disturbed nothing and counts for nothing.
      if (left.status === 'done') continue
      hits.push(left.status)
      isReadingHit ||= left.status === 'validating'
      slowestResumeMs = Math.max(slowestResumeMs, await resumeMs(id, left))
    }
    const { progress: _progress, owner: _owner, ...counts } = await importAt(company, id)
    expect(counts).toEqual(countsOfFile(file))
  }
  console.info(`kill -9: slowest resume ${slowestResumeMs} ms`)
  expect(hits).toEqual(expect.arrayContaining(['validating', 'applying']))
  await expectNothingLostNorTwice(company, expected)
  // One killed between its last word and its tidying has left that to the worker that stands in.
  for (const end = Date.now() + resumesWithinMs; Date.now() < end && (await tablesLeft(company)) > 0; ) await wait(pollMs)
  expect(await tablesLeft(company)).toBe(0)
})

/** Waits until another worker has taken the import up; answers after how long. */
async function resumeMs(id: number, left: DisturbedImport): Promise<number> {
  const started = Date.now()
  for (;;) {
    const { progress, owner } = await importAt(company, id)
    if (progress !== left.progress || (owner !== null && owner !== left.owner)) return Date.now() - started
    if (Date.now() - started > resumesWithinMs) throw new Error(`not resumed: ${worker.said}`)
    await wait(pollMs)
  }
}
