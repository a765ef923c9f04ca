import type { ChildProcess, ChildProcessByStdio } from 'node:child_process'
import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { readIfThere } from '../process/pid.ts'
import { takeRecord } from './csv-record.ts'
import { ImportFailure } from './failure.ts'
import { MAX_HEADER_BYTES, xlsxLimits } from './limits.ts'
import { checkZip } from './zip-check.ts'

const childFile = fileURLToPath(new URL('./xlsx-child.ts', import.meta.url))
const refusal = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })

/** The first sheet of an XLSX: the names in its first row, then its rows as CSV, each line with row number and fault before the cells. */
export interface XlsxRows {
  names: string[]
  lines: AsyncIterable<Buffer>
}

/** Reads an XLSX in a guarded child process: its table of contents is checked first, then memory, time and output are limited. `lines` ends in an ImportFailure
 * when the child refuses the file, is out of memory, or takes too long; call `stop` in any case. */
export async function openXlsx(path: string): Promise<XlsxRows & { stop: () => void }> {
  await checkZip(path)
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(
    process.execPath,
    [`--max-old-space-size=${xlsxLimits.heapMebibytes}`, '--disable-warning=ExperimentalWarning', childFile, path],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production' },
    },
  )
  let complaint = ''
  let late = false
  child.stderr.on('data', (data) => (complaint = (complaint + String(data)).slice(0, 4_000)))
  const deadline = setTimeout(() => {
    late = true
    child.kill('SIGKILL')
  }, xlsxLimits.deadlineMs)
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', (code) => resolve(code))
  })
  const watch = setInterval(() => void endWhenTooBig(child), 250)
  const stop = () => {
    clearTimeout(deadline)
    clearInterval(watch)
    child.kill('SIGKILL')
  }
  const iterator: AsyncIterator<Buffer> = child.stdout[Symbol.asyncIterator]()
  const finish = async () => {
    const code = await ended
    clearTimeout(deadline)
    clearInterval(watch)
    if (code !== 0) throw failureOf(complaint, late)
  }
  const { names, rest } = await firstLine(iterator, finish)
  async function* lines(): AsyncGenerator<Buffer> {
    if (rest.length > 0) yield rest
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
    await finish()
  }
  return { names, lines: lines(), stop }
}

/** The heap limit does not hold what is unpacked outside the heap. */
async function endWhenTooBig(child: ChildProcess): Promise<void> {
  const status = process.platform === 'linux' ? await readIfThere(`/proc/${child.pid}/status`) : null
  const kibibytes = Number(/VmRSS:\s+(\d+) kB/.exec(status ?? '')?.[1] ?? 0)
  if (kibibytes * 1024 > xlsxLimits.residentBytes) child.kill('SIGKILL')
}

async function firstLine(
  iterator: AsyncIterator<Buffer>,
  finish: () => Promise<void>,
): Promise<{ names: string[]; rest: Buffer }> {
  let head: Buffer = Buffer.alloc(0)
  for (;;) {
    const next = await iterator.next()
    if (next.done === true) break
    head = Buffer.concat([head, next.value])
    const record = takeRecord(head.toString('utf8'), 0, ',', false)
    if (record.kind === 'record')
      return { names: record.cells, rest: head.subarray(Buffer.byteLength(head.toString('utf8').slice(0, record.next))) }
    if (head.length > MAX_HEADER_BYTES) throw new ImportFailure('header_unreadable', { line: 1 })
  }
  await finish()
  const record = takeRecord(head.toString('utf8'), 0, ',', true)
  if (record.kind !== 'record') throw new ImportFailure('header_unreadable', { line: 1 })
  return { names: record.cells, rest: Buffer.alloc(0) }
}

function failureOf(complaint: string, late: boolean): ImportFailure {
  if (late) return new ImportFailure('xlsx_too_slow', { seconds: xlsxLimits.deadlineMs / 1000 })
  try {
    const { code, params } = refusal.parse(JSON.parse(complaint))
    return new ImportFailure(code, params)
  } catch {
    // The child was ended from outside or ran out of memory: its last words are no JSON.
    return new ImportFailure('xlsx_bomb')
  }
}
