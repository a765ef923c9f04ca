import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench } from './bench.ts'

const lookSeconds = 5
/** Work of the minute comes and goes: the worker rests when it was seen without work so many times running. */
const restfulLooks = 3
const mostMinutes = 30

/** Waits until the worker has nothing to do: an update that brings new figures has them worked out at the first start, beside whatever would be measured. Goes on after half an hour. */
export async function untilWorkerRests({ pool, report }: Bench): Promise<void> {
  const until = Date.now() + mostMinutes * 60_000
  for (let rested = 0; rested < restfulLooks; ) {
    const { rows } = await pool.query<{ busy: number }>(
      `select count(*)::int as busy from pgboss.job j where j.state = 'active' or j.state in ('created', 'retry') and j.start_after <= now()`,
    )
    rested = rows[0]?.busy === 0 ? rested + 1 : 0
    if (Date.now() > until) return report('  the worker never came to rest')
    await sleep(lookSeconds * 1000)
  }
}
