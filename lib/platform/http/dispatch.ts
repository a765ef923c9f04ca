import { randomUUID } from 'node:crypto'
import { AppError, isAppError } from '#lib/core/errors'
import { auditRefusal } from '../audit/refusal.ts'
import type { Context } from '../context.ts'
import { pickLocale } from '../i18n/locale.ts'
import { log } from '../log/log.ts'
import { permit } from '../scope/scope.ts'
import { once, requestHash } from './idempotency.ts'
import type { Operation, OperationResult, StreamResult } from './operation.ts'
import { formBodyOf, jsonBodyOf, parseInput, queryOf } from './parse.ts'
import { problemResponse } from './problem.ts'
import { findOperation, segmentsOf } from './router.ts'

/** Makes the context of a caller from its request; throws `unauthenticated`. */
export type Authenticate = (request: Request, requestId: string) => Promise<Context>

/** Answers one request of the API, or of another table of operations below `base`: finds the operation, authenticates, parses, calls, shapes. */
export async function dispatch(
  operations: readonly Operation[],
  authenticate: Authenticate,
  request: Request,
  base = '/api/v1',
): Promise<Response> {
  const requestId = randomUUID()
  const started = performance.now()
  const locale = pickLocale(undefined, request.headers.get('accept-language') ?? 'en')
  let ctx: Context | undefined
  let response: Response
  let operationId = 'none'
  try {
    const url = new URL(request.url)
    const segments = segmentsOf(url.pathname, base)
    const found = segments === null ? { kind: 'none' as const } : findOperation(operations, methodOf(request), segments)
    if (found.kind === 'match') operationId = found.match.operation.id
    if (found.kind !== 'match' || found.match.operation.permission !== 'public') ctx = await authenticate(request, requestId)
    if (found.kind === 'none') throw new AppError('not_found', {})
    if (found.kind === 'other_methods') {
      response = problemResponse(new AppError('method_not_allowed', {}), { locale, log, requestId })
      response.headers.set('allow', found.methods.join(', '))
    } else {
      response = await perform(found.match.operation, found.match.params, ctx, request, url)
    }
  } catch (error) {
    if (ctx !== undefined && isAppError(error, 'forbidden')) await auditRefusal(ctx, operationId, error)
    response = problemResponse(error, { locale: ctx?.locale ?? locale, log: ctx?.log ?? log, requestId })
  }
  response.headers.set('x-request-id', requestId)
  const durationMs = Math.round(performance.now() - started)
  // A context's log has the request's id already.
  ;(ctx?.log ?? log.child({ requestId })).info({ operation: operationId, status: response.status, durationMs }, 'api')
  return request.method === 'HEAD' ? withoutBody(response) : response
}

/** HEAD asks what GET would answer (RFC 9110, 9.3.2). */
const methodOf = ({ method }: Request) => (method === 'HEAD' ? 'GET' : method)

/** The same head without the body. A stream is given up, so that what feeds it ends. */
async function withoutBody({ body, status, headers }: Response): Promise<Response> {
  await body?.cancel()
  return new Response(null, { status, headers })
}

async function perform(
  op: Operation,
  rawParams: Record<string, string>,
  ctx: Context | undefined,
  request: Request,
  url: URL,
): Promise<Response> {
  const params = op.params === undefined ? {} : parseInput(op.params, rawParams, 'path')
  const rawQuery = queryOf(url)
  const unexpected = Object.keys(rawQuery)[0]
  if (op.query === undefined && unexpected !== undefined) {
    throw new AppError('invalid_request', {}, { issues: [{ name: unexpected, code: 'unknown_field', params: { in: 'query' } }] })
  }
  const query = op.query === undefined ? {} : parseInput(op.query, rawQuery, 'query')
  const caller = ctx as Context // a public operation's handler does not look at its context
  if (op.bodyKind === 'multipart') return respond(await op.handler(caller, { params, query, body: undefined }, request))

  if (op.bodyKind === 'form') {
    // What is typed is looked at last: whoever may never do it learns nothing of what it takes.
    if (op.permission !== null && op.permission !== 'public') permit(caller, op.permission)
    const body = op.body === undefined ? undefined : parseInput(op.body, await formBodyOf(op, request), 'body')
    return respond(await op.handler(caller, { params, query, body }, request))
  }

  const json = methodOf(request) === 'GET' ? { value: undefined, bytes: Buffer.alloc(0) } : await jsonBodyOf(op, request)
  const body = op.body === undefined ? undefined : parseInput(op.body, json.value ?? {}, 'body')
  const key = request.headers.get('idempotency-key')
  if (op.method !== 'POST' || key === null || op.keepsNoAnswer === true)
    return respond(await op.handler(caller, { params, query, body }, request))
  // Before an earlier answer is looked for: whoever may do it no more is not told what came of it.
  if (op.permission !== null && op.permission !== 'public') permit(caller, op.permission)
  const hash = requestHash(op.method, url.pathname + url.search, json.bytes)
  const answer = await once(caller, key, hash, async (inner) => {
    const result = await op.handler(inner, { params, query, body }, request)
    if ('stream' in result) throw new Error(`${op.id} streams: it takes no Idempotency-Key`)
    return result
  })
  return respond(answer)
}

function respond(result: OperationResult<unknown> | StreamResult): Response {
  const headers = new Headers({ 'cache-control': 'no-store', ...result.headers })
  if ('stream' in result) {
    headers.set('content-type', result.contentType)
    return new Response(result.stream, { status: result.status, headers })
  }
  headers.set('content-type', 'application/json; charset=utf-8')
  return new Response(result.status === 204 ? null : JSON.stringify(result.body), { status: result.status, headers })
}
