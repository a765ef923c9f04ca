import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '#tests/support/free-port'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const READY_WITHIN_MS = 60_000
const POLL_MS = 100

/** The built app, serving the company of this process. */
export interface ScreenServer {
  /** Where it serves. */
  address: string
  /** Asks at a path of the app, follows no redirect. */
  ask(path: string, init?: RequestInit): Promise<Response>
  stop(): Promise<void>
}

/** Builds the app when it is not built as it stands, and starts its server on the database that `openTestCompany` has put into the environment. */
export async function startScreenServer(): Promise<ScreenServer> {
  await ended(run(['bin/build.ts'], {}))
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const preloads = ['own-address.mjs', 'refuse-unroutable.ts'].map((file) => join(root, 'lib', 'platform', 'process', file))
  const server = run([...preloads.flatMap((file) => ['--import', file]), next, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    NODE_ENV: 'production',
    NEXTAUTH_URL: address,
    LOG_LEVEL: 'error',
  })
  const ask: ScreenServer['ask'] = (path, init) => fetch(`${address}${path}`, { redirect: 'manual', ...init })
  const deadline = Date.now() + READY_WITHIN_MS
  while (!(await ask('/api/health/live').catch(() => null))?.ok) {
    if (server.exitCode !== null || Date.now() > deadline) throw new Error('the server did not start: its reason stands above')
    await wait(POLL_MS)
  }
  return {
    address,
    ask,
    async stop() {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await gone
    },
  }
}

function run(args: string[], environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...environment, NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('the app could not be built: the reason stands above')),
    )
  })
}
