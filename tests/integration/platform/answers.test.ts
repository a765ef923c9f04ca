import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operation } from '#lib/platform/http/operation'
import type { Answered } from '#tests/support/documented-answer'
import { undocumented } from '#tests/support/documented-answer'

// `company.api` and the fuzzing hold every answer against the document; here that the check itself sees what it must.

const record = z.object({ id: z.string(), version: z.int(), owner: z.object({ name: z.string() }).nullable() })
const handler = async () => ({ status: 200, body: null })
const table = [
  operation({
    id: 'getThing',
    method: 'GET',
    path: '/things/{id}',
    summary: 'One thing',
    tag: 'things',
    permission: null,
    responses: { 200: record },
    handler,
  }),
  operation({
    id: 'updateThing',
    method: 'PATCH',
    path: '/things/{id}',
    summary: 'Change a thing',
    tag: 'things',
    permission: null,
    responses: { 200: record, 204: z.null() },
    errors: ['conflict'],
    handler,
  }),
  operation({
    id: 'listErrors',
    method: 'GET',
    path: '/errors',
    summary: 'A file',
    tag: 'things',
    permission: null,
    responses: { 200: { contentType: 'text/csv', description: 'CSV' } },
    handler,
  }),
]
const thing = { id: '1', version: 1, owner: { name: '周敏' } }
const problem = {
  type: 'urn:yike:problem:not_found',
  title: 'There is no such thing.',
  status: 404,
  code: 'not_found',
  detail: 'There is no such thing.',
  instance: 'urn:yike:request:1',
}
const invalid = {
  ...problem,
  status: 400,
  code: 'invalid_request',
  invalid_params: [{ name: 'q', code: 'too_long', reason: 'long' }],
}

function check(body: unknown, given: Partial<Answered> = {}): string[] {
  const status = given.status ?? 200
  const contentType = status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json; charset=utf-8'
  return undocumented(table, {
    method: 'GET',
    url: '/api/v1/things/1',
    status,
    contentType,
    text: JSON.stringify(body),
    ...given,
  })
}

describe('an answer', () => {
  it('is well when it is what the document says', () => {
    expect(check(thing)).toEqual([])
    expect(check({ ...thing, owner: null })).toEqual([])
    expect(check(null, { method: 'PATCH', status: 204, text: '' })).toEqual([])
    expect(check(null, { url: '/api/v1/errors', contentType: 'text/csv; charset=utf-8', text: 'row_no\n' })).toEqual([])
    expect(check(problem, { status: 404 })).toEqual([])
    expect(check(invalid, { status: 400 })).toEqual([])
  })

  it.each([
    ['a field that is not named', { ...thing, phone: '13800138000' }, 'phone'],
    ['one deep inside', { ...thing, owner: { name: '周敏', email: 'zhou@example.com' } }, 'owner.email'],
    ['a field that is missing', { id: '1', owner: null }, 'version'],
    ['a field of another type', { ...thing, version: '1' }, 'version'],
  ])('is not when it has %s', (_what, body, named) => {
    expect(check(body)).toEqual([expect.stringContaining(named)])
  })

  it('is not with a status or a media type that its operation does not name', () => {
    expect(check(thing, { status: 201 })).not.toEqual([])
    expect(check(thing, { contentType: 'text/html' })).not.toEqual([])
    expect(check({ ...problem, status: 409, code: 'conflict' }, { status: 409 })).not.toEqual([])
    expect(check(thing, { url: '/api/v1/errors' })).not.toEqual([])
  })

  it('is not when an error is no problem+json of its own status and code', () => {
    expect(check(problem, { status: 404, contentType: 'application/json' })).not.toEqual([])
    expect(check(problem, { status: 403 })).not.toEqual([])
    expect(check({ ...problem, code: 'gone' }, { status: 404 })).not.toEqual([])
    expect(check({ ...problem, stack: 'at …' }, { status: 404 })).not.toEqual([])
    expect(check({ ...invalid, invalid_params: [] }, { status: 400 })).not.toEqual([])
    expect(check({ ...invalid, invalid_params: undefined }, { status: 400 })).not.toEqual([])
  })

  it('shows with a conflict the record as the operation shows it', () => {
    const conflict = { ...problem, status: 409, code: 'conflict', current: thing }
    expect(check(conflict, { method: 'PATCH', status: 409 })).toEqual([])
    expect(check({ ...conflict, current: { ...thing, phone: '1' } }, { method: 'PATCH', status: 409 })).not.toEqual([])
  })
})
