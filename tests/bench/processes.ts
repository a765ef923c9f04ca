import { execFile } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const LOOK_EVERY_MS = 250
const KIBIBYTES_PER_MEGABYTE = 1_000_000 / 1_024

/** Answers the resident memory in megabytes of a process, with that of the processes it has started; 0 when it is gone. */
export async function residentMegabytes(pid: number): Promise<number> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,rss=']).catch(() => ({ stdout: '' }))
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([id = 0, parent = 0, kibibytes = 0]) => ({ id, parent, kibibytes }))
  const family = new Set([pid])
  // Children come after their parents often, not always.
  for (let known = 0; known !== family.size; ) {
    known = family.size
    for (const { id, parent } of processes) if (family.has(parent)) family.add(id)
  }
  const sum = processes.filter(({ id }) => family.has(id)).reduce((total, { kibibytes }) => total + kibibytes, 0)
  return sum / KIBIBYTES_PER_MEGABYTE
}

/** Watches the memory of a process while something is done, and answers the most it had. */
export async function peakMegabytes<Answer>(pid: number, work: () => Promise<Answer>): Promise<{ answer: Answer; peak: number }> {
  const stop = new AbortController()
  let peak = 0
  const watching = (async () => {
    while (!stop.signal.aborted) {
      peak = Math.max(peak, await residentMegabytes(pid))
      await wait(LOOK_EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  })()
  try {
    return { answer: await work(), peak }
  } finally {
    stop.abort()
    await watching
  }
}
