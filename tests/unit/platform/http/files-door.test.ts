import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Context } from '#lib/platform/context'
import { dispatch } from '#lib/platform/http/dispatch'
import { handOut } from '#lib/platform/http/hand-out'
import { operation } from '#lib/platform/http/operation'
import { asSentence } from '#lib/platform/http/problem'
import { log } from '#lib/platform/log/log'

const table = [
  operation({
    id: 'takeList',
    method: 'POST',
    path: '/lists',
    summary: 'A list',
    tag: 'lists',
    permission: 'customer:export',
    bodyKind: 'form',
    body: z.strictObject({ name: z.string().max(40), only: z.array(z.string()).optional() }),
    responses: { 200: { contentType: 'text/csv', description: 'the list' } },
    handler: async (_ctx, { body }) => handOut({ name: body.name, contentType: 'text/csv', stream: (body.only ?? []).join() }),
  }),
]

const form = (body: URLSearchParams | string, permissions: Record<string, unknown> = { 'customer:export': { kind: 'all' } }) => {
  log.level = 'silent'
  const ctx = { locale: 'zh-CN', log, actor: { permissions } } as unknown as Context
  const request = new Request('http://127.0.0.1/api/files/lists', { method: 'POST', body })
  return dispatch(table, async () => ctx, request, '/api/files')
}

describe('a file that a form asks for', () => {
  it('has what was typed, and a name in any script that breaks no header', async () => {
    const answer = await form(
      new URLSearchParams([
        ['name', `客户'(1)*"\r\n.csv`],
        ['only', 'a'],
        ['only', 'b'],
        ['$ACTION_ID', 'x'],
      ]),
    )
    expect([answer.status, await answer.text()]).toEqual([200, 'a,b'])
    const said = answer.headers.get('content-disposition') ?? ''
    expect(said).toBe(`attachment; filename="____1_____.csv"; filename*=UTF-8''%E5%AE%A2%E6%88%B7%27%281%29%2A%22%0D%0A.csv`)
    // RFC 8187: nothing else stands in an extended value as it is.
    expect(said.split("''")[1]).toMatch(/^(?:[\w!#$&+.^`|~-]|%[0-9A-F]{2})+$/)
  })

  it('is refused to another kind of body, and for what it does not know', async () => {
    expect((await form('{"name":"x"}')).status).toBe(415)
    expect((await form(new URLSearchParams({ name: 'x', more: 'y' }))).status).toBe(400)
  })

  it('is refused to whoever may never take it before what was typed is looked at', async () => {
    expect((await form(new URLSearchParams({ more: 'y' }), {})).status).toBe(403)
  })
})

describe('a refusal', () => {
  it('is a sentence for whoever was led there, with the same status', async () => {
    const answer = await asSentence(await form(new URLSearchParams({ more: 'y' })))
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      400,
      'text/plain; charset=utf-8',
      '请求中有不正确的内容。',
    ])
  })
})
