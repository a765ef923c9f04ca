import { setTimeout as wait } from 'node:timers/promises'
import type { JobName } from '#lib/platform/queue/announce'
import type { Job, Workshop } from './registry.ts'

/** A lane looks by itself so often; what a killed worker left, and what was announced while nobody listened, is found in this time. */
const LOOK_EVERY_MS = 3_000
const PAUSE_AFTER_FAILURE_MS = 1_000

/** Works off the records of one kind of work, one after the other, until it is stopped. */
export class Lane {
  readonly #name: JobName
  readonly #job: Job
  readonly #shop: Workshop
  readonly #stop = new AbortController()
  #woken = new AbortController()
  #running: Promise<void> | null = null

  constructor(name: JobName, job: Job, shop: Workshop) {
    this.#name = name
    this.#job = job
    this.#shop = shop
  }

  start(): void {
    this.#running ??= this.#run()
  }

  /** Looks at once instead of at the next turn. */
  wake(): void {
    this.#woken.abort()
  }

  /** Begins nothing more; answers when what was begun has ended. */
  async stop(): Promise<void> {
    this.#stop.abort()
    this.wake()
    await this.#running
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      this.#woken = new AbortController()
      const worked = await this.#turn()
      if (worked === 0) await sleep(LOOK_EVERY_MS, this.#woken.signal)
    }
  }

  /** Works off what waits now; answers how many records that were. A failure is logged, and the record waits for a later turn. */
  async #turn(): Promise<number> {
    const { db, log } = this.#shop
    const ids = await this.#job.listWaiting(db).catch((error: unknown) => {
      log.error({ err: error, job: this.#name }, 'the list of waiting records could not be read')
      return []
    })
    let worked = 0
    for (const id of ids) {
      if (this.#stop.signal.aborted) break
      try {
        await this.#job.work(this.#shop, id)
        worked += 1
      } catch (error) {
        log.error({ err: error, job: this.#name, id }, 'work failed')
        await sleep(PAUSE_AFTER_FAILURE_MS, this.#stop.signal)
      }
    }
    return worked
  }
}

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch(() => undefined)
}
