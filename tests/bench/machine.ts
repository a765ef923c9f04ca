import { cpus, totalmem } from 'node:os'
import type pg from 'pg'

/** What the loop takes on the machine that the ceilings are stated for: two cores of a rented server. */
const REFERENCE_MS = 700
const ROUNDS = 5

/** The machine that figures were measured on. */
export interface Machine {
  readonly processor: string
  readonly cores: number
  readonly memoryGigabytes: number
  /** How much slower it is than the machine of the ceilings: they are multiplied by it. */
  readonly factor: number
  readonly loopMs: number
}

/** Runs a fixed loop of SQL and JavaScript, which no change of the product can make faster, and answers what the best of some rounds says of the machine. */
export async function measureMachine(pool: pg.Pool): Promise<Machine> {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now()
    await pool.query(
      `select sum(x.k), count(distinct x.k % 1000) from (select hashint8(i)::bigint as k from generate_series(1, 600000::bigint) i order by 1 offset 0) x`,
    )
    calculate()
    best = Math.min(best, performance.now() - started)
  }
  const [first] = cpus()
  return {
    processor: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    factor: best / REFERENCE_MS,
    loopMs: best,
  }
}

/** A million numbers drawn, sorted and written as JSON and read again. */
function calculate(): number {
  let state = 20_261_101
  const values = Float64Array.from({ length: 1_000_000 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state
  }).sort()
  const texts = JSON.stringify(Array.from(values.subarray(0, 200_000), (value) => ({ value, text: `${value}` })))
  return (JSON.parse(texts) as unknown[]).length
}
