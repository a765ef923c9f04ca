import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { StartSettings } from './settings.ts'
import { StartError } from './start-error.ts'

const POLL_MS = 100
/** Far more than a slow machine takes for a server that has been built. */
const WITHIN_MS = 120_000
const SECOND_MS = 1_000

const answer = z.object({ checks: z.record(z.string(), z.boolean()) })

/** What each check of readiness asks, as the sentence of a refusal names it. */
const missing: Readonly<Record<string, string>> = {
  database: 'the database does not answer',
  chinese_text: 'the database does not handle Chinese text',
  schema: 'the database has not the schema of this version',
}

type Waited = Pick<StartSettings, 'host' | 'port' | 'dataDirectory' | 'databaseUrl'>

/** Waits until the server says that it can do its work. Throws a StartError after two minutes, or after `withinMs`, that names what is not ready and where what went wrong is written. */
export async function waitUntilReady(settings: Waited, withinMs = WITHIN_MS): Promise<void> {
  const url = addressOf(settings)
  const end = performance.now() + withinMs
  for (;;) {
    const response = await fetch(url, { signal: AbortSignal.timeout(Math.max(SECOND_MS, withinMs)) }).catch(() => null)
    if (response?.ok) return
    if (performance.now() >= end) throw notReady(settings, withinMs, await whatLacks(response))
    await wait(POLL_MS)
  }
}

function addressOf({ host, port }: Waited): string {
  const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}/api/health/ready`
}

async function whatLacks(response: Response | null): Promise<string> {
  if (response === null) return 'the server does not answer'
  const found = answer.safeParse(await response.json().catch(() => null))
  if (!found.success) return `the server answers ${response.status}`
  // Where the database does not answer, nothing else was looked at.
  const failed = Object.entries(found.data.checks).filter(([, holds]) => !holds)
  const [first] = failed.filter(([name]) => name === 'database')
  return (first === undefined ? failed : [first]).map(([name]) => missing[name] ?? name).join(', ')
}

function notReady(settings: Waited, withinMs: number, what: string): StartError {
  const seconds = Math.round(withinMs / SECOND_MS)
  const log =
    settings.databaseUrl === null
      ? `; that of the database is ${join(settings.dataDirectory, 'postgres.log')}`
      : ', and that of the database at the server that DATABASE_URL names'
  return new StartError(
    `Yike was not ready within ${seconds} seconds: ${what} (${addressOf(settings)}). The log of the server and the worker stands above${log}.`,
  )
}
