import fc from 'fast-check'
import type { JsonSchema } from './from-schema.ts'
import { nastyTexts, valuesNamed, valuesOf } from './from-schema.ts'
import { known, knownOf } from './known.ts'

/** One value in so many is not what the document asks for. */
const badOneIn = 40

export interface Target {
  method: string
  path: string
  parameters: { name: string; in: string; required: boolean; schema: JsonSchema }[]
  body: { type: string; schema: JsonSchema } | null
}

/** A request of a target that can be built anew, so that it can be sent again with another version. */
export interface Made {
  target: Target
  /** Path and query, from the API's root on. */
  path: string
  headers: Record<string, string>
  content: unknown
  /** 0 to 99: now and then another media type or broken bytes. */
  chance: number
}

/** Answers what can be asked of the API, out of its document. */
export function targetsOf(document: Record<string, unknown>): Target[] {
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

const strangeIds = fc.constantFrom('ext:无', '0', '2147483648', '99999999999999999999', ...nastyTexts)

/** Requests of one target: mostly as the document wants them, about what is there, and by keys of several roles. */
export function requestsOf(target: Target, keys: readonly string[]): fc.Arbitrary<Made> {
  const names = { ...known, ...knownOf[target.path] }
  const parameters = fc.tuple(
    ...target.parameters.map((parameter) => {
      const named = valuesNamed(parameter.name, parameter.schema, badOneIn, names)
      const values =
        parameter.in === 'path' ? fc.oneof({ weight: 7, arbitrary: named }, { weight: 1, arbitrary: strangeIds }) : named
      return parameter.required ? values : fc.option(values, { freq: 1, nil: undefined })
    }),
  )
  const body = target.body === null ? fc.constant(undefined) : valuesOf(target.body.schema, badOneIn, names)
  return fc
    .tuple(
      parameters,
      body,
      fc.nat(99),
      // The administrator may most; a workbook is signed by an executive.
      fc.nat(keys.length + 3).map((chance) => keys[chance] ?? keys[target.path.endsWith('/sign') ? 1 : 0] ?? ''),
    )
    .map(([values, content, chance, key]) => make(target, values, content, chance, key))
}

function make(target: Target, values: readonly unknown[], content: unknown, chance: number, key: string): Made {
  let path = target.path
  const query = new URLSearchParams()
  const headers: Record<string, string> = { authorization: `Bearer ${key}` }
  for (const [index, parameter] of target.parameters.entries()) {
    const value = values[index]
    if (value === undefined) continue
    // An object in the query is a parameter for each of its names.
    if (parameter.in === 'query' && parameter.schema['type'] === 'object' && isRecord(value)) {
      for (const [name, text] of Object.entries(value)) query.set(`fact.${name}`, String(text).toWellFormed())
      continue
    }
    const text = typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value)
    if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, encodeURIComponent(text))
    else if (parameter.in === 'query') query.set(parameter.name, text)
    else headers[parameter.name] = text.replace(/[^\x21-\x7e]/g, '') || 'k'
  }
  // Two ways to name one record in one body are refused, and mostly one is wanted.
  if (chance < 95 && isRecord(content)) {
    for (const name of ['customer_external_id', 'complaint_external_id']) delete content[name]
    const { properties } = target.body?.schema ?? {}
    if (isRecord(properties) && 'customer_id' in properties) content['customer_id'] ??= String(1 + (chance % 6))
  }
  return { target, path: `/api/v1${path}${query.size > 0 ? `?${query}` : ''}`, headers, content, chance }
}

/** Builds the request as it goes over the wire, to whoever serves at the origin. */
export function build({ target, path, headers, content, chance }: Made, origin: string): Request {
  const url = `${origin}${path}`
  if (target.body === null || target.method === 'GET') return new Request(url, { method: target.method, headers })
  if (target.body.type === 'multipart/form-data')
    return new Request(url, { method: target.method, headers, body: formOf(content) })
  // Now and then a body that is cut short or not UTF-8.
  const bytes = new TextEncoder().encode(JSON.stringify(content) ?? '')
  return new Request(url, {
    method: target.method,
    headers: { ...headers, 'content-type': chance === 0 ? 'text/plain' : 'application/json' },
    body: chance === 1 ? bytes.subarray(0, bytes.length / 2) : chance === 2 ? new Uint8Array([0xff, 0xfe, 0x7b]) : bytes,
  })
}

/** The same request from the version that a conflict shows, as a client asks again; null when it was no such conflict. */
export function askedAgain(made: Made, answer: string): Made | null {
  const { current } = JSON.parse(answer) as { current?: { id?: unknown; version?: unknown } }
  if (current?.version === undefined || !isRecord(made.content)) return null
  const field = made.content.merged === current.id ? 'merged_version' : 'version'
  const { authorization = '' } = made.headers
  return { ...made, content: { ...made.content, [field]: current.version }, headers: { authorization } }
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
