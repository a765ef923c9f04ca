import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Db } from '../db/database.ts'
import { renewLease } from './repository.ts'

const renewEveryMs = 4_000

/** One worker's hold on one import, renewed while it lives. A killed worker's lease ends by itself within seconds. */
export class Lease {
  readonly owner = `${hostname()}:${process.pid}:${randomUUID()}`
  readonly #db: Db
  readonly #id: number
  #timer: NodeJS.Timeout | undefined
  #lost = false

  constructor(db: Db, id: number) {
    this.#db = db
    this.#id = id
  }

  /** Whether another worker has the import by now. */
  get isLost(): boolean {
    return this.#lost
  }

  keep(): void {
    this.#timer = setInterval(() => {
      // An unanswered renewal is no loss: the work itself will meet the same trouble.
      renewLease(this.#db, this.#id, this.owner).then(
        (held) => {
          if (!held) this.#lost = true
        },
        () => {},
      )
    }, renewEveryMs)
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
