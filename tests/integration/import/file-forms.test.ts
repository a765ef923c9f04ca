import { describe, expect, it } from 'vitest'
import { filesByApi } from '#tests/support/files-by-api'

// The form in which a program sends a file, and what it asks for with it.

const { company, key, send } = filesByApi()

describe('what is asked', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a kind that is none', { kind: 'people' }, 'kind'],
    ['a field that is none', { colour: 'red' }, 'colour'],
    ['a mapping that is no JSON', { mapping: '{' }, 'mapping'],
    ['a mapping of a column that is none', { mapping: '{"colour":"x"}' }, 'mapping.colour'],
    ['a date format that is none', { date_format: 'dd-QQ' }, 'date_format'],
    ['an answer that is none', { dry_run: 'maybe' }, 'dry_run'],
    ['what to do with duplicates', { on_duplicate: 'merge' }, 'on_duplicate'],
  ])('%s is refused by name', async (_, fields, name) => {
    const { status, body } = await send('external_id,name\nA,x\n', fields)
    expect(status).toBe(400)
    expect(body.invalid_params.map((param: { name: string }) => param.name)).toEqual([name])
  })

  it('a form without a file, and a body that is no form', async () => {
    const form = new FormData()
    form.set('kind', 'customers')
    expect((await company().api('POST', '/imports', { key: key(), body: form })).body).toMatchObject({
      status: 400,
      invalid_params: [{ name: 'file' }],
    })
    expect((await company().api('POST', '/imports', { key: key(), body: { kind: 'customers' } })).status).toBe(415)
  })

  it('a form that ends before it is whole', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const body = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nexternal_id,name\nA,'
    const { dispatch } = await import('#lib/platform/http/dispatch')
    const { operations } = await import('#app/api/_operations/all')
    const { authenticateKey } = await import('#lib/platform/auth/authenticate')
    const request = new Request('http://127.0.0.1/api/v1/imports', {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${key()}` },
      body,
    })
    const answer = await dispatch(operations, authenticateKey, request)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ invalid_params: [{ name: 'file', code: 'cut_short' }] })
  })
})
