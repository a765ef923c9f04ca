import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './free-port.ts'

const POLL_MS = 50
const READY_WITHIN_MS = 240_000
const HEALED_WITHIN_MS = 60_000

export type ProcessName = 'supervisor' | 'server' | 'worker' | 'postgres'

/** An installation of its own in an empty folder: started, killed and stopped as a person would. */
export class Installation {
  readonly directory: string
  readonly port: number
  #child: ChildProcess | null = null
  #said = ''

  private constructor(directory: string, port: number) {
    this.directory = directory
    this.port = port
  }

  static async inEmptyFolder(): Promise<Installation> {
    return new Installation(join(await mkdtemp(join(tmpdir(), 'yike-start-')), 'data'), await freePort())
  }

  /** An installation in a folder that stands already. */
  static async inFolder(directory: string): Promise<Installation> {
    return new Installation(directory, await freePort())
  }

  /** What the start in progress, or the last one, has printed. */
  get said(): string {
    return this.#said
  }

  /** Starts it and waits until it is ready, or has ended; answers the exit code, null while it runs. */
  async start(environment: Record<string, string> = {}): Promise<number | null> {
    this.#said = ''
    const child = spawn(process.execPath, ['--conditions=react-server', 'bin/start.ts'], {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: process.env['HOME'] ?? '',
        NODE_ENV: 'production',
        LOG_LEVEL: 'error',
        DEMO: '0',
        DATA_DIR: this.directory,
        PORT: String(this.port),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#said += text))
    const deadline = Date.now() + READY_WITHIN_MS
    while (!this.#said.includes('Ctrl-C stops it')) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? -1
      if (Date.now() > deadline) throw new Error(`not ready in time: ${this.#said}`)
      await wait(POLL_MS)
    }
    return null
  }

  async isReady(): Promise<boolean> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/api/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => null,
    )
    return answer?.ok === true
  }

  async pid(name: ProcessName): Promise<number> {
    return Number(await readFile(join(this.directory, 'run', `${name}.pid`), 'utf8').catch(() => '0'))
  }

  /** Kills a process and waits until another one stands in for it, and then until all is ready; answers how many milliseconds each took. */
  async killAndWaitUntilHealed(name: Exclude<ProcessName, 'supervisor'>): Promise<{ restartedMs: number; readyMs: number }> {
    const before = await this.pid(name)
    const started = Date.now()
    process.kill(before, 'SIGKILL')
    const standsIn = async () => {
      const now = await this.pid(name)
      return now !== 0 && now !== before && isAlive(now)
    }
    await waitUntil(standsIn, HEALED_WITHIN_MS)
    const restartedMs = Date.now() - started
    await waitUntil(async () => (await standsIn()) && (await this.isReady()), HEALED_WITHIN_MS)
    return { restartedMs, readyMs: Date.now() - started }
  }

  /** Kills the supervisor, which takes nothing with it by itself. */
  async killSupervisor(): Promise<void> {
    const child = this.#child
    const ended = new Promise((resolve) => child?.once('exit', resolve))
    process.kill(await this.pid('supervisor'), 'SIGKILL')
    await ended
  }

  /** Stops it as Ctrl-C would, and waits for the end. */
  async stop(): Promise<void> {
    const child = this.#child
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    await ended
  }

  async remove(): Promise<void> {
    await this.stop()
    await rm(join(this.directory, '..'), { recursive: true, force: true })
  }
}

/** Says whether a process runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Waits until what is asked holds; fails after so many milliseconds. */
export async function waitUntil(holds: () => Promise<boolean> | boolean, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`still not so after ${withinMs} ms`)
    await wait(POLL_MS)
  }
}
