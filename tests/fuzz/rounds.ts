import fc from 'fast-check'
import { z } from 'zod'
import { operations } from '#app/api/_operations/all'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { undocumented } from '#tests/support/documented-answer'
import type { Made, Target } from './requests.ts'
import { askedAgain, build, requestsOf } from './requests.ts'

export const seed = Number(process.env.FUZZ_SEED ?? 20_261_124)

/** The users by whose keys it is asked. */
export const askers = ['administrator', 'executive', 'sales', 'service', 'outletFranchise'] as const

export const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

/** So many requests of each target, the same for the same seed; in rounds over all of them, so that each meets what the others made and changed. Keys are
 * revoked last: they may be the very ones that ask. */
export function inRounds(targets: readonly Target[], keys: readonly string[], each: number): Made[] {
  const revoking = (target: Target) => target.method === 'DELETE' && target.path.startsWith('/api-keys')
  const samples = targets.map((target, index) => ({
    target,
    sample: fc.sample(requestsOf(target, keys), { numRuns: each, seed: seed + index }),
  }))
  const rounds = (some: typeof samples) =>
    Array.from({ length: each }, (_, round) => some.flatMap(({ sample }) => sample.slice(round, round + 1))).flat()
  return [
    ...rounds(samples.filter(({ target }) => !revoking(target))),
    ...rounds(samples.filter(({ target }) => revoking(target))),
  ]
}

export interface Outcome {
  sent: number
  /** How often each status was answered. */
  statuses: Map<number, number>
  /** How often each target answered well. */
  succeeded: Map<string, number>
  /** Answers of 500 and more, and those that the document does not describe. */
  faults: string[]
}

/** Sends requests one after the other, those that met a newer version once or twice more from that, and answers what came of them. */
export async function sendAll(
  requests: readonly Made[],
  origin: string,
  serve: (request: Request) => Promise<Response>,
): Promise<Outcome> {
  const outcome: Outcome = { sent: 0, statuses: new Map(), succeeded: new Map(), faults: [] }
  const count = <Key>(counts: Map<Key, number>, key: Key) => counts.set(key, (counts.get(key) ?? 0) + 1)

  async function send(made: Made): Promise<{ status: number; text: string }> {
    const request = build(made, origin)
    const { method, url } = request
    const response = await serve(request)
    const answer = { status: response.status, contentType: response.headers.get('content-type'), text: await response.text() }
    outcome.sent += 1
    count(outcome.statuses, answer.status)
    if (response.ok) count(outcome.succeeded, nameOf(made.target))
    const wrong = undocumented(operations, { method, url, ...answer })
    if (answer.status >= 500) wrong.push(answer.text)
    if (wrong.length > 0)
      outcome.faults.push(`${method} ${url} ${JSON.stringify(made.content)?.slice(0, 600)} → ${wrong.join('; ')}`)
    return answer
  }

  for (const made of requests) {
    const answer = await send(made)
    const again = answer.status === 409 ? askedAgain(made, answer.text) : null
    if (again === null) continue
    const second = await send(again)
    const third = second.status === 409 ? askedAgain(again, second.text) : null
    if (third !== null) await send(third)
  }
  return outcome
}

/** Answers what a worker has not brought to an end, as done or with a reason of the catalogues, though it was its to end. */
export async function leftUndone(db: Db): Promise<string[]> {
  const left = await db.rows(
    z.object({ line: z.string() }),
    sql`select format('import %s %s %s', id, status, failure_code) as line from import where status not in ('ready', 'done', 'failed', 'cancelled', 'reverted') or failure_code = 'internal'
      union all select format('run %s %s %s', id, status, failure_code) from analysis_run where status not in ('done', 'failed', 'cancelled') or failure_code = 'internal'`,
  )
  return left.map(({ line }) => line)
}
