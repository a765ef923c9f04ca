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
]

it('a method that a path does not have is 405 outside and inside, and the answer says which it has', async () => {
  log.level = 'silent'
  const request = new Request('http://127.0.0.1/api/v1/things', { method: 'DELETE' })
  const response = await dispatch(table, async () => ({ locale: 'en', log }) as unknown as Context, request)
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('GET')
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(await response.json()).toMatchObject({ status: 405, code: 'not_found' })
})
