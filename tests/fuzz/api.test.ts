import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { operations } from '#app/api/_operations/all'
import { openApiDocument } from '#lib/platform/http/openapi'
import { authenticateKey } from '#lib/platform/auth/authenticate'
import { dispatch } from '#lib/platform/http/dispatch'
import { openTestCompany } from '#tests/support/company'
import type { TestCompany } from '#tests/support/company'
import { nastyTexts, valuesOf } from './from-schema.ts'
import type { JsonSchema } from './from-schema.ts'

/** Requests made from the API's own document: nothing that a caller may send is our fault. */
const requestsInAll = 10_000
/** One value in so many is not what the document asks for. */
const badOneIn = 12
const seed = Number(process.env.FUZZ_SEED ?? 20_261_124)

interface Target {
  method: string
  path: string
  parameters: { name: string; in: string; required: boolean; schema: JsonSchema }[]
  body: { type: string; schema: JsonSchema } | null
}

let company: TestCompany
let keys: string[]

beforeAll(async () => {
  company = await openTestCompany()
  keys = await Promise.all((['administrator', 'executive', 'sales', 'service', 'outletFranchise'] as const).map((user) => company.keyFor(user)))
  const { sales, salesHangzhou } = company.users
  for (const [index, owner] of [sales.id, sales.id, salesHangzhou.id, null].entries()) {
    await company.api('POST', '/customers', {
      key: keys[0] ?? '',
      body: { external_id: `K-${index}`, name: `宁波试验${index}有限公司`, kind: index === 3 ? 'consumer' : 'business', ...(owner === null ? {} : { owner_id: String(owner) }) },
    })
  }
})
afterAll(() => company.close())

function targetsOf(document: Record<string, unknown>): Target[] {
  const paths = Object.entries(document.paths as Record<string, Record<string, Record<string, unknown>>>)
  return paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => {
      const content = Object.entries((one.requestBody as { content?: Record<string, { schema: JsonSchema }> } | undefined)?.content ?? {})[0]
      return {
        method: method.toUpperCase(),
        path,
        parameters: (one.parameters ?? []) as Target['parameters'],
        body: content === undefined ? null : { type: content[0], schema: content[1].schema },
      }
    }),
  )
}

const idText = fc.oneof(fc.integer({ min: 1, max: 6 }).map(String), fc.constantFrom('ext:K-0', 'ext:K-1', 'ext:无', '0', '2147483648', '99999999999999999999', ...nastyTexts))

function requestsOf(target: Target): fc.Arbitrary<Request> {
  const parameters = fc.tuple(
    ...target.parameters.map((parameter) => {
      const values = parameter.in === 'path' ? fc.oneof(idText, valuesOf(parameter.schema, badOneIn)) : valuesOf(parameter.schema, badOneIn)
      return parameter.required ? values : fc.option(values, { freq: 2, nil: undefined })
    }),
  )
  const body = target.body === null ? fc.constant(undefined) : valuesOf(target.body.schema, badOneIn)
  return fc.tuple(parameters, body, fc.nat(99), fc.constantFrom(...keys)).map(([values, content, chance, key]) => build(target, values, content, chance, key))
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
  if (target.body.type === 'multipart/form-data') return new Request(url, { method: target.method, headers, body: formOf(content) })
  headers.set('content-type', chance === 0 ? 'text/plain' : 'application/json')
  const text = JSON.stringify(content) ?? ''
  // Now and then a body that is cut short or not UTF-8.
  const bytes = new TextEncoder().encode(text)
  return new Request(url, { method: target.method, headers, body: chance === 1 ? bytes.subarray(0, bytes.length / 2) : chance === 2 ? new Uint8Array([0xff, 0xfe, 0x7b]) : bytes })
}

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
  const targets = targetsOf(openApiDocument(operations))
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
      else if (response.status >= 400) expect(response.headers.get('content-type'), described).toContain('application/problem+json')
    }
  }
  console.info(`fuzz: seed ${seed}, ${targets.length} operations, statuses ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`)
  const sent = [...statuses.values()].reduce((sum, count) => sum + count, 0)
  expect(sent).toBeGreaterThanOrEqual(requestsInAll)
  // The requests are good enough to reach the services: some of them succeed, and not by reading only.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(500)
  expect(statuses.get(201) ?? 0).toBeGreaterThan(50)
  expect(faults.slice(0, 20)).toEqual([])
})
