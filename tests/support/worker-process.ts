import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'

/** A real worker process on the test company's database. */
export class WorkerProcess {
  #child: ChildProcess | null = null
  #said = ''

  /** What its error channel and log have said. */
  get said(): string {
    return this.#said
  }

  start(): void {
    const child = spawn(process.execPath, ['--conditions=react-server', 'lib/jobs/worker.ts'], {
      env: { ...process.env, LOG_LEVEL: 'warn', YIKE_SERVICE: 'worker' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#said += text))
    this.#child = child
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
}
