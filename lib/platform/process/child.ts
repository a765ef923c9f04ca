import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isYike } from './data-directory.ts'
import { type ProcessName, readPid, removePid, waitForEnd, writePid } from './pid.ts'

const RESTART_PAUSES_MS = [200, 500, 1_000, 2_000, 4_000]
/** A process that lived this long has started well: its next restart is immediate again. */
const STEADY_MS = 30_000
const STOP_TIMEOUT_MS = 15_000

const preloads = ['./end-with-supervisor.mjs', './own-address.mjs', './refuse-unroutable.ts'].map(
  (file) => new URL(file, import.meta.url).href,
)

/** How a supervised process is started. The environment is asked for at each start, since the database may have moved. */
export interface ChildPlan {
  readonly name: Extract<ProcessName, 'server' | 'worker'>
  readonly args: readonly string[]
  readonly environment: () => NodeJS.ProcessEnv
}

/** A process that is started again whenever it ends, until it is stopped. */
export class SupervisedChild {
  readonly #plan: ChildPlan
  readonly #dataDirectory: string
  #child: ChildProcess | null = null
  #timer: NodeJS.Timeout | null = null
  #stopping = false
  #failures = 0

  constructor(dataDirectory: string, plan: ChildPlan) {
    this.#dataDirectory = dataDirectory
    this.#plan = plan
  }

  /** Starts the process under this one's Node, in a group of its own, so that Ctrl-C in the terminal does not reach it. */
  async start(): Promise<void> {
    const startedAt = Date.now()
    const child = spawn(process.execPath, [...preloads.flatMap((file) => ['--import', file]), ...this.#plan.args], {
      cwd: fileURLToPath(new URL('../../..', import.meta.url)),
      env: this.#plan.environment(),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
      windowsHide: true,
    })
    this.#child = child
    child.once('error', () => this.#ended(child, startedAt, 'could not be started'))
    child.once('exit', (code, signal) =>
      this.#ended(child, startedAt, signal === null ? `ended with code ${code}` : `was ended by ${signal}`),
    )
    if (child.pid !== undefined) await writePid(this.#dataDirectory, this.#plan.name, child.pid)
  }

  /** Ends the process so that it is started again, with what has changed in its environment. */
  async restart(): Promise<void> {
    const pid = this.#child?.pid
    if (pid !== undefined) await endProcess(pid)
  }

  /** Ends the process and waits for its end; what does not listen is killed. */
  async stop(): Promise<void> {
    this.#stopping = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    const child = this.#child
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) await endProcess(child.pid)
    await removePid(this.#dataDirectory, this.#plan.name)
  }

  /** Ends the process at once. */
  kill(): void {
    this.#child?.kill('SIGKILL')
  }

  #ended(child: ChildProcess, startedAt: number, how: string): void {
    if (this.#stopping || this.#child !== child) return
    this.#child = null
    this.#failures = Date.now() - startedAt > STEADY_MS ? 0 : this.#failures + 1
    const pause = RESTART_PAUSES_MS[Math.min(this.#failures, RESTART_PAUSES_MS.length) - 1] ?? RESTART_PAUSES_MS[0]
    process.stderr.write(`The ${this.#plan.name} ${how}; starting it again.\n`)
    this.#timer = setTimeout(() => void this.start(), pause)
  }
}

/** Ends what a supervisor that was killed may have left running on a data folder. */
export async function endLeftovers(dataDirectory: string): Promise<void> {
  for (const name of ['server', 'worker'] as const) {
    const pid = await readPid(dataDirectory, name)
    if (pid !== null && (await isYike(pid))) await endProcess(pid)
    await removePid(dataDirectory, name)
  }
}

async function endProcess(pid: number): Promise<void> {
  signal(pid, 'SIGTERM')
  if (await waitForEnd(pid, STOP_TIMEOUT_MS)) return
  signal(pid, 'SIGKILL')
  await waitForEnd(pid, STOP_TIMEOUT_MS)
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    // It ended by itself in the meantime.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
