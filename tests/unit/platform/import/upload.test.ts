import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { receiveUpload } from '#lib/platform/import/upload'

let directory: string
let incoming: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yike-upload-'))
  incoming = join(directory, 'incoming-1')
})
afterEach(() => rm(directory, { recursive: true }))

function formOf(entries: readonly [name: string, value: string | Blob, fileName?: string][]): FormData {
  const form = new FormData()
  for (const [name, value, fileName] of entries) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, value, fileName)
  }
  return form
}

const receive = (body: FormData | string, headers: Record<string, string> = {}) =>
  receiveUpload(new Request('http://127.0.0.1/', { method: 'POST', body, headers }), directory, undefined, incoming)
const file = new Blob(['external_id,name\nA,x\n'])
/** Files that are left where they come in. */
const left = async () => (await readdir(directory)).filter((name) => name !== 'uploads')

describe('a form that is whole', () => {
  it('is on disk byte for byte, counted and hashed, with its fields', async () => {
    const large = Buffer.alloc(3_000_000, '张三,丰\n')
    const upload = await receive(
      formOf([
        ['kind', 'customers'],
        ['file', new Blob([large]), 'C:\\客户\\名单.csv'],
      ]),
    )
    expect(upload.fields).toEqual({ kind: 'customers' })
    const sha256 = createHash('sha256').update(large).digest('hex')
    expect(upload.file).toEqual({ path: incoming, name: '名单.csv', bytes: large.length, sha256 })
    expect((await readFile(incoming)).equals(large)).toBe(true)
  })
})

describe('a form that is not taken leaves nothing on disk', () => {
  it.each<[string, FormData, string, string]>([
    [
      'a field twice',
      formOf([
        ['kind', 'a'],
        ['kind', 'b'],
        ['file', file],
      ]),
      'kind',
      'given_twice',
    ],
    [
      'two files',
      formOf([
        ['file', file],
        ['file', file],
      ]),
      'file',
      'given_twice',
    ],
    [
      'a file under another name',
      formOf([
        ['attachment', file],
        ['file', file],
      ]),
      'attachment',
      'unknown_field',
    ],
    ['a file that is a text', formOf([['file', 'external_id,name']]), 'file', 'required'],
    [
      'a field beyond all measure',
      formOf([
        ['mapping', 'x'.repeat(70_000)],
        ['file', file],
      ]),
      'mapping',
      'too_big',
    ],
    [
      'more fields than there are',
      formOf([...Array.from({ length: 30 }, (_, i) => [`f${i}`, ''] as [string, string]), ['file', file]]),
      'body',
      'given_twice',
    ],
  ])('%s', async (_, form, name, code) => {
    await expect(receive(form)).rejects.toMatchObject({ code: 'invalid_request', issues: [{ name, code }] })
    expect(await left()).toEqual([])
  })

  it('one that is shorter than was said', async () => {
    await expect(receive(formOf([['file', file]]), { 'content-length': '1000000' })).rejects.toMatchObject({
      code: 'invalid_request',
      issues: [{ name: 'file', code: 'cut_short' }],
    })
    expect(await left()).toEqual([])
  })

  it('one that would be larger than is taken, before a byte of it is read', async () => {
    await expect(receive(formOf([['file', file]]), { 'content-length': '9000000000' })).rejects.toMatchObject({
      code: 'too_large',
    })
    expect(await left()).toEqual([])
  })

  it('another kind of body', async () => {
    for (const type of ['text/csv', 'multipart/form-data'])
      await expect(receive('external_id,name', { 'content-type': type })).rejects.toMatchObject({ code: 'unsupported_media' })
  })

  it.runIf(process.platform === 'linux')('one for which the disk has no room: to be sent again later', async () => {
    // What is written to this device of Linux finds no space; the name of a file that comes in leads there.
    await symlink('/dev/full', incoming)
    await expect(receive(formOf([['file', new Blob([Buffer.alloc(2_000_000)])]]))).rejects.toMatchObject({
      code: 'unavailable',
      retryAfterSeconds: 60,
    })
    expect(await left()).toEqual([])
  })
})
