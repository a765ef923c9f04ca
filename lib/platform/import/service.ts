import { createHash } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { AppError } from '#lib/core/errors'
import type { Page } from '#lib/core/page'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { env } from '../env.ts'
import type { Answer } from '../http/idempotency.ts'
import { once, requestHash } from '../http/idempotency.ts'
import { parseRecordId } from '../http/record-id.ts'
import { pageById } from '../list/id-order.ts'
import { announce } from '../queue/announce.ts'
import { permit } from '../scope/scope.ts'
import { uploadPath } from './files.ts'
import { holdUploads } from './held-uploads.ts'
import type { ImportKind } from './kind.ts'
import { forgetImport } from './remains.ts'
import type { ImportRow, Requester } from './repository.ts'
import { askCancel, findImport, insertImport, isFileNeeded, listImportRows, moveStatus } from './repository.ts'
import type { ImportRequest } from './schema.ts'
import { readFields } from './schema.ts'
import { sqlStateOf } from './sql-state.ts'
import type { Upload } from './upload.ts'
import { receiveUpload } from './upload.ts'

/** For so long an import can be reverted: what it replaced is kept until then. */
const REVERTIBLE_MS = 90 * 86_400_000

/** Takes a file in and asks for its import. Answers 202 with the id of a new import, 200 with that of an earlier one: the same file (kind, bytes, mapping,
 * options) is one import as long as the earlier one stands. An Idempotency-Key is kept over the same. Throws `invalid_request` that names the field. */
export async function startImport(ctx: Context, request: Request, kinds: readonly ImportKind[]): Promise<Answer> {
  permit(ctx, 'import:create')
  const { fields, file } = await receiveUpload(request, env().DATA_DIR)
  try {
    const asked = readFields(fields, kinds)
    const store = async (inner: Context): Promise<Answer> => {
      const { id, isNew } = await storeImport(inner, asked, file)
      return { status: isNew ? 202 : 200, body: { id: String(id) } }
    }
    const key = request.headers.get('idempotency-key')
    return key === null
      ? await store(ctx)
      : await once(ctx, key, requestHash('POST', '/imports', identityOf(ctx, asked, file.sha256)), store)
  } finally {
    await rm(file.path, { force: true })
  }
}

/** Stores the import and moves the file to its place, both or neither. */
function storeImport(ctx: Context, asked: ImportRequest, file: Upload['file']): Promise<{ id: number; isNew: boolean }> {
  return ctx.db.tx(async (db) => {
    await holdUploads(db, file.sha256)
    await rename(file.path, uploadPath(env().DATA_DIR, file.sha256))
    const made = await insertImport(db, {
      kind: asked.kind.id,
      fileName: file.name,
      fileBytes: file.bytes,
      fileSha256: file.sha256,
      identityHash: identityOf(ctx, asked, file.sha256),
      mapping: asked.mapping,
      options: asked.options,
      requestedById: ctx.actor.userId,
    })
    if (made.isNew) {
      const detail = { kind: asked.kind.id, bytes: file.bytes, sha256: file.sha256, options: asked.options }
      await audit({ ...ctx, db }, { action: 'import.start', subjectType: 'import', subjectId: made.id, detail })
      await announce(db, 'import', made.id)
    } else if (!(await isFileNeeded(db, file.sha256))) await rm(uploadPath(env().DATA_DIR, file.sha256), { force: true })
    return made
  })
}

/** The same for the same kind, bytes, mapping and options in whatever order they were given. Whoever may import for a part of the company only
 * shares no import with others. */
function identityOf(ctx: Context, { kind, mapping, options }: ImportRequest, sha256: string): string {
  const own = permit(ctx, 'import:create').kind === 'all' ? null : ctx.actor.userId
  const sorted = (entries: object) => Object.entries(entries).sort(([left], [right]) => (left < right ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([kind.id, sha256, sorted(mapping), sorted(options), own]))
    .digest('hex')
}

export interface ListImportsInput {
  limit: number
  cursor: string | undefined
  kind: string | undefined
  status: string | undefined
}

/** Lists imports, the newest first: everybody's for whoever may read those of the whole company, else one's own. */
export function listImports(ctx: Context, { limit, cursor, kind, status }: ListImportsInput): Promise<Page<ImportRow>> {
  const requester = readerOf(ctx)
  return pageById({ limit, cursor, falling: true, filter: { kind, status }, now: ctx.now }, (window) =>
    listImportRows(ctx.db, {
      beforeId: window.startId,
      limit: window.limit + 1,
      requester,
      kind: kind ?? null,
      status: status ?? null,
    }),
  )
}

/** Answers one import. Throws `not_found` for another's when one may see only one's own. */
export async function getImport(ctx: Context, id: string): Promise<ImportRow> {
  return found(ctx, id, readerOf(ctx))
}

/** Applies an import that was looked at and is ready. Throws `conflict` when it is not. */
export async function applyImport(ctx: Context, id: string): Promise<ImportRow> {
  const row = await found(ctx, id, writerOf(ctx))
  return change(ctx, row, 'import.apply', async (db) => {
    if (!(await moveStatus(db, row.id, ['ready'], 'applying'))) return false
    await announce(db, 'import', row.id)
    return true
  })
}

/** Cancels an import: at once when it waits for being applied, else at the end of the chunk in progress; what is applied stays and can be reverted.
 * Throws `conflict` when it has ended. */
export async function cancelImport(ctx: Context, id: string): Promise<ImportRow> {
  const row = await found(ctx, id, writerOf(ctx))
  const after = await change(ctx, row, 'import.cancel', async (db) => {
    if (await moveStatus(db, row.id, ['ready'], 'cancelled')) return true
    if (!(await askCancel(db, row.id))) return false
    await announce(db, 'import', row.id)
    return true
  })
  if (after.status === 'cancelled') await forgetImport(ctx.db, env().DATA_DIR, after)
  return after
}

/** Takes back what an import created and changed, as far as nobody has changed or used it since. Throws `conflict` while it is under way or when it was taken
 * back, `rule_violated` after ninety days. */
export async function revertImport(ctx: Context, id: string): Promise<ImportRow> {
  const row = await found(ctx, id, writerOf(ctx))
  if (row.finishedAt !== null && ctx.now.getTime() - Date.parse(row.finishedAt) > REVERTIBLE_MS) {
    throw new AppError('rule_violated', {}, { detail: 'import.too_old_to_revert' })
  }
  return change(ctx, row, 'import.revert', async (db) => {
    if (!(await moveStatus(db, row.id, ['done', 'cancelled', 'failed'], 'reverting'))) return false
    await announce(db, 'import', row.id)
    return true
  })
}

async function change(
  ctx: Context,
  row: ImportRow,
  action: string,
  work: (db: Context['db']) => Promise<boolean>,
): Promise<ImportRow> {
  try {
    return await ctx.db.tx(async (db) => {
      if (!(await work(db))) throw new AppError('conflict', { status: row.status }, { detail: 'import.not_in_this_state' })
      await audit({ ...ctx, db }, { action, subjectType: 'import', subjectId: row.id })
      return found({ ...ctx, db }, String(row.id), null)
    })
  } catch (error) {
    // The same file was imported again meanwhile: only one of the two can stand.
    if (sqlStateOf(error) === '23505') throw new AppError('conflict', {}, { detail: 'import.same_file_stands', cause: error })
    throw error
  }
}

/** Whose imports the actor may see. */
function readerOf(ctx: Context): Requester {
  const scope = ctx.actor.permissions['import:read'] ?? permit(ctx, 'import:create')
  return scope.kind === 'all' ? null : ctx.actor.userId
}

/** Whose imports the actor may steer. */
function writerOf(ctx: Context): Requester {
  return permit(ctx, 'import:create').kind === 'all' ? null : ctx.actor.userId
}

async function found(ctx: Context, id: string, requester: Requester): Promise<ImportRow> {
  const parsed = parseRecordId(id)
  const row = 'id' in parsed ? await findImport(ctx.db, parsed.id, requester) : null
  if (row === null) throw new AppError('not_found', {})
  return row
}
