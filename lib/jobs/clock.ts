import { setTimeout as wait } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import { loadCompany } from '#lib/platform/org/company'
import type { Workshop } from './registry.ts'
import type { Recurring } from './schedule.ts'

const START_AGAIN_AFTER_MS = 2_000

/** Does what the hour asks for. pg-boss sees to it that of several workers one does it, and tries again what failed. */
export class Clock {
  readonly #url: string
  readonly #shop: Workshop
  readonly #recurring: readonly Recurring[]
  readonly #stop = new AbortController()
  #boss: PgBoss | null = null
  #starting: Promise<void> | null = null

  constructor(url: string, shop: Workshop, recurring: readonly Recurring[]) {
    this.#url = url
    this.#shop = shop
    this.#recurring = recurring
  }

  /** Starts, and tries again for as long as the database is away. */
  start(): void {
    this.#starting ??= this.#startPatiently()
  }

  /** Begins nothing more; what was begun is given so long to end. */
  async stop(timeoutMs: number): Promise<void> {
    this.#stop.abort()
    await this.#starting
    await this.#boss?.stop({ graceful: true, timeout: timeoutMs })
  }

  async #startPatiently(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const boss = new PgBoss({ connectionString: this.#url, schema: 'pgboss', application_name: 'yike clock', max: 2 })
      // It tries again by itself; without a listener the first lost connection would end the process.
      boss.on('error', (error) => this.#shop.log.warn({ err: error }, 'the clock met an error'))
      try {
        await this.#windUp(boss)
        this.#boss = boss
        return
      } catch (error) {
        this.#shop.log.warn({ err: error }, 'the clock could not be started yet')
        await boss.stop({ graceful: false }).catch(() => undefined)
        await wait(START_AGAIN_AFTER_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined)
      }
    }
  }

  async #windUp(boss: PgBoss): Promise<void> {
    const { timeZone } = await loadCompany(this.#shop.db)
    await boss.start()
    for (const { name, cron, work } of this.#recurring) {
      await boss.createQueue(name, { policy: 'short', retryLimit: 3, retryDelay: 30, expireInSeconds: 3_600 })
      await boss.schedule(name, cron, {}, { tz: timeZone })
      await boss.work(name, async () => {
        try {
          await work(this.#shop)
        } catch (error) {
          this.#shop.log.error({ err: error, recurring: name }, 'what comes round failed')
          throw error
        }
      })
    }
  }
}
