import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { startImportOf } from '#tests/support/import-file'
import { OwnCluster } from '#tests/support/own-cluster'
import { seededNumbers } from '#tests/support/seeded'
import { WorkerProcess } from '#tests/support/worker-process'
import type { ExpectedWaybills } from './waybill-files.ts'
import { countsOfFile, expectNothingLostNorTwice, importAt, makeCustomers, tablesLeft, waybillFile } from './waybill-files.ts'

const faults = 6
const longestRunMs = 6_000
const pollMs = 50
/** What quality asks for after a restart. */
const errorsEndWithinMs = 5_000
/** An import that has not moved for so long is stuck. */
const movesWithinMs = 60_000
const firstSeed = Number(process.env['RESTART_SEED'] ?? 20_261_126)

let cluster: OwnCluster
let company: TestCompany
let directory: string
let key: string
const worker = new WorkerProcess()
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yike-restart-'))
  process.env['DATA_DIR'] = directory
  cluster = await OwnCluster.start()
  company = await openTestCompany()
  key = await company.keyFor('administrator')
  await makeCustomers(company)
})
afterAll(async () => {
  await worker.stop()
  await company.close()
  await cluster.remove()
  await rm(directory, { recursive: true, force: true })
})

/** Writes customers through the API, one after the other, until it is stopped; notes which were acknowledged, how else the API answered, and what it should never have answered. */
class Writer {
  readonly acknowledged: string[] = []
  readonly otherwise = new Map<number, number>()
  readonly wrong: string[] = []
  #lastError = 0
  #stopped = false
  readonly #running = this.#run()

  /** When the API last answered with an error. */
  get lastError(): number {
    return this.#lastError
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#running
  }

  async #run(): Promise<void> {
    for (let number = 0; !this.#stopped; number += 1) {
      const externalId = `written-${number}`
      const status = await this.#write(externalId)
      if (status === 201) this.acknowledged.push(externalId)
      else {
        this.otherwise.set(status, (this.otherwise.get(status) ?? 0) + 1)
        this.#lastError = Date.now()
      }
      await wait(status === 201 ? 5 : pollMs)
    }
  }

  async #write(externalId: string): Promise<number> {
    try {
      return (await company.api('POST', '/customers', { key, body: { external_id: externalId, name: externalId } })).status
    } catch (error) {
      this.wrong.push(String(error))
      return 0
    }
  }
}

/** How an import stands. Fails, with what worker and database said last, when it has not moved for a minute without a fault. */
class Watched {
  #moved = Date.now()
  #progress = ''

  /** Gives it a minute anew, after a fault. */
  disturbed(): void {
    this.#moved = Date.now()
  }

  async look(id: number) {
    const now = await importAt(company, id)
    if (now.progress !== this.#progress) {
      this.#progress = now.progress
      this.#moved = Date.now()
    }
    if (Date.now() - this.#moved > movesWithinMs)
      throw new Error(`The import stands still at ${now.progress}.\n${worker.said.slice(-4_000)}\n${await cluster.lastWords()}`)
    return now
  }
}

it(`PostgreSQL restarted and killed ${faults} times in turn under load: no acknowledged write is lost, imports come to their end`, async () => {
  const seeds = Array.from({ length: faults }, (_, index) => firstSeed + index)
  const expected: ExpectedWaybills = new Map()
  const writer = new Writer()
  let slowestMs = 0
  worker.start()
  for (let file = 0; seeds.length > 0 || file < 2; file += 1) {
    const path = join(directory, `waybills-${file}.csv`)
    await writeFile(path, waybillFile(file, expected))
    const id = await startImportOf(company, path, { kind: 'waybills' })
    const watched = new Watched()
    for (;;) {
      const { status } = await watched.look(id)
      if (status === 'done') break
      expect(status).toMatch(/queued|validating|applying/)
      const seed = seeds.shift()
      if (seed === undefined) {
        await wait(pollMs)
        continue
      }
      const runMs = seededNumbers(seed)() * longestRunMs
      await wait(runMs)
      console.info(`PostgreSQL: seed ${seed}, after ${Math.round(runMs)} ms, ${(await importAt(company, id)).status}`)
      await (seeds.length % 2 === 0 ? cluster.crash() : cluster.restart())
      const back = Date.now()
      await wait(errorsEndWithinMs)
      expect(writer.lastError - back, 'errors end').toBeLessThan(errorsEndWithinMs - 500)
      slowestMs = Math.max(slowestMs, writer.lastError - back)
      watched.disturbed()
    }
    const { progress: _progress, owner: _owner, ...counts } = await importAt(company, id)
    expect(counts).toEqual(countsOfFile(file))
  }
  await writer.stop()
  console.info(
    `PostgreSQL: ${writer.acknowledged.length} writes acknowledged, errors ${JSON.stringify([...writer.otherwise])}, the last ${Math.max(0, slowestMs)} ms after it was back`,
  )
  expect(writer.wrong).toEqual([])
  expect([...writer.otherwise.keys()].filter((status) => status !== 503)).toEqual([])
  const there = await company.db.rows(
    z.object({ id: z.string() }),
    sql`select external_id as id from customer where external_id like 'written-%'`,
  )
  const found = new Set(there.map((row) => row.id))
  expect(writer.acknowledged.length).toBeGreaterThan(100)
  expect(writer.acknowledged.filter((id) => !found.has(id))).toEqual([])
  await expectNothingLostNorTwice(company, expected)
  expect(await tablesLeft(company)).toBe(0)
})
