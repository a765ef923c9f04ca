/** `npm start`: brings up the database, the server and the worker, and keeps them up until it is stopped. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listMigrations } from '#lib/platform/migrate/folder'
import { migrate } from '#lib/platform/migrate/migrate'
import { endLeftovers } from '#lib/platform/process/child'
import { claimDataDirectory, ensureDataDirectory } from '#lib/platform/process/data-directory'
import { requireUsableDatabase } from '#lib/platform/process/database-check'
import { watchLauncher } from '#lib/platform/process/launcher'
import { removePid } from '#lib/platform/process/pid'
import { requireFreePort } from '#lib/platform/process/port'
import { waitUntilReady } from '#lib/platform/process/ready'
import { loadOwnSecrets, requireGivenSecrets } from '#lib/platform/process/secrets'
import { readStartSettings, type StartSettings } from '#lib/platform/process/settings'
import { StartError } from '#lib/platform/process/start-error'
import { Supervisor } from '#lib/platform/process/supervisor'
import { runCommand } from './command.ts'
import { describeSignIns } from './sign-ins.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

await runCommand(async () => {
  const settings = readStartSettings(process.env)
  await ensureDataDirectory(settings.dataDirectory)
  await claimDataDirectory(settings.dataDirectory)
  await endLeftovers(settings.dataDirectory)
  return serve(settings)
})

async function serve(settings: StartSettings): Promise<number> {
  const steps = new Set<ChildProcess>()
  let supervisor: Supervisor | null = null
  let stopping = false
  const stopAll = async (exitCode: number) => {
    if (stopping) return
    stopping = true
    for (const step of steps) step.kill('SIGTERM')
    await supervisor?.stop()
    process.exit(exitCode)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopAll(0))
  watchLauncher(() => void stopAll(0))
  try {
    await requireFreePort(settings.host, settings.port)
    const secrets =
      settings.databaseUrl === null ? await loadOwnSecrets(settings.dataDirectory, process.env) : requireGivenSecrets(process.env)
    supervisor = new Supervisor(settings, secrets)
    await bringUp(supervisor, settings, steps)
    process.stdout.write(await describeStart(settings))
    return await new Promise(() => undefined)
  } catch (error) {
    // Stopping in the middle makes the step in progress fail; that is no news.
    if (stopping) return await new Promise(() => undefined)
    for (const step of steps) step.kill('SIGTERM')
    await supervisor?.stop()
    await removePid(settings.dataDirectory, 'supervisor')
    throw error
  }
}

async function bringUp(supervisor: Supervisor, settings: StartSettings, steps: Set<ChildProcess>): Promise<void> {
  const build = runStep(steps, [join(root, 'bin', 'build.ts')], process.env)
  const migrations = await listMigrations()
  const company = async () => {
    const url = await supervisor.startDatabase()
    if (settings.databaseUrl !== null) await requireUsableDatabase(url)
    const applied = await migrate(url, migrations)
    if (applied.length > 0)
      process.stdout.write(`The database has the schema of this version (${applied.length} migrations applied).\n`)
    await runStep(
      steps,
      ['--conditions=react-server', join(root, 'bin', 'first-start.ts')],
      supervisor.environment('first-start'),
    )
  }
  await Promise.all([build, company()])
  await supervisor.startChildren(migrations.at(-1)?.name ?? '')
  await waitUntilReady(settings)
}

/** Runs one step of the start as a process of its own, whose memory is given back; it tells itself what went wrong. */
function runStep(steps: Set<ChildProcess>, args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const step = spawn(process.execPath, args, { cwd: root, env: environment, stdio: ['ignore', 'inherit', 'inherit'] })
  steps.add(step)
  return new Promise((resolve, reject) => {
    step.once('error', reject)
    step.once('exit', (code) => {
      steps.delete(step)
      if (code === 0) resolve()
      else reject(new StartError('Yike was not started; the reason stands above.'))
    })
  })
}

async function describeStart(settings: StartSettings): Promise<string> {
  const address = process.env['APP_URL'] ?? `http://${settings.host}:${settings.port}`
  return `\nYike is ready: ${address}\n${await describeSignIns(settings.dataDirectory)}Ctrl-C stops it.\n`
}
