import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../db/database.ts'
import { uploadPath, uploadsDirectory } from './files.ts'
import { holdUploads } from './held-uploads.ts'
import type { ImportRow } from './import-row.ts'
import { forgetCells, forgetEndedCells, isFileNeeded, listEndedWithTables } from './repository.ts'
import { dropTables } from './tables.ts'

// What an import leaves beside the records, its cells and its file, holds what people wrote: it goes when the import has ended.

/** Takes away the cells and the file of an import that has ended. The file stays while another import needs it. */
export async function forgetImport(
  db: Db,
  dataDirectory: string,
  { id, fileSha256 }: Pick<ImportRow, 'id' | 'fileSha256'>,
): Promise<void> {
  await dropTables(db, id)
  await forgetCells(db, id)
  await forgetFile(db, dataDirectory, fileSha256)
}

async function forgetFile(db: Db, dataDirectory: string, sha256: string): Promise<void> {
  await db.tx(async (tx) => {
    await holdUploads(tx, sha256)
    if (!(await isFileNeeded(tx, sha256))) await rm(uploadPath(dataDirectory, sha256), { force: true })
  })
}

/** A file that is still coming in is younger than this. */
const INCOMING_MS = 86_400_000

/** Takes away what killed workers and servers left of imports that have ended, and of uploads that never became one. Answers how much that was. */
export async function forgetRemains(db: Db, dataDirectory: string, now = new Date()): Promise<number> {
  const tables = await listEndedWithTables(db)
  for (const id of tables) await dropTables(db, id)
  await forgetEndedCells(db)
  const files = await namesIn(uploadsDirectory(dataDirectory))
  const before = files.length
  for (const name of files) {
    if (/^[0-9a-f]{64}$/.test(name)) await forgetFile(db, dataDirectory, name)
    else if (name.startsWith('incoming-')) await forgetIncoming(join(uploadsDirectory(dataDirectory), name), now)
  }
  return tables.length + before - (await namesIn(uploadsDirectory(dataDirectory))).length
}

async function forgetIncoming(path: string, now: Date): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found !== null && now.getTime() - found.mtimeMs > INCOMING_MS) await rm(path, { force: true })
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
