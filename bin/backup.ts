/** `npm run backup -- FILE`: writes the whole company into one file, while people go on working. */
import { resolve } from 'node:path'
import { noteBackup } from '#lib/platform/backup/last'
import { writeBackup } from '#lib/platform/backup/write'
import { openDatabase } from '#lib/platform/db/database'
import { uploadsDirectory } from '#lib/platform/import/files'
import { readStartSettings } from '#lib/platform/process/settings'
import { StartError } from '#lib/platform/process/start-error'
import { runCommand } from './command.ts'
import { withCompanyDatabase } from './company-database.ts'

await runCommand(async ([file, ...rest]) => {
  if (file === undefined || rest.length > 0) throw new StartError('Name the file: npm run backup -- FILE')
  const { dataDirectory } = readStartSettings(process.env)
  const path = resolve(file)
  const uploads = uploadsDirectory(dataDirectory)
  const now = new Date()
  const report = await withCompanyDatabase(async (url) => {
    const written = await writeBackup({ url, uploads, path, now })
    await note(url, now)
    return written
  })
  process.stdout.write(`${path} holds ${report.rows} rows of ${report.tables} tables and ${report.files} uploaded files.\n`)
  return 0
})

async function note(url: string, at: Date): Promise<void> {
  const database = openDatabase({ url, max: 1, applicationName: 'yike backup' })
  try {
    await noteBackup(database.db, at)
  } finally {
    await database.close()
  }
}
