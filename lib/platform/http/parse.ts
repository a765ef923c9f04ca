import type { z } from 'zod'
import type { ErrorParams } from '#lib/core/errors'
import { AppError } from '#lib/core/errors'
import { formValues } from './form-values.ts'
import type { Operation } from './operation.ts'

type Place = 'path' | 'query' | 'body'

const formType = 'application/x-www-form-urlencoded'
const usualBodyLimit = 1_048_576

/** Applies a schema to what a door received. Throws `invalid_request` that lists every field, by name, that is wrong. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown, place: Place): z.output<Schema> {
  // reportInput tells a field that is missing from one of the wrong type.
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  const issues = result.error.issues.flatMap((issue) => fieldsOf(issue, place))
  // A number beyond what is exact breaks the rule of its kind and its own at once: one reason says both.
  const first = issues.filter(
    (issue, at) => issues.findIndex(({ name, code }) => name === issue.name && code === issue.code) === at,
  )
  throw new AppError('invalid_request', {}, { issues: first })
}

function fieldsOf(issue: z.core.$ZodIssue, place: Place) {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ name: [...issue.path, key].join('.'), code: 'unknown_field', params: { in: place } }))
  }
  const own = issue.code === 'custom' ? (issue.params ?? {}) : {}
  const code = typeof own['code'] === 'string' ? own['code'] : issueCode(issue)
  return [{ name: issue.path.join('.') || place, code, params: { in: place, ...saidOf(own) } }]
}

/** What a rule of ours says beside its code, for the places of the sentence. */
function saidOf(rule: Readonly<Record<string, unknown>>): ErrorParams {
  const isSaid = (entry: [string, unknown]): entry is [string, string | number] =>
    entry[0] !== 'code' && (typeof entry[1] === 'string' || typeof entry[1] === 'number')
  return Object.fromEntries(Object.entries(rule).filter(isSaid))
}

function issueCode(issue: z.core.$ZodIssue): string {
  return issue.input === undefined ? 'required' : issue.code
}

/** Reads the query string as an object. A name given twice is refused, because which one would count is nobody's guess. */
export function queryOf(url: URL): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of url.searchParams) {
    if (Object.hasOwn(query, name))
      throw new AppError('invalid_request', {}, { issues: [{ name, code: 'given_twice', params: { in: 'query' } }] })
    query[name] = value
  }
  return query
}

/** Reads the body as a form of a page sends it. Refuses another media type, charset or content coding, and more bytes than the operation takes. */
export async function formBodyOf(op: Operation, request: Request): Promise<Record<string, string | string[]>> {
  if (mediaTypeOf(request) !== formType || !isPlainUtf8(request)) throw new AppError('unsupported_media', { expected: formType })
  const bytes = await readUpTo(request, op.bodyLimit ?? usualBodyLimit)
  return formValues(new URLSearchParams(bytes.toString('utf8')))
}

/** Reads the body as JSON: refuses another media type, charset or content coding, more bytes than the operation takes, malformed UTF-8 and malformed JSON. */
export async function jsonBodyOf(op: Operation, request: Request): Promise<{ value: unknown; bytes: Buffer }> {
  const bytes = await readUpTo(request, op.bodyLimit ?? usualBodyLimit)
  if (bytes.length === 0) return { value: undefined, bytes }
  const type = mediaTypeOf(request)
  if ((type !== 'application/json' && !type.endsWith('+json')) || !isPlainUtf8(request))
    throw new AppError('unsupported_media', { expected: 'application/json' })
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), bytes }
  } catch {
    throw new AppError('invalid_request', {}, { issues: [{ name: 'body', code: 'not_json', params: { in: 'body' } }] })
  }
}

const mediaTypeOf = (request: Request) => request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''

/** Whether the bytes are what they seem to be: in another charset, or packed, they would be read as something that nobody wrote. */
function isPlainUtf8({ headers }: Request): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers.get('content-type') ?? '')?.[1]?.toLowerCase() ?? 'utf-8'
  const coding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  return (charset === 'utf-8' || charset === 'utf8') && coding === 'identity'
}

async function readUpTo(request: Request, limit: number): Promise<Buffer> {
  const tooLarge = () => new AppError('too_large', { limit })
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge()
  if (request.body === null) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.length
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
