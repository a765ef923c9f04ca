import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { MAX_FILE_BYTES } from '#lib/platform/import/limits'
import { getImport } from '#lib/platform/import/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { askFiles, uploadForm, workOff } from '#tests/support/screen-import'
import { signInAll } from '../matrix/screen-callers.ts'
import type { ScreenServer } from '../matrix/screen-server.ts'
import { startScreenServer } from '../matrix/screen-server.ts'

// The door through which a screen brings a file. Who may come in stands in the matrix of files.

let company: TestCompany
let headersOf: Awaited<ReturnType<typeof signInAll>>
beforeAll(async () => {
  company = await openTestCompany()
  headersOf = await signInAll(company)
})
afterAll(() => company.close())

const file = 'external_id,name\nA,甲\n'
const bring = (who: string, headers: Record<string, string> = {}, body = uploadForm('customers', file)) =>
  askFiles('/imports', { method: 'POST', body, headers: { ...headersOf(who), ...headers } })
const imports = async () => (await company.db.row(z.object({ count: z.int() }), sql`select count(*) as count from import`))?.count
const filesLeft = () => readdir(join(env().DATA_DIR, 'uploads')).catch(() => [])

describe('a file from a screen', () => {
  it('is taken in from whoever is signed in and may import, and waits for its columns', async () => {
    const answer = await bring('administrator')
    expect(answer.status).toBe(202)
    const { id } = z.object({ id: z.string() }).parse(await answer.json())
    await workOff(company)
    expect(await getImport(await company.contextAs('administrator'), id)).toMatchObject({
      status: 'uploaded',
      kind: 'customers',
      headings: ['external_id', 'name'],
      requestedById: company.users.administrator.id,
    })
  })

  it.each<[string, string, Record<string, string>, number]>([
    ['nobody who is signed in', 'signed out', {}, 401],
    ['a session that has ended', 'ended session', {}, 401],
    ['a cookie that somebody made up', 'signed out', { cookie: 'yike.session=abc.def.ghi' }, 401],
    ['a role that may not import', 'sales', {}, 403],
    ['a page of another site', 'administrator', { origin: 'https://evil.example' }, 403],
    ['a page without an origin', 'administrator', { origin: 'null' }, 403],
    ['another site, as the browser says', 'administrator', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a body that says it is larger than is taken', 'administrator', { 'content-length': String(MAX_FILE_BYTES * 2) }, 413],
    ['a body that is no form', 'administrator', { 'content-type': 'text/plain' }, 415],
  ])('is refused from %s, and nothing of it stays', async (_, who, headers, status) => {
    const before = [await imports(), await filesLeft()]
    const answer = await bring(who, headers)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json; charset=utf-8'])
    expect([await imports(), await filesLeft()]).toEqual(before)
  })

  it('is refused where the browser does not say which page sends it', async () => {
    const request = { method: 'POST', body: uploadForm('customers', file), headers: headersOf('administrator') }
    expect((await askFiles('/imports', request, null)).status).toBe(403)
  })

  it.each([
    ['no kind', uploadForm('', file), 'kind'],
    ['an unknown kind', uploadForm('outlets', file), 'kind'],
    ['a field that is not asked for', uploadForm('customers', file), 'mapping'],
  ])('with %s is refused by the name of the field', async (what, body, field) => {
    if (what.startsWith('a field')) body.set('mapping', '{}')
    const answer = await bring('administrator', {}, body)
    expect([answer.status, await answer.json()]).toMatchObject([400, { invalid_params: [{ name: field }] }])
  })
})

describe('through the built app', () => {
  let server: ScreenServer
  beforeAll(async () => {
    server = await startScreenServer()
  }, 300_000)
  afterAll(() => server.stop())

  it('a file beyond ten megabytes arrives whole, byte for byte', async () => {
    const rows = Array.from({ length: 600_000 }, (_, index) => `C-${index},客户${String(index).padStart(8, '0')}`)
    const large = `external_id,name\n${rows.join('\n')}\n`
    const bytes = Buffer.byteLength(large)
    expect(bytes).toBeGreaterThan(11 * 1024 * 1024)
    const answer = await server.ask('/api/files/imports', {
      method: 'POST',
      headers: { ...headersOf('administrator'), origin: server.address },
      body: uploadForm('customers', large),
    })
    expect(answer.status).toBe(202)
    const { id } = z.object({ id: z.string() }).parse(await answer.json())
    expect((await getImport(await company.contextAs('administrator'), id)).fileBytes).toBe(bytes)
  })

  it('a post from another site is refused there too', async () => {
    const before = await imports()
    const answer = await server.ask('/api/files/imports', {
      method: 'POST',
      headers: { ...headersOf('administrator'), origin: 'https://evil.example' },
      body: uploadForm('customers', file),
    })
    expect([answer.status, await imports()]).toEqual([403, before])
  })
})
