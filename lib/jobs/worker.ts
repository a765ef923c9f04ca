/** The worker process: works off background jobs until it is told to stop. */
import { PgBoss } from 'pg-boss'
import { env } from '#lib/platform/env'

const STOP_TIMEOUT_MS = 10_000

const boss = new PgBoss({ connectionString: env().DATABASE_URL, schema: 'pgboss', application_name: 'yike worker' })
// pg-boss tries again by itself; without a listener the first lost connection would end the process.
boss.on('error', (error) => process.stderr.write(`${error.message}\n`))

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())

await boss.start()

async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS })
  process.exit(0)
}
