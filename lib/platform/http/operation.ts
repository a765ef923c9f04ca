import type { z } from 'zod'
import type { Context } from '../context.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface OperationInput<P, Q, B> {
  params: P
  query: Q
  body: B
}

export interface OperationResult<R> {
  status: number
  body: R
  headers?: Record<string, string>
}

/** Answers with bytes of its own, such as a CSV. */
export interface StreamResult {
  status: number
  stream: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | string
  contentType: string
  headers?: Record<string, string>
}

/** One thing that the API does. Routing, validation, OpenAPI, the permission matrix and the fuzzing all read this same value.
 * `handler` only shapes: the work, and the permission check, is done by the service that it calls. */
export interface Operation {
  id: string
  method: Method
  /** Below /api/v1, with places in braces. */
  path: string
  summary: string
  tag: string
  /** What a caller must hold; null when any signed-in caller may call, `public` when nobody need be signed in. Documents and tests read
   * it; services enforce it. */
  permission: string | null | 'public'
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** `multipart` hands the request on unread; `form` is what a form of a page sends, for the table of files. */
  bodyKind?: 'json' | 'multipart' | 'form'
  /** Set where an answer may not be given again, such as a personal value in clear, which is noted each time it is seen: with an Idempotency-Key
   * the work is done anew. */
  keepsNoAnswer?: true
  /** Set for an upload whose service itself keeps what an Idempotency-Key brought: what the body is, is known only once it has come in. */
  keepsOwnAnswer?: true
  /** Largest JSON body in bytes; 1 MiB when left out. */
  bodyLimit?: number
  /** Fields of a multipart form, for the document only. */
  multipart?: z.ZodType
  responses: Record<number, z.ZodType | { contentType: string; description: string }>
  /** Codes that it may answer beside those that every operation may. */
  errors?: string[]
  handler: (
    ctx: Context,
    input: OperationInput<unknown, unknown, unknown>,
    request: Request,
  ) => Promise<OperationResult<unknown> | StreamResult>
}

interface TypedOperation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>
  extends Omit<Operation, 'params' | 'query' | 'body' | 'handler'> {
  params?: P
  query?: Q
  body?: B
  handler: (
    ctx: Context,
    input: OperationInput<z.output<P>, z.output<Q>, z.output<B>>,
    request: Request,
  ) => Promise<OperationResult<unknown> | StreamResult>
}

/** Declares an operation; the handler's input has the types of the schemas, which the dispatcher has applied before it calls. */
export function operation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  declared: TypedOperation<P, Q, B>,
): Operation {
  return declared as Operation
}
