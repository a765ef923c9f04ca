import { join } from 'node:path'
import { formatDatabaseUrl } from '#lib/platform/migrate/connection'
import { readPostmaster } from '#lib/platform/process/embedded'
import { loadOwnSecrets } from '#lib/platform/process/secrets'
import { StartError } from '#lib/platform/process/start-error'

/** Answers the address of the embedded database of an installation that runs, as its owner. */
export async function databaseUrlOf(directory: string): Promise<string> {
  const { databasePassword } = await loadOwnSecrets(directory, process.env)
  const postmaster = await readPostmaster(join(directory, 'postgres'))
  if (postmaster === null) throw new StartError(`No database runs on ${directory}.`)
  const account = { user: 'yike', password: databasePassword, database: 'yike' }
  return formatDatabaseUrl({ host: '127.0.0.1', port: postmaster.port, ...account })
}
