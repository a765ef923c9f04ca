import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Db } from '../db/database.ts'
import { listLeases, releaseLease, renewLease } from './repository.ts'

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

/**
 * Gives back the leases of workers of this machine that are no longer there, so that a worker that stands in for a killed one need not wait for their end. Called
 * when a worker starts. Should such a process live after all, it finds its lease lost and stops.
 */
export async function releaseDeadLeases(db: Db): Promise<void> {
  for (const { id, owner } of await listLeases(db)) {
    const [host, pid] = owner.split(':')
    if (host === hostname() && !isAlive(Number(pid))) await releaseLease(db, id, owner)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another user's process answers that one may not, and is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
