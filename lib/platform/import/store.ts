import { rename, rm } from 'node:fs/promises'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { env } from '../env.ts'
import type { JobName } from '../queue/announce.ts'
import { announce } from '../queue/announce.ts'
import { uploadPath } from './files.ts'
import { holdUploads } from './held-uploads.ts'
import { insertImport, isFileNeeded } from './repository.ts'
import type { ImportRequest } from './schema.ts'
import type { Upload } from './upload.ts'

export interface NewUpload extends ImportRequest {
  identityHash: string
  /** `import` works it off; `inspect` reads the names of its columns, for somebody to map them. */
  job: JobName & ('import' | 'inspect')
}

/** Stores the import of a file and moves the file to its place, both or neither. Answers the earlier import when one of that identity stands. */
export function storeUpload(ctx: Context, file: Upload['file'], asked: NewUpload): Promise<{ id: number; isNew: boolean }> {
  return ctx.db.tx(async (db) => {
    await holdUploads(db, file.sha256)
    await rename(file.path, uploadPath(env().DATA_DIR, file.sha256))
    const made = await insertImport(db, {
      ...(asked.job === 'inspect' ? { status: 'uploaded' } : {}),
      kind: asked.kind.id,
      fileName: file.name,
      fileBytes: file.bytes,
      fileSha256: file.sha256,
      identityHash: asked.identityHash,
      mapping: asked.mapping,
      options: asked.options,
      requestedById: ctx.actor.userId,
    })
    if (made.isNew) {
      const detail = { kind: asked.kind.id, bytes: file.bytes, sha256: file.sha256, options: asked.options }
      await audit({ ...ctx, db }, { action: 'import.start', subjectType: 'import', subjectId: made.id, detail })
      await announce(db, asked.job, made.id)
    } else if (!(await isFileNeeded(db, file.sha256))) await rm(uploadPath(env().DATA_DIR, file.sha256), { force: true })
    return made
  })
}
