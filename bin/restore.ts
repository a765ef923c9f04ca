/** `npm run restore -- FILE`: puts a backup back into an installation without a company. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { readBackup } from '#lib/platform/backup/read'
import { uploadsDirectory } from '#lib/platform/import/files'
import { ensureDataDirectory } from '#lib/platform/process/data-directory'
import { startEmbedded } from '#lib/platform/process/embedded'
import { loadOwnSecrets } from '#lib/platform/process/secrets'
import { readStartSettings } from '#lib/platform/process/settings'
import { StartError } from '#lib/platform/process/start-error'
import { runCommand } from './command.ts'

await runCommand(async ([file, ...rest]) => {
  if (file === undefined || rest.length > 0) throw new StartError('Name the file: npm run restore -- FILE')
  const path = resolve(file)
  if (!existsSync(path)) throw new StartError(`${path} is not there.`)
  const { databaseUrl, dataDirectory } = readStartSettings(process.env)
  const uploads = uploadsDirectory(dataDirectory)
  await ensureDataDirectory(dataDirectory)
  const restore = (url: string) => readBackup({ url, uploads, path })
  const report = databaseUrl === null ? await withOwnDatabase(dataDirectory, restore) : await restore(databaseUrl)
  process.stdout.write(
    `${report.rows} rows of ${report.tables} tables and ${report.files} uploaded files are back. Start Yike with npm start.\n`,
  )
  return 0
})

/** Runs the work with the embedded database, which is made when there is none yet. */
async function withOwnDatabase<Answer>(dataDirectory: string, work: (url: string) => Promise<Answer>): Promise<Answer> {
  const { databasePassword } = await loadOwnSecrets(dataDirectory, process.env)
  const database = await startEmbedded(dataDirectory, { password: databasePassword })
  try {
    return await work(database.url)
  } finally {
    if (!database.takenOver) await database.stop()
  }
}
