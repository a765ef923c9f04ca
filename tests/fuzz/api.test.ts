import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { operations } from '#app/api/_operations/all'
import { workOffAll } from '#lib/jobs/registry'
import { authenticateKey } from '#lib/platform/auth/authenticate'
import { dispatch } from '#lib/platform/http/dispatch'
import { openApiDocument } from '#lib/platform/http/openapi'
import { log } from '#lib/platform/log/log'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { seedRecords } from './records.ts'
import { targetsOf } from './requests.ts'
import { askers, inRounds, leftUndone, nameOf, seed, sendAll } from './rounds.ts'

/** Requests made from the API's own document: nothing that a caller may send is our fault. */
const requestsInAll = 15_000

let company: TestCompany
let keys: string[]
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yike-fuzz-'))
  process.env['DATA_DIR'] = directory
  company = await openTestCompany()
  keys = await Promise.all(askers.map((user) => company.keyFor(user)))
  await seedRecords(company)
})
afterAll(async () => {
  await company.close()
  await rm(directory, { recursive: true, force: true })
})

it(`answers ${requestsInAll} requests made from its own document without one 5xx, and as it documents (seed ${seed})`, async () => {
  const targets = targetsOf(openApiDocument(operations))
  expect(targets.map(nameOf).sort()).toEqual(operations.map(nameOf).sort())
  const each = Math.ceil(requestsInAll / targets.length)
  const serve = (request: Request) => dispatch(operations, authenticateKey, request)
  const { sent, statuses, succeeded, faults } = await sendAll(inRounds(targets, keys, each), 'http://127.0.0.1', serve)
  const shares = targets.map((target) => `${nameOf(target)} ${succeeded.get(nameOf(target)) ?? 0}`)
  console.info(
    `fuzz: seed ${seed}, ${targets.length} operations, ${sent} requests, statuses ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`,
    `\nsucceeded of ${each}: ${shares.join(' · ')}`,
  )
  expect(sent).toBeGreaterThanOrEqual(requestsInAll)
  expect(faults.slice(0, 20)).toEqual([])
  // The requests are good enough to reach every service, those that take files and those that answer CSV included.
  expect(targets.map(nameOf).filter((name) => !succeeded.has(name))).toEqual([])
  expect(statuses.get(200) ?? 0).toBeGreaterThan(2_000)

  // What the requests left to the workers ends too.
  await workOffAll({ db: company.db, log, dataDirectory: directory })
  expect(await leftUndone(company.db)).toEqual([])
})
