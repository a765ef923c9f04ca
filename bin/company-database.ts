import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from '#lib/platform/process/embedded'
import { loadOwnSecrets } from '#lib/platform/process/secrets'
import { readStartSettings } from '#lib/platform/process/settings'
import { StartError } from '#lib/platform/process/start-error'

/**
 * Runs a command's work with the URL of the company's database: the one of DATABASE_URL, or the embedded one, which is used while it runs
 * and otherwise started for the time of the work. Throws a StartError when there is no company yet.
 */
export async function withCompanyDatabase<Answer>(work: (url: string) => Promise<Answer>): Promise<Answer> {
  const { databaseUrl, dataDirectory } = readStartSettings(process.env)
  if (databaseUrl !== null) return work(databaseUrl)
  if (!existsSync(join(dataDirectory, 'postgres', 'PG_VERSION'))) {
    throw new StartError(
      `There is no company in ${dataDirectory} yet: start Yike once (npm start), or set DATA_DIR or DATABASE_URL.`,
    )
  }
  const { databasePassword } = await loadOwnSecrets(dataDirectory, process.env)
  const database = await startEmbedded(dataDirectory, { password: databasePassword })
  try {
    return await work(database.url)
  } finally {
    if (!database.takenOver) await database.stop()
  }
}
