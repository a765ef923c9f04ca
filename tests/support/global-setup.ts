import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatDatabaseUrl } from '#lib/platform/migrate/connection'
import { acquireCluster } from './cluster.ts'
import { dropDatabase, ensureTemplate } from './test-database.ts'

/** Starts the database server of a run, makes the template and a folder for what is uploaded; the test files' processes find them in the environment. */
export async function setup(): Promise<() => Promise<void>> {
  const cluster = await acquireCluster()
  const data = await mkdtemp(join(tmpdir(), 'yike-test-'))
  process.env.YIKE_TEST_DATA = data
  process.env.YIKE_TEST_CLUSTER = formatDatabaseUrl(cluster.connection)
  process.env.YIKE_TEST_TEMPLATE = await ensureTemplate(cluster.connection)
  // Of this run alone: what it is filled with may differ from run to run.
  const company = `yike_test_company_${randomBytes(6).toString('hex')}`
  process.env.YIKE_TEST_COMPANY = company
  return async () => {
    await dropDatabase(cluster.connection, company)
    await cluster.release()
    await rm(data, { recursive: true, force: true })
  }
}
