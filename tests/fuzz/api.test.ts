import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { operations } from '#app/api/_operations/all'
import { workOffAll } from '#lib/jobs/registry'
import { authenticateKey } from '#lib/platform/auth/authenticate'
import { sql } from '#lib/platform/db/sql'
import { dispatch } from '#lib/platform/http/dispatch'
import { openApiDocument } from '#lib/platform/http/openapi'
import { log } from '#lib/platform/log/log'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { undocumented } from '#tests/support/documented-answer'
import { seedRecords } from './records.ts'
import type { Made, Target } from './requests.ts'
import { askedAgain, build, requestsOf, targetsOf } from './requests.ts'

/** Requests made from the API's own document: nothing that a caller may send is our fault. */
const requestsInAll = 10_000
const seed = Number(process.env.FUZZ_SEED ?? 20_261_124)

let company: TestCompany
let keys: string[]
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yike-fuzz-'))
  process.env['DATA_DIR'] = directory
  company = await openTestCompany()
  keys = await Promise.all(
    (['administrator', 'executive', 'sales', 'service', 'outletFranchise'] as const).map((user) => company.keyFor(user)),
  )
  await seedRecords(company)
})
afterAll(async () => {
  await company.close()
  await rm(directory, { recursive: true, force: true })
})

/** Rounds over all operations, so that each meets what the others made and changed. Keys are revoked last: they may be the very ones that ask. */
function inRounds(targets: readonly Target[], each: number): Made[] {
  const revoking = (target: Target) => target.method === 'DELETE' && target.path.startsWith('/api-keys')
  const samples = targets.map((target, index) => ({
    target,
    sample: fc.sample(requestsOf(target, keys), { numRuns: each, seed: seed + index }),
  }))
  const rounds = (some: typeof samples) =>
    Array.from({ length: each }, (_, round) => some.flatMap(({ sample }) => sample.slice(round, round + 1))).flat()
  return [
    ...rounds(samples.filter(({ target }) => !revoking(target))),
    ...rounds(samples.filter(({ target }) => revoking(target))),
  ]
}

it(`answers ${requestsInAll} requests made from its own document without one 5xx, and as it documents (seed ${seed})`, async () => {
  const targets = targetsOf(openApiDocument(operations))
  const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`
  expect(targets.map(nameOf).sort()).toEqual(operations.map(nameOf).sort())
  const each = Math.ceil(requestsInAll / targets.length)
  const statuses = new Map<number, number>()
  const succeeded = new Map(targets.map((target) => [nameOf(target), 0]))
  const faults: string[] = []

  async function send(made: Made): Promise<{ status: number; text: string }> {
    const request = build(made)
    const response = await dispatch(operations, authenticateKey, request)
    const answer = { status: response.status, contentType: response.headers.get('content-type'), text: await response.text() }
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    if (response.ok) succeeded.set(nameOf(made.target), (succeeded.get(nameOf(made.target)) ?? 0) + 1)
    const wrong = undocumented(operations, { method: request.method, url: request.url, ...answer })
    if (answer.status >= 500) wrong.push(answer.text)
    if (wrong.length > 0)
      faults.push(`${request.method} ${request.url} ${JSON.stringify(made.content)?.slice(0, 600)} → ${wrong.join('; ')}`)
    return answer
  }

  for (const made of inRounds(targets, each)) {
    const answer = await send(made)
    const again = answer.status === 409 ? askedAgain(made, answer.text) : null
    if (again === null) continue
    const second = await send(again)
    const third = second.status === 409 ? askedAgain(again, second.text) : null
    if (third !== null) await send(third)
  }
  const sent = [...statuses.values()].reduce((sum, count) => sum + count, 0)
  const shares = [...succeeded].map(([name, count]) => `${name} ${count}`).join(' · ')
  console.info(
    `fuzz: seed ${seed}, ${targets.length} operations, ${sent} requests, statuses ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`,
    `\nsucceeded of ${each}: ${shares}`,
  )
  expect(sent).toBeGreaterThanOrEqual(requestsInAll)
  expect(faults.slice(0, 20)).toEqual([])
  // The requests are good enough to reach every service, those that take files and those that answer CSV included.
  expect([...succeeded].filter(([, count]) => count === 0).map(([name]) => name)).toEqual([])
  expect(statuses.get(200) ?? 0).toBeGreaterThan(2_000)

  // What the requests left to the workers ends too, as done or with a reason of the catalogues, and never with a fault of ours.
  await workOffAll({ db: company.db, log, dataDirectory: directory })
  const left = await company.db.rows(
    z.object({ line: z.string() }),
    sql`select format('import %s %s %s', id, status, failure_code) as line from import where status not in ('ready', 'done', 'failed', 'cancelled', 'reverted') or failure_code = 'internal'
      union all select format('run %s %s %s', id, status, failure_code) from analysis_run where status not in ('done', 'failed', 'cancelled') or failure_code = 'internal'`,
  )
  expect(left).toEqual([])
})
