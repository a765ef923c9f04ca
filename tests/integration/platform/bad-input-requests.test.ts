import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operations } from '#app/api/_operations/all'
import { authenticateKey } from '#lib/platform/auth/authenticate'
import { dispatch } from '#lib/platform/http/dispatch'
import { companyForBadInput, daysRefused, namesOf } from './bad-input.ts'

// What a request says of itself, and what it asks of a list.

const { company, key } = companyForBadInput()

describe('a JSON body', () => {
  const sendAs = async (headers: Record<string, string>) => {
    const request = new Request('http://127.0.0.1/api/v1/customers', {
      method: 'POST',
      headers: { authorization: `Bearer ${key()}`, ...headers },
      body: JSON.stringify({ name: '编码有限公司' }),
    })
    const response = await dispatch(operations, authenticateKey, request)
    return { status: response.status, code: z.looseObject({ code: z.string().optional() }).parse(await response.json()).code }
  }

  it.each([
    { 'content-type': 'application/json; charset=utf-16' },
    { 'content-type': 'application/json;charset="GB18030"' },
    { 'content-type': 'application/json; charset=' },
    { 'content-type': 'application/merge-patch+json; v=1; Charset=latin1' },
    { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    { 'content-type': 'application/json', 'content-encoding': 'identity, br' },
  ])('is not read as something else than it says it is: %j', async (headers) => {
    expect(await sendAs(headers)).toEqual({ status: 415, code: 'unsupported_media' })
  })

  it.each([
    { 'content-type': 'application/json; charset=UTF-8' },
    { 'content-type': 'application/json; charset="utf-8"' },
    { 'content-type': 'application/json', 'content-encoding': 'identity' },
  ])('is read when it says that it is plain UTF-8: %j', async (headers) => {
    expect(await sendAs(headers)).toEqual({ status: 201, code: undefined })
  })
})

describe('lists', () => {
  const queries: [string, string, string[]][] = [
    ...(['/customers', '/contacts', '/cases', '/waybills', '/outlets', '/users'] as const).map(
      (path): [string, string, string[]] => [path, 'q', ['前\u0000后', 'x'.repeat(1_000_000)]],
    ),
    ...(['/interactions', '/cases', '/waybills'] as const).map((path): [string, string, string[]] => [path, 'from', daysRefused]),
    ['/tasks', 'due_from', daysRefused],
    ['/customers', 'created_from', daysRefused],
    ...(['/customers', '/contacts', '/interactions', '/tasks', '/cases', '/waybills', '/imports'] as const).map(
      (path): [string, string, string[]] => [path, 'limit', ['1e309', '9007199254740993', '-1', '201', '0', '1.5', '']],
    ),
  ]
  it.each(queries)('GET %s refuses in %s what it cannot mean, and names it', async (path, name, values) => {
    for (const value of values) {
      const answer = await company().api('GET', `${path}?${new URLSearchParams({ [name]: value })}`, { key: key() })
      expect({ value: value.slice(0, 20), status: answer.status, names: namesOf(answer) }).toEqual({
        value: value.slice(0, 20),
        status: 400,
        names: [name],
      })
    }
  })

  it.each(['/customers', '/contacts', '/interactions', '/tasks', '/cases', '/waybills', '/outlets', '/users', '/imports'])(
    'GET %s finds nothing under an id or a cursor that cannot be',
    async (path) => {
      for (const id of ['%00', 'ext:%00', '%ED%A0%80', 'ext:%F0%A0%AE%B7', '0', '9007199254740993', '1e309', '0000-00-00']) {
        const answer = await company().api('GET', `${path}/${id}`, { key: key() })
        expect([400, 404], `${id} ${answer.status}`).toContain(answer.status)
      }
      for (const cursor of ['%00', 'x', '1e309', 'e30']) {
        const answer = await company().api('GET', `${path}?cursor=${cursor}`, { key: key() })
        expect({ cursor, status: answer.status, code: answer.body.code }).toEqual({ cursor, status: 400, code: 'invalid_cursor' })
      }
    },
  )
})
