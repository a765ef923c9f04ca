import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { StartError } from '../process/start-error.ts'

// A backup is one gzip stream of frames: length of four bytes, a letter, so many bytes. H is the header (JSON), B begins a table or a file (JSON),
// D is data, E ends it (JSON with how much there was and its SHA-256), Z ends the backup: a file that was cut short has none.

export type FrameKind = 'H' | 'B' | 'D' | 'E' | 'Z'
export interface Frame {
  kind: FrameKind
  body: Buffer
}

const largestFrame = 64 * 1024 * 1024

/** Writes one frame. */
export function frame(kind: FrameKind, body: Uint8Array | object = {}): Buffer {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body))
  const head = Buffer.alloc(5)
  head.writeUInt32BE(bytes.length, 0)
  head.write(kind, 4, 'latin1')
  return Buffer.concat([head, bytes])
}

/** Frames chunks of data, with the end that says how many bytes there were and what they hash to. */
export async function* framed(chunks: AsyncIterable<Uint8Array>, ending: () => object = () => ({})): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of chunks) {
    hash.update(chunk)
    bytes += chunk.length
    yield frame('D', chunk)
  }
  yield frame('E', { bytes, sha256: hash.digest('hex'), ...ending() })
}

/** Reads the frames of a backup file. Throws a StartError when it is none, or was cut short. */
export async function* readFrames(path: string): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0)
  let ended = false
  const source = createReadStream(path)
  const plain = source.pipe(createGunzip())
  source.on('error', (error) => plain.destroy(error))
  try {
    for await (const chunk of plain as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      while (rest.length >= 5) {
        const length = rest.readUInt32BE(0)
        if (length > largestFrame) throw notABackup(path)
        if (rest.length < 5 + length) break
        const kind = rest.toString('latin1', 4, 5) as FrameKind
        ended = kind === 'Z'
        yield { kind, body: rest.subarray(5, 5 + length) }
        rest = rest.subarray(5 + length)
      }
    }
  } catch (cause) {
    if (cause instanceof StartError || !isStreamFault(cause)) throw cause
    throw new StartError(`${path} cannot be read to its end: it is no backup of Yike, or was cut short.`, { cause })
  }
  if (!ended) throw new StartError(`${path} was cut short: it is not a whole backup.`)
}

function notABackup(path: string): StartError {
  return new StartError(`${path} is no backup of Yike.`)
}

/** Faults of the file and of its compression; what the reader's own work throws goes on as it is. */
function isStreamFault(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(Z_|ENOENT|EISDIR|EACCES|EIO|ERR_)/.test(error.code)
  )
}
