import { setImmediate as turn } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sqlStateOf } from '../db/error-state.ts'
import { sql } from '../db/sql.ts'

/** So often it is looked whether work is to stop. */
const LOOK_EVERY_MS = 1_000
/** SQLSTATE of a statement that was cancelled: by whoever asked PostgreSQL to, or by a timeout. */
const CANCELLED = '57014'

/** Thrown in the place of whatever work was at when it was to stop. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** What work is carried out with that may be stopped. */
export interface Ground {
  /** Whatever a connection of `bulk` is carrying out when the work is to stop is cancelled; what goes another way is short and goes to its end. */
  readonly db: Db
  /** To be called between steps of long reckoning, during which nobody can look: gives everybody else a turn, and throws Stopped when the work is to stop. */
  readonly pause: () => Promise<void>
}

/**
 * Carries out work that somebody may wish to stop, and throws Stopped within about a second of the wish, whatever statement is being carried out. `isWished` is asked each second on another connection, and may
 * say so only while the work can end anywhere. Whoever catches Stopped takes away what was stored by then, on a connection of its own. A statement that was cancelled by anything else, such as a timeout, stays an error.
 */
export async function stoppable<R>(db: Db, isWished: () => Promise<boolean>, work: (ground: Ground) => Promise<R>): Promise<R> {
  const watch = new Watch(db, isWished)
  try {
    return await work({ db: { ...db, bulk: (of) => db.bulk((client) => watch.hold(client, of)) }, pause: () => watch.pause() })
  } catch (error) {
    if (sqlStateOf(error) === CANCELLED && (await isWished())) throw new Stopped('', { cause: error })
    throw error
  } finally {
    await watch.end()
  }
}

const session = z.object({ pid: z.number(), began: z.string() })

/** A connection while the work has it. */
interface Held extends z.infer<typeof session> {
  wasAsked: boolean
}

class Watch {
  readonly #db: Db
  readonly #isWished: () => Promise<boolean>
  readonly #held = new Set<Held>()
  readonly #timer: NodeJS.Timeout
  #looking: Promise<void> | null = null
  #lookedAt = performance.now()
  #wished = false
  /** Settles when what PostgreSQL was asked last is done. */
  #asking: Promise<unknown> = Promise.resolve()

  constructor(db: Db, isWished: () => Promise<boolean>) {
    this.#db = db
    this.#isWished = isWished
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS)
  }

  /**
   * Lets the work have a connection, and gives it back only when nobody can any longer ask for what it carries out to be cancelled: whoever has it next is never struck.
   */
  async hold<R>(client: PoolClient, work: (client: PoolClient) => Promise<R>): Promise<R> {
    const held = { ...(await sessionOf(client)), wasAsked: false }
    this.#held.add(held)
    let answer: R
    try {
      answer = await work(client)
    } finally {
      this.#held.delete(held)
      await this.#asking
    }
    // What was asked for too late meets this instead of the next one's statement. A connection on which the work failed is closed.
    if (held.wasAsked) await client.query('select').catch(() => undefined)
    return answer
  }

  async pause(): Promise<void> {
    await turn()
    if (performance.now() - this.#lookedAt >= LOOK_EVERY_MS) await this.#look()
    if (this.#wished) throw new Stopped()
  }

  async end(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
  }

  /** Again each time while the wish stands: between two statements there is nothing to cancel. */
  #look(): Promise<void> {
    this.#looking ??= this.#lookOnce().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  async #lookOnce(): Promise<void> {
    this.#lookedAt = performance.now()
    try {
      this.#wished = await this.#isWished()
      if (this.#wished) await this.#cancel()
    } catch {
      // Without an answer the work goes on; where the database is away it meets the same.
    }
  }

  async #cancel(): Promise<void> {
    const held = [...this.#held]
    if (held.length === 0) return
    for (const each of held) each.wasAsked = true
    const pids = held.map(({ pid }) => pid)
    const began = held.map((each) => each.began)
    // By number and beginning: the number of a connection that broke may be another's by now.
    this.#asking = this.#db
      .execute(sql`
        select pg_cancel_backend(a.pid) from unnest(${pids}::int[], ${began}::text[]) h (pid, began)
        join pg_stat_activity a on a.pid = h.pid and extract(epoch from a.backend_start)::text = h.began`)
      .catch(() => undefined)
    await this.#asking
  }
}

async function sessionOf(client: PoolClient): Promise<z.infer<typeof session>> {
  const { rows } = await client.query(
    'select pid, extract(epoch from backend_start)::text as began from pg_stat_activity where pid = pg_backend_pid()',
  )
  return session.parse(rows[0])
}
