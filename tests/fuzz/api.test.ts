import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { operations } from '#app/api/_operations/all'
import { authenticateKey } from '#lib/platform/auth/authenticate'
import { dispatch } from '#lib/platform/http/dispatch'
import { openApiDocument } from '#lib/platform/http/openapi'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import type { JsonSchema, Known } from './from-schema.ts'
import { nastyTexts, valuesNamed, valuesOf } from './from-schema.ts'
import { seedRecords } from './records.ts'

/** Requests made from the API's own document: nothing that a caller may send is our fault. */
const requestsInAll = 10_000
/** One value in so many is not what the document asks for. */
const badOneIn = 24
const seed = Number(process.env.FUZZ_SEED ?? 20_261_124)

interface Target {
  method: string
  path: string
  parameters: { name: string; in: string; required: boolean; schema: JsonSchema }[]
  body: { type: string; schema: JsonSchema } | null
}

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

function targetsOf(document: Record<string, unknown>): Target[] {
  const paths = Object.entries(document.paths as Record<string, Record<string, Record<string, unknown>>>)
  return paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => {
      const content = Object.entries(
        (one.requestBody as { content?: Record<string, { schema: JsonSchema }> } | undefined)?.content ?? {},
      )[0]
      return {
        method: method.toUpperCase(),
        path,
        parameters: (one.parameters ?? []) as Target['parameters'],
        body: content === undefined ? null : { type: content[0], schema: content[1].schema },
      }
    }),
  )
}

const few = ['1', '2', '3', '4', '5', '6']
const some = (prefix: string) => Array.from({ length: 6 }, (_, index) => `${prefix}${index}`)
const instants = ['2026-11-03T10:00:00+08:00', '2026-11-05 09:30', '2026-11-20']
/** What `seedRecords` made, by the names of the fields and parameters that ask for it. */
const known: Known = {
  id: [...few, ...few, 'ext:K-0', 'ext:K-1', 'ext:K-2-1', 'ext:HQ'],
  customer: [...few, 'ext:K-3'],
  customer_id: few,
  customer_external_id: some('K-'),
  contact_id: few,
  complaint_id: few,
  assignee_id: few,
  assignee: few,
  user_id: few,
  user: few,
  outlet: ['1', '5', 'ext:SHOUNAN'],
  outlet_code: ['SHOUNAN', 'XIHU'],
  liable_outlet_code: ['SHOUNAN', 'XIHU'],
  waybill_no: ['W-7', 'W-8', 'W-9', 'W-10'],
  version: [1, 1, 2, 3],
  case_id: few,
  parent_external_id: some('K-'),
  currency: ['CNY', 'CNY', 'USD'],
  phone: ['13900139000', '0574-88880000'],
  ...Object.fromEntries(
    ['occurred_at', 'opened_at', 'due_at', 'remind_at', 'done_at', 'resolved_at', 'informed_at'].map((name) => [name, instants]),
  ),
  scheme: ['abc', 'abc_weighted', 'rfm', 'loyalty', 'dormancy'],
}
const strangeIds = fc.constantFrom('ext:无', '0', '2147483648', '99999999999999999999', ...nastyTexts)

function requestsOf(target: Target): fc.Arbitrary<Request> {
  const parameters = fc.tuple(
    ...target.parameters.map((parameter) => {
      const named = valuesNamed(parameter.name, parameter.schema, badOneIn, known)
      const values =
        parameter.in === 'path' ? fc.oneof({ weight: 5, arbitrary: named }, { weight: 1, arbitrary: strangeIds }) : named
      return parameter.required ? values : fc.option(values, { freq: 2, nil: undefined })
    }),
  )
  const body = target.body === null ? fc.constant(undefined) : valuesOf(target.body.schema, badOneIn, known)
  return fc
    .tuple(
      parameters,
      body,
      fc.nat(99),
      fc.nat(keys.length + 3).map((chance) => keys[chance] ?? keys[0] ?? ''),
    )
    .map(([values, content, chance, key]) => build(target, values, content, chance, key))
}

function build(target: Target, values: readonly unknown[], content: unknown, chance: number, key: string): Request {
  let path = target.path
  const query = new URLSearchParams()
  const headers = new Headers({ authorization: `Bearer ${key}` })
  for (const [index, parameter] of target.parameters.entries()) {
    const value = values[index]
    if (value === undefined) continue
    const text = typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value)
    if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, encodeURIComponent(text))
    else if (parameter.in === 'query') query.set(parameter.name, text)
    else headers.set(parameter.name, text.replace(/[^\x21-\x7e]/g, '') || 'k')
  }
  const url = `http://127.0.0.1/api/v1${path}${query.size > 0 ? `?${query}` : ''}`
  if (target.body === null || target.method === 'GET') return new Request(url, { method: target.method, headers })
  if (target.body.type === 'multipart/form-data')
    return new Request(url, { method: target.method, headers, body: formOf(content) })
  headers.set('content-type', chance === 0 ? 'text/plain' : 'application/json')
  // Two ways to name one record in one body are refused: mostly one of them is sent.
  if (chance < 95 && isRecord(content)) for (const name of ['customer_external_id', 'complaint_external_id']) delete content[name]
  const text = JSON.stringify(content) ?? ''
  // Now and then a body that is cut short or not UTF-8.
  const bytes = new TextEncoder().encode(text)
  return new Request(url, {
    method: target.method,
    headers,
    body: chance === 1 ? bytes.subarray(0, bytes.length / 2) : chance === 2 ? new Uint8Array([0xff, 0xfe, 0x7b]) : bytes,
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function formOf(content: unknown): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(typeof content === 'object' && content !== null ? content : {})) {
    const text = typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value)
    if (name === 'file') form.set(name, new File([text], 'file.csv'))
    else form.set(name, text)
  }
  return form
}

it(`answers ${requestsInAll} requests made from its own document without one 5xx (seed ${seed})`, async () => {
  // Keys are revoked last: they may be the very ones that ask.
  const all = targetsOf(openApiDocument(operations))
  const revoking = (target: Target) => target.method === 'DELETE' && target.path.startsWith('/api-keys')
  const targets = [...all.filter((target) => !revoking(target)), ...all.filter(revoking)]
  const each = Math.ceil(requestsInAll / targets.length)
  const statuses = new Map<number, number>()
  const faults: string[] = []
  for (const target of targets) {
    for (const request of fc.sample(requestsOf(target), { numRuns: each, seed })) {
      const described = `${request.method} ${request.url} ${request.headers.get('content-type')?.startsWith('multipart') ? '' : await request.clone().text()}`
      const response = await dispatch(operations, authenticateKey, request)
      const text = await response.text()
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      if (response.status >= 500) faults.push(`${response.status} ${described.slice(0, 600)} → ${text.slice(0, 300)}`)
      else if (response.status >= 400)
        expect(response.headers.get('content-type'), described).toContain('application/problem+json')
    }
  }
  console.info(
    `fuzz: seed ${seed}, ${targets.length} operations, statuses ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`,
  )
  const sent = [...statuses.values()].reduce((sum, count) => sum + count, 0)
  expect(sent).toBeGreaterThanOrEqual(requestsInAll)
  // The requests are good enough to reach the services: some of them succeed, and not by reading only.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(500)
  expect(statuses.get(201) ?? 0).toBeGreaterThan(50)
  expect(faults.slice(0, 20)).toEqual([])
})
