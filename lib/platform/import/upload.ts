import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import busboy from 'busboy'
import { AppError, invalidField } from '#lib/core/errors'
import { textProblem } from '#lib/core/text'
import { incomingPath, uploadsDirectory } from './files.ts'
import { MAX_FILE_BYTES } from './limits.ts'

/** A form with one file that has come in whole; the file lies at `path` until somebody takes it. */
export interface Upload {
  fields: Record<string, string>
  file: { path: string; name: string; bytes: number; sha256: string }
}

const limits = { files: 1, fields: 20, parts: 21, fieldNameSize: 100, fieldSize: 64 * 1024 }
/** What a form holds beside its file. */
const ROOM_BYTES = 1024 * 1024
const longestName = 255

/**
 * Takes a multipart form in while it arrives: the file goes to disk and is hashed on the way, so that its size costs no memory. Throws `unsupported_media` for
 * another kind of body, `too_large` for a file beyond `maxBytes`, and `invalid_request` for a form without a file, with a field twice, or that ended before it was whole;
 * then nothing is left on disk.
 */
export async function receiveUpload(
  request: Request,
  dataDirectory: string,
  maxBytes = MAX_FILE_BYTES,
  path = incomingPath(dataDirectory),
): Promise<Upload> {
  const contentType = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(contentType)) throw new AppError('unsupported_media', { expected: 'multipart/form-data' })
  const expected = Number(request.headers.get('content-length') ?? Number.NaN)
  if (expected > maxBytes + ROOM_BYTES) throw new AppError('too_large', { limit: maxBytes })
  if (request.body === null) throw invalidField('file', 'required')
  await mkdir(uploadsDirectory(dataDirectory), { recursive: true, mode: 0o700 })
  try {
    return await receive(request.body as WebStream<Uint8Array>, { contentType, expected, path, maxBytes })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

async function receive(
  body: WebStream<Uint8Array>,
  form: { contentType: string; expected: number; path: string; maxBytes: number },
): Promise<Upload> {
  const parser = openParser(form.contentType, form.maxBytes)
  const fields: Record<string, string> = {}
  let file: Upload['file'] | null = null
  let fault: AppError | null = null
  let writing: Promise<void> = Promise.resolve()
  const refuse = (error: AppError) => {
    fault ??= error
  }
  parser.on('field', (name, value, info) => {
    if (Object.hasOwn(fields, name)) refuse(invalidField(name, 'given_twice'))
    if (info.valueTruncated || info.nameTruncated) refuse(invalidField(name, 'too_big'))
    fields[name] = value
  })
  parser.on('file', (name, stream, info) => {
    if (name !== 'file' || file !== null) {
      refuse(invalidField(name, name === 'file' ? 'given_twice' : 'unknown_field'))
      stream.resume()
      return
    }
    const hash = createHash('sha256')
    const received = { path: form.path, name: nameOf(info.filename), bytes: 0, sha256: '' }
    file = received
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        received.bytes += chunk.length
        done(null, chunk)
      },
    })
    stream.on('limit', () => refuse(new AppError('too_large', { limit: form.maxBytes })))
    writing = pipeline(stream, counted, createWriteStream(form.path, { mode: 0o600 })).then(() => {
      received.sha256 = hash.digest('hex')
    })
    // Looked at below, together with what the parser says.
    writing.catch(() => undefined)
  })
  for (const [event, name] of [
    ['filesLimit', 'file'],
    ['fieldsLimit', 'body'],
    ['partsLimit', 'body'],
  ] as const)
    parser.on(event, () => refuse(invalidField(name, 'given_twice')))
  const total = await pump(body, parser)
  if (Number.isFinite(form.expected) && total !== form.expected) throw invalidField('file', 'cut_short')
  await writing.catch((cause: unknown) => {
    throw isDiskFull(cause) ? diskFull(cause) : cause
  })
  if (fault !== null) throw fault
  if (file === null) throw invalidField('file', 'required')
  return { fields, file }
}

function openParser(contentType: string, maxBytes: number): busboy.Busboy {
  try {
    const headers = { 'content-type': contentType }
    return busboy({ headers, limits: { ...limits, fileSize: maxBytes }, defParamCharset: 'utf8' })
  } catch (cause) {
    throw new AppError('unsupported_media', { expected: 'multipart/form-data' }, { cause })
  }
}

/** Feeds the parser and answers how many bytes there were; a form that ends in the middle is the sender's fault. */
async function pump(body: WebStream<Uint8Array>, parser: busboy.Busboy): Promise<number> {
  let total = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.length
      done(null, chunk)
    },
  })
  try {
    await Promise.all([pipeline(Readable.fromWeb(body), counted, parser), finished(parser, { readable: false })])
    return total
  } catch (cause) {
    throw isDiskFull(cause) ? diskFull(cause) : invalidFieldBecause(cause)
  }
}

const isDiskFull = (cause: unknown) =>
  cause instanceof Error && 'code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT')

const diskFull = (cause: unknown) => new AppError('unavailable', {}, { cause, retryAfterSeconds: 60 })

function invalidFieldBecause(cause: unknown): AppError {
  return new AppError('invalid_request', {}, { issues: [{ name: 'file', code: 'cut_short', params: {} }], cause })
}

/** The file's name as it is kept and shown: without a path, and without what no database can hold. */
function nameOf(given: string | undefined): string {
  const name = (given ?? '').split(/[\\/]/).at(-1) ?? ''
  const short = [...name.toWellFormed().replaceAll('\u0000', '')].slice(0, longestName).join('')
  return short === '' || textProblem(short, longestName) !== null ? 'file' : short
}
