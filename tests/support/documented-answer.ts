import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { ErrorCode } from '#lib/core/errors'
import { openApiDocument } from '#lib/platform/http/openapi'
import type { Operation } from '#lib/platform/http/operation'
import { findOperation, segmentsOf } from '#lib/platform/http/router'
import { statusOf } from '#lib/platform/http/status'

export interface Answered {
  method: string
  /** With or without a query. */
  url: string
  status: number
  contentType: string | null
  text: string
}

/** A problem of RFC 9457 with the members that the API document promises, and nothing beside. */
const problem = z.strictObject({
  type: z.string(),
  title: z.string().min(1),
  status: z.int(),
  code: z.enum(Object.keys(statusOf) as [ErrorCode, ...ErrorCode[]]),
  detail: z.string().min(1),
  instance: z.string(),
  invalid_params: z.array(z.strictObject({ name: z.string(), code: z.string().min(1), reason: z.string().min(1) })).optional(),
  current: z.record(z.string(), z.unknown()).optional(),
})

/**
 * Lists where an answer is not what the API's own document promises: a status that its operation does not name, another media type, a body that
 * misses a field, holds one of another type, or one that the document does not name; an error that is no problem+json. Empty when it is all well.
 */
export function undocumented(operations: readonly Operation[], answered: Answered): string[] {
  const segments = segmentsOf(new URL(answered.url, 'http://127.0.0.1').pathname)
  const found = segments === null ? null : findOperation(operations, answered.method, segments)
  const operation = found?.kind === 'match' ? found.match.operation : null
  const status =
    operation === null || statusesOf(operations, operation).includes(answered.status) ? [] : ['a status that is not named']
  return [...status, ...(answered.status < 400 ? wrongInBody(operation, answered) : wrongInProblem(operation, answered))].map(
    (wrong) => `${operation?.id ?? 'no operation'} ${answered.status}: ${wrong}`,
  )
}

function wrongInBody(operation: Operation | null, { status, contentType, text }: Answered): string[] {
  const declared = operation?.responses[status]
  if (declared === undefined) return ['a body that nothing describes']
  if ('contentType' in declared)
    return contentType?.startsWith(declared.contentType) === true ? [] : [`media type ${contentType}`]
  if (status === 204) return text === '' ? [] : ['a body where there is none']
  if (contentType?.startsWith('application/json') !== true) return [`media type ${contentType}`]
  return wrongIn(declared, JSON.parse(text))
}

function wrongInProblem(operation: Operation | null, { method, status, contentType, text }: Answered): string[] {
  if (contentType?.startsWith('application/problem+json') !== true) return [`media type ${contentType}`]
  const body: unknown = JSON.parse(text)
  const parsed = problem.safeParse(body)
  if (!parsed.success) return [z.prettifyError(parsed.error)]
  const { code, invalid_params: fields, current } = parsed.data
  return [
    ...(parsed.data.status === status && statusOf[code] === status ? [] : [`code ${code}, status ${parsed.data.status}`]),
    ...((status === 400) === (fields !== undefined) ? [] : ['invalid_params stand with 400 and nowhere else']),
    ...(fields?.length === 0 ? ['names no field'] : []),
    // A change of an older version is shown the record as it is now, as the operation shows it when it succeeds.
    ...(current === undefined || method !== 'PATCH' ? [] : wrongInCurrent(operation, current)),
  ]
}

function wrongInCurrent(operation: Operation | null, current: unknown): string[] {
  const declared = operation?.responses[200]
  return declared === undefined || 'contentType' in declared ? [] : wrongIn(declared, current).map((wrong) => `current: ${wrong}`)
}

/** Zod drops the keys that an object does not name: what it leaves must be what came. */
function wrongIn(schema: z.ZodType, body: unknown): string[] {
  const parsed = schema.safeParse(body)
  if (!parsed.success) return [z.prettifyError(parsed.error)]
  return isDeepStrictEqual(JSON.parse(JSON.stringify(parsed.data)), body)
    ? []
    : [`keys that are not named: ${unnamed(parsed.data, body, []).join(', ')}`]
}

function unnamed(known: unknown, given: unknown, path: string[]): string[] {
  if (typeof given !== 'object' || given === null || typeof known !== 'object' || known === null) return []
  const kept = new Map<string, unknown>(Object.entries(known))
  return Object.entries(given).flatMap(([key, value]) =>
    kept.has(key) ? unnamed(kept.get(key), value, [...path, key]) : [[...path, key].join('.')],
  )
}

const statuses = new WeakMap<readonly Operation[], Map<string, number[]>>()

function statusesOf(operations: readonly Operation[], operation: Operation): number[] {
  let byOperation = statuses.get(operations)
  if (byOperation === undefined) {
    const described = Object.values(openApiDocument(operations)['paths'] as Record<string, Record<string, Described>>)
    byOperation = new Map(
      described
        .flatMap((methods) => Object.values(methods))
        .map((one) => [one.operationId, Object.keys(one.responses).map(Number)]),
    )
    statuses.set(operations, byOperation)
  }
  return byOperation.get(operation.id) ?? []
}

interface Described {
  operationId: string
  responses: Record<string, unknown>
}
