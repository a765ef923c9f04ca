import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Db } from '#lib/platform/db/database'
import { openDatabase } from '#lib/platform/db/database'
import type { ApiAnswer, ApiOptions } from './api-call.ts'
import { callApi } from './api-call.ts'
import { Installation, waitUntil } from './installation.ts'
import { databaseUrlOf } from './installation-database.ts'

const underWay = ['queued', 'validating', 'applying', 'reverting', 'running']
const ENDED_WITHIN_MS = 300_000

/** A company in an installation that was started as a person starts it: an API that is asked over HTTP, with a key as a person makes it, and a worker that
 * works off what waits. Everything in it came in through the API. */
export interface StartedCompany {
  installation: Installation
  /** Straight to the installation's database, for comparing. */
  db: Db
  api(method: string, path: string, options?: ApiOptions): Promise<ApiAnswer>
  keyFor(role: 'administrator'): Promise<string>
  /** Waits until the worker is through with an import or a run, and answers it. */
  ended(path: string): Promise<ApiAnswer>
  close(): Promise<void>
}

/** Starts an installation in an empty folder. */
export async function startCompany(environment: Record<string, string>): Promise<StartedCompany> {
  const installation = await Installation.inEmptyFolder()
  try {
    if ((await installation.start(environment)) !== null) throw new Error(`it did not start: ${installation.said}`)
    return await companyOf(installation)
  } catch (error) {
    await installation.remove()
    throw error
  }
}

async function companyOf(installation: Installation): Promise<StartedCompany> {
  const database = openDatabase({ url: await databaseUrlOf(installation.directory), max: 2, applicationName: 'yike test' })
  const key = await makeKey(installation.directory)
  const api: StartedCompany['api'] = (method, path, options) =>
    callApi((request) => fetch(request), `http://127.0.0.1:${installation.port}`, method, path, options)
  return {
    installation,
    db: database.db,
    api,
    keyFor: async () => key,
    async ended(path) {
      const ask = () => api('GET', path, { key })
      await waitUntil(async () => !underWay.includes((await ask()).body.status), ENDED_WITHIN_MS)
      return ask()
    },
    async close() {
      await database.close()
      await installation.remove()
    },
  }
}

/** Makes a key by the command of the command line. */
async function makeKey(directory: string): Promise<string> {
  const args = ['--conditions=react-server', 'bin/api-key.ts', '--name', '测试', '--role', 'administrator']
  const environment = { ...process.env, DATA_DIR: directory, DATABASE_URL: '' }
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: environment })
  return stdout.trimEnd().split('\n').at(-1) ?? ''
}
