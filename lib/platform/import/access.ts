import { AppError } from '#lib/core/errors'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { sqlStateOf } from '../db/error-state.ts'
import { parseRecordId } from '../http/record-id.ts'
import { permit } from '../scope/scope.ts'
import type { ImportRow } from './import-row.ts'
import type { Requester } from './repository.ts'
import { findImport } from './repository.ts'

/** Whose imports the actor may see: everybody's (null) or one's own. */
export function readerOf(ctx: Context): Requester {
  const scope = ctx.actor.permissions['import:read'] ?? permit(ctx, 'import:create')
  return scope.kind === 'all' ? null : ctx.actor.userId
}

/** Answers an import that the actor may see. Throws `not_found`. */
export function findReadable(ctx: Context, id: string): Promise<ImportRow> {
  return found(ctx, id, readerOf(ctx))
}

/** Answers an import that the actor may steer. Throws `not_found`. */
export function findSteerable(ctx: Context, id: string): Promise<ImportRow> {
  return found(ctx, id, permit(ctx, 'import:create').kind === 'all' ? null : ctx.actor.userId)
}

/** Whether the file is the reader's own: whoever brought it has seen what is in it. */
export const isOwn = (ctx: Context, row: Pick<ImportRow, 'requestedById'>): boolean => row.requestedById === ctx.actor.userId

/** Does what moves an import on, with its audit event, in one transaction, and answers the import as it is then. `work` answers false when the import is not in a
 * state for it. Throws `conflict` then, and when another import of the same file stands. */
export async function changeImport(
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

async function found(ctx: Context, id: string, requester: Requester): Promise<ImportRow> {
  const parsed = parseRecordId(id)
  const row = 'id' in parsed ? await findImport(ctx.db, parsed.id, requester) : null
  if (row === null) throw new AppError('not_found', {})
  return row
}
