import { expect, it } from 'vitest'
import { z } from 'zod'
import type { Context } from '#lib/platform/context'
import { dispatch } from '#lib/platform/http/dispatch'
import { operation } from '#lib/platform/http/operation'
import { log } from '#lib/platform/log/log'

// RFC 9457, 3.1.2: the status in a problem is that of the answer.

const table = [
  operation({
    id: 'getThing',
    method: 'GET',
    path: '/things',
    summary: 'Things',
    tag: 'things',
    permission: null,
    responses: { 200: z.null() },
    handler: async () => ({ status: 200, body: null }),
  }),
  operation({
    id: 'exportThings',
    method: 'GET',
    path: '/things/file',
    summary: 'Things as a file',
    tag: 'things',
    permission: null,
    responses: { 200: { contentType: 'text/csv', description: 'CSV' } },
    handler: async () => ({ status: 200, contentType: 'text/csv', stream: endless() }),
  }),
]
let ended = false

function endless() {
  return new ReadableStream({
    cancel: () => {
      ended = true
    },
  })
}

const ask = (method: string, path: string) => {
  log.level = 'silent'
  const request = new Request(`http://127.0.0.1/api/v1${path}`, { method })
  return dispatch(table, async () => ({ locale: 'en', log }) as unknown as Context, request)
}

it('a method that a path does not have is 405 outside and inside, and the answer says which it has', async () => {
  const response = await ask('DELETE', '/things')
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('GET')
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(await response.json()).toMatchObject({ status: 405, code: 'method_not_allowed' })
})

// RFC 9110, 9.3.2: HEAD is GET without the content.
it('HEAD is answered with what GET is, but for the body; a stream is given up', async () => {
  const [got, head] = await Promise.all([ask('GET', '/things'), ask('HEAD', '/things')])
  expect([head.status, head.headers.get('content-type')]).toEqual([got.status, got.headers.get('content-type')])
  expect([await got.text(), await head.text()]).toEqual(['null', ''])
  expect((await ask('HEAD', '/nothing')).status).toBe(404)
  const file = await ask('HEAD', '/things/file')
  expect([file.headers.get('content-type'), await file.text(), ended]).toEqual(['text/csv', '', true])
})
