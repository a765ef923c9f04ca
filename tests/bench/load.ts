import { Agent, request } from 'node:http'

/** How long calls took, in milliseconds, the shortest first. */
export type Latencies = Float64Array

/** Answers the latency that a share of the calls did not exceed. */
export function percentile(latencies: Latencies, share: number): number {
  return latencies[Math.min(latencies.length - 1, Math.ceil(latencies.length * share) - 1)] ?? Number.NaN
}

export const p50 = (latencies: Latencies) => percentile(latencies, 0.5)
export const p95 = (latencies: Latencies) => percentile(latencies, 0.95)

export const p50Of = (values: readonly number[]) => p50(Float64Array.from(values).sort())
export const p95Of = (values: readonly number[]) => p95(Float64Array.from(values).sort())

/** A call to be measured: how many came before it, and whether it counts or only warms up. */
export type Call = (index: number, counts: boolean) => Promise<unknown>

/** Makes a number of calls, so many at a time, and answers what each took; those before it, a tenth, only warm up. */
export async function measure(calls: number, inFlight: number, call: Call): Promise<Latencies> {
  const warmUp = Math.ceil(calls / 10)
  const took = new Float64Array(calls)
  let next = -warmUp
  const caller = async () => {
    while (next < calls) {
      const index = next
      next += 1
      const started = performance.now()
      await call(index + warmUp, index >= 0)
      if (index >= 0) took[index] = performance.now() - started
    }
  }
  await Promise.all(Array.from({ length: inFlight }, caller))
  return took.sort()
}

const TURNS = 5

/** Measures several things in turns, a part of the calls of each at a time, so that whatever else the machine does meanwhile falls on all of them alike. */
export async function measureInTurns<Name extends string>(
  calls: number,
  inFlight: number,
  kinds: Record<Name, Call>,
): Promise<Record<Name, Latencies>> {
  const names = Object.keys(kinds) as Name[]
  const took = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const name of names) {
      const part = await measure(Math.ceil(calls / TURNS), inFlight, kinds[name])
      took.get(name)?.push(...part)
    }
  }
  return Object.fromEntries(names.map((name) => [name, Float64Array.from(took.get(name) ?? []).sort()])) as Record<
    Name,
    Latencies
  >
}

/** A program that calls one server, with a key, over connections that it keeps. */
export class Caller {
  readonly #agent = new Agent({ keepAlive: true })
  readonly #origin: string
  readonly #key: string | null

  constructor(origin: string, key: string | null) {
    this.#origin = origin
    this.#key = key
  }

  /** Answers the body of a GET; throws with what the server says unless it answers 200. */
  get(path: string): Promise<string> {
    const headers = this.#key === null ? {} : { authorization: `Bearer ${this.#key}` }
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#origin}${path}`, { agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const body = Buffer.concat(chunks).toString('utf8')
          if (response.statusCode === 200) resolve(body)
          else reject(new Error(`GET ${path} answered ${response.statusCode}: ${body.slice(0, 300)}`))
        })
      })
      sent.on('error', reject)
      sent.end()
    })
  }

  /** Sends JSON or a form and answers the parsed body. */
  async post(path: string, body: Record<string, unknown> | FormData): Promise<Record<string, unknown>> {
    const isForm = body instanceof FormData
    const response = await fetch(`${this.#origin}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#key}`, ...(isForm ? {} : { 'content-type': 'application/json' }) },
      body: isForm ? body : JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${text.slice(0, 300)}`)
    return JSON.parse(text) as Record<string, unknown>
  }

  close(): void {
    this.#agent.destroy()
  }
}
