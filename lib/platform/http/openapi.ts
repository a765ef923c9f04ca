import { z } from 'zod'
import type { Operation } from './operation.ts'
import { statusOf } from './status.ts'

type Json = Record<string, unknown>

/** Makes the OpenAPI 3.1 document of the operations from the very schemas that validate; `schemas` stand among its components beside those that it makes itself. */
export function openApiDocument(operations: readonly Operation[], schemas: Json = {}): Json {
  const paths: Record<string, Json> = {}
  for (const op of operations) {
    paths[op.path] ??= {}
    Object.assign(paths[op.path] ?? {}, { [op.method.toLowerCase()]: describe(op) })
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Yike',
      version: '1',
      description:
        'Customers, waybills, cases and their analysis of an express-delivery company. A method that a path does not take is answered with 405 `method_not_allowed`, and the header Allow.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: problemSchema, ...schemas },
      responses: {
        Problem: {
          description: 'what went wrong',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  }
}

/** Whether a POST keeps its answer for whoever sends the same again: those with a JSON body, and imports, which see to it themselves. */
function keepsAnswers(op: Operation): boolean {
  if (op.method !== 'POST' || op.keepsNoAnswer === true) return false
  return op.bodyKind === undefined || op.bodyKind === 'json' || op.keepsOwnAnswer === true
}

function describe(op: Operation): Json {
  const body = op.bodyKind === 'multipart' ? op.multipart : op.body
  const mediaType = op.bodyKind === 'multipart' ? 'multipart/form-data' : 'application/json'
  return {
    operationId: op.id,
    summary: op.summary,
    tags: [op.tag],
    ...(op.permission === 'public' ? { security: [] } : {}),
    ...(op.permission !== null && op.permission !== 'public' ? { 'x-permission': op.permission } : {}),
    parameters: [
      ...parametersOf(op.params, 'path'),
      ...parametersOf(op.query, 'query'),
      ...(keepsAnswers(op)
        ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 1, maxLength: 200 } }]
        : []),
    ],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { [mediaType]: { schema: toSchema(body, 'input') } } } }),
    responses: {
      ...Object.fromEntries(Object.entries(op.responses).map(([status, response]) => [status, describeResponse(response)])),
      ...Object.fromEntries(errorStatuses(op).map((status) => [status, { $ref: '#/components/responses/Problem' }])),
    },
  }
}

function describeResponse(response: z.ZodType | { contentType: string; description: string }): Json {
  if ('contentType' in response)
    return { description: response.description, content: { [response.contentType]: { schema: { type: 'string' } } } }
  return { description: 'done', content: { 'application/json': { schema: toSchema(response, 'output') } } }
}

function errorStatuses(op: Operation): number[] {
  const always = op.permission === 'public' ? [400, 503] : [400, 401, 403, 404, 429, 503]
  const byMethod = op.method === 'GET' ? [] : [409, 413, 415, 422]
  const own = (op.errors ?? []).flatMap((code) =>
    Object.entries(statusOf)
      .filter(([name]) => name === code)
      .map(([, status]) => status),
  )
  return [...new Set([...always, ...byMethod, ...own])].sort((a, b) => a - b)
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return []
  const object = toSchema(schema, 'input')
  const required = Array.isArray(object.required) ? object.required : []
  const properties = typeof object.properties === 'object' && object.properties !== null ? Object.entries(object.properties) : []
  return properties.map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'throw', target: 'draft-2020-12' })
  return rest
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(statusOf) },
    detail: { type: 'string' },
    instance: { type: 'string' },
    invalid_params: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'code', 'reason'],
        properties: { name: { type: 'string' }, code: { type: 'string' }, reason: { type: 'string' } },
      },
    },
    current: { type: 'object' },
  },
}
