import { formatDatabaseUrl } from '#lib/platform/migrate/connection'
import { acquireCluster } from './cluster.ts'
import { ensureTemplate } from './test-database.ts'

/** Starts the database server of a run and makes the template; the test files' processes find both in the environment. */
export async function setup(): Promise<() => Promise<void>> {
  const cluster = await acquireCluster()
  process.env.YIKE_TEST_CLUSTER = formatDatabaseUrl(cluster.connection)
  process.env.YIKE_TEST_TEMPLATE = await ensureTemplate(cluster.connection)
  return cluster.release
}
