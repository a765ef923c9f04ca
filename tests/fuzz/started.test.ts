import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { operations } from '#app/api/_operations/all'
import { openApiDocument } from '#lib/platform/http/openapi'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { Installation } from '#tests/support/installation'
import { seedRecords } from './records.ts'
import { targetsOf } from './requests.ts'
import { askers, inRounds, leftUndone, seed, sendAll } from './rounds.ts'

/** A part of what the other file asks in its own process, asked of the built product: what lies between the wire and the table of operations is fuzzed here. */
const requestsInAll = 500
/** A start builds the app first when its sources have changed. */
const STARTED_WITHIN_MS = 300_000
const WORKED_OFF_WITHIN_MS = 120_000

let yike: Installation
let company: TestCompany
let keys: string[]

beforeAll(async () => {
  yike = await Installation.inEmptyFolder()
  process.env['DATA_DIR'] = yike.directory
  company = await openTestCompany()
  keys = await Promise.all(askers.map((user) => company.keyFor(user)))
  await seedRecords(company)
  const { DATABASE_URL = '', AUTH_SECRET = '' } = process.env
  if ((await yike.start({ DATABASE_URL, AUTH_SECRET })) !== null) throw new Error(`it did not start: ${yike.said}`)
}, STARTED_WITHIN_MS)
afterAll(async () => {
  await yike.remove()
  await company.close()
})

/** First lines of requests that break Next's router. A client that builds addresses would mend or refuse them. */
const brokenLines = [
  ...['/customers/%ff', '/customers/%', '/waybills/%E4%BD', '/nothing%ff', '/customers/ext:%ED%A0%80', '/%c0%80?limit=1'].flatMap(
    (path) => ['GET', 'PATCH', 'DELETE'].map((method) => `${method} /api/v1${path}`),
  ),
  'GET /api/files/%ff',
  'POST /api/auth/%ff',
  'GET /customers/%ff',
  'HEAD /customers/%ff',
  'GET /%',
  'OPTIONS *',
  'GET /_next/static/%ff',
  ...['/api/v1/customers', '/api/v1/customers/%ff', '/api/files/x', '/customers', '/'].flatMap((path) =>
    ['TRACE', 'PROPFIND', 'PURGE'].map((method) => `${method} ${path}`),
  ),
]

const expectedOf = (line: string) => {
  const isMethod = /^(TRACE|PROPFIND|PURGE)/.test(line)
  return {
    status: isMethod ? 405 : 404,
    type: line.includes(' /api/') ? 'application/problem+json; charset=utf-8' : 'text/html; charset=utf-8',
    code: !line.includes(' /api/') ? null : isMethod ? 'method_not_allowed' : 'not_found',
  }
}

/** Sends a request as its line says, byte for byte. */
async function sendLine(line: string) {
  const [method = '', path = ''] = line.split(' ')
  const sent = request({ host: '127.0.0.1', port: yike.port, method, path }).end()
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const { statusCode: status, headers } = response
  const body = await text(response)
  return { status, type: headers['content-type'], code: /"code":"(\w+)"/.exec(body)?.[1] ?? null }
}

it(`an installation answers ${requestsInAll} such requests over HTTP without one 5xx, by the same processes from first to last (seed ${seed})`, async () => {
  const processes = () => Promise.all((['supervisor', 'server', 'worker'] as const).map((name) => yike.pid(name)))
  const before = await processes()
  const targets = targetsOf(openApiDocument(operations))
  const requests = inRounds(targets, keys, Math.ceil(requestsInAll / targets.length))
  const { sent, statuses, succeeded, faults } = await sendAll(requests, `http://127.0.0.1:${yike.port}`, fetch)
  console.info(
    `fuzz over HTTP: seed ${seed}, ${sent} requests, ${succeeded.size} of ${targets.length} operations succeeded,`,
    `statuses ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`,
  )
  expect(sent).toBeGreaterThanOrEqual(requestsInAll)
  expect(faults.slice(0, 20), yike.said).toEqual([])
  expect(statuses.get(200) ?? 0).toBeGreaterThan(requestsInAll / 5)

  for (const line of brokenLines) expect({ line, ...(await sendLine(line)) }).toEqual({ line, ...expectedOf(line) })

  await expect.poll(() => leftUndone(company.db), { timeout: WORKED_OFF_WITHIN_MS }).toEqual([])
  expect(await processes(), yike.said).toEqual(before)
  expect(await yike.isReady()).toBe(true)
})
