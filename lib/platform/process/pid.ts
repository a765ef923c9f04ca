import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** The processes whose numbers stand in DATA_DIR/run. */
export type ProcessName = 'supervisor' | 'server' | 'worker' | 'postgres'

const POLL_MS = 50

/** Answers where a process's number is written. */
export function pidFile(dataDirectory: string, name: ProcessName): string {
  return join(dataDirectory, 'run', `${name}.pid`)
}

/** Writes a process's number, whole or not at all. */
export async function writePid(dataDirectory: string, name: ProcessName, pid: number): Promise<void> {
  const file = pidFile(dataDirectory, name)
  await mkdir(join(dataDirectory, 'run'), { recursive: true })
  await writeFile(`${file}.new`, `${pid}\n`)
  await rename(`${file}.new`, file)
}

/** Answers the number that was written last, or null when there is none. The process may be gone. */
export async function readPid(dataDirectory: string, name: ProcessName): Promise<number | null> {
  const text = await readIfThere(pidFile(dataDirectory, name))
  const pid = Number.parseInt(text ?? '', 10)
  return pid > 0 ? pid : null
}

/** Forgets a process's number. */
export async function removePid(dataDirectory: string, name: ProcessName): Promise<void> {
  await rm(pidFile(dataDirectory, name), { force: true })
}

/** Answers whether a process of this number runs, also when it belongs to somebody else. A finished one not yet reaped does not run. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  const stat = process.platform === 'linux' ? await readIfThere(`/proc/${pid}/stat`) : null
  return stat === null || !/\) [ZX] /.test(stat)
}

/** Answers the command line of a running process, or null where that cannot be seen. */
export async function commandLine(pid: number): Promise<string | null> {
  const text = await readIfThere(`/proc/${pid}/cmdline`)
  return text === null ? null : text.replaceAll('\0', ' ').trim()
}

/** Waits until a process is gone and answers true, or false when it still runs after `timeoutMs`. */
export async function waitForEnd(pid: number, timeoutMs: number): Promise<boolean> {
  const end = Date.now() + timeoutMs
  while (await isRunning(pid)) {
    if (Date.now() > end) return false
    await wait(POLL_MS)
  }
  return true
}

/** Answers a file's text, or null when there is no such file. */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return null
    throw error
  }
}
