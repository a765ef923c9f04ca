import { rm } from 'node:fs/promises'
import { AppError } from '#lib/core/errors'
import type { Page } from '#lib/core/page'
import type { Context } from '../context.ts'
import { env } from '../env.ts'
import type { Answer } from '../http/idempotency.ts'
import { once, requestHash } from '../http/idempotency.ts'
import { pageById } from '../list/id-order.ts'
import { announce } from '../queue/announce.ts'
import { permit } from '../scope/scope.ts'
import { changeImport, findReadable, findSteerable, readerOf } from './access.ts'
import { forgetExpected } from './error-repository.ts'
import { identityOf } from './identity.ts'
import type { ImportRow } from './import-row.ts'
import type { ImportKind } from './kind.ts'
import { offeredKinds } from './own-columns.ts'
import { forgetImport } from './remains.ts'
import { askCancel, cancelWaiting, listImportRows, moveStatus, revertOnceMore } from './repository.ts'
import { readFields } from './schema.ts'
import { storeUpload } from './store.ts'
import { receiveUpload } from './upload.ts'

/** For so long an import can be reverted: what it replaced is kept until then. */
export const REVERTIBLE_MS = 90 * 86_400_000

/** Takes a file in and asks for its import. Answers 202 with the id of a new import, 200 with that of an earlier one: the same file (kind, bytes, mapping,
 * options) is one import as long as the earlier one stands. An Idempotency-Key is kept over the same. Throws `invalid_request` that names the field. */
export async function startImport(ctx: Context, request: Request, kinds: readonly ImportKind[]): Promise<Answer> {
  permit(ctx, 'import:create')
  const { fields, file } = await receiveUpload(request, env().DATA_DIR)
  try {
    const asked = readFields(fields, await offeredKinds(ctx, kinds))
    const store = async (inner: Context): Promise<Answer> => {
      const { id, isNew } = await storeUpload(inner, file, {
        ...asked,
        identityHash: identityOf(ctx, asked, file.sha256),
        job: 'import',
      })
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
  return findReadable(ctx, id)
}

/** Applies an import that was looked at and is ready. Throws `conflict` when it is not. */
export async function applyImport(ctx: Context, id: string): Promise<ImportRow> {
  const row = await findSteerable(ctx, id)
  return changeImport(ctx, row, 'import.apply', async (db) => {
    if (!(await moveStatus(db, row.id, ['ready'], 'applying'))) return false
    await forgetExpected(db, row.id)
    await announce(db, 'import', row.id)
    return true
  })
}

/** Cancels an import: at once when it waits for somebody, else at the end of the chunk in progress; what is applied stays and can be reverted.
 * Throws `conflict` when it has ended. */
export async function cancelImport(ctx: Context, id: string): Promise<ImportRow> {
  const row = await findSteerable(ctx, id)
  const after = await changeImport(ctx, row, 'import.cancel', async (db) => {
    if (await cancelWaiting(db, row.id)) return true
    if (!(await askCancel(db, row.id))) return false
    await announce(db, 'import', row.id)
    return true
  })
  if (after.status === 'cancelled') await forgetImport(ctx.db, env().DATA_DIR, after)
  return after
}

/** Whether an import was taken back but for what something else hung on. */
export function leftInUse({ status, revertReport }: Pick<ImportRow, 'status' | 'revertReport'>): boolean {
  return status === 'reverted' && (revertReport?.in_use ?? 0) > 0
}

/** Takes back what an import created and changed, as far as nobody has changed or used it since; once more where something was in use, as by a later import that
 * was taken back after it. Throws `conflict` while it is under way or when all was taken back, `rule_violated` after ninety days. */
export async function revertImport(ctx: Context, id: string): Promise<ImportRow> {
  const row = await findSteerable(ctx, id)
  if (row.finishedAt !== null && ctx.now.getTime() - Date.parse(row.finishedAt) > REVERTIBLE_MS) {
    throw new AppError('rule_violated', {}, { detail: 'import.too_old_to_revert' })
  }
  return changeImport(ctx, row, 'import.revert', async (db) => {
    const begun = leftInUse(row)
      ? await revertOnceMore(db, row.id)
      : await moveStatus(db, row.id, ['done', 'cancelled', 'failed'], 'reverting')
    if (!begun) return false
    await announce(db, 'import', row.id)
    return true
  })
}
