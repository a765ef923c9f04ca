import { AppError } from '#lib/core/errors'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { mayEver, permit } from '../scope/scope.ts'
import type { ViewedList } from './lists.ts'
import { viewedLists } from './lists.ts'
import type { Reader, ViewRow } from './repository.ts'
import {
  dropDeletedViews,
  findInitialView,
  insertView,
  isNameTaken,
  listOwnIds,
  listViewRows,
  lockOwnViews,
  lockView,
  markDeleted,
  storeInitialView,
  storeOrder,
  updateView,
} from './repository.ts'
import type { ChangeViewInput, SaveViewInput, Sharing } from './schema.ts'

/** So many views of one list somebody may have. */
export const MOST_VIEWS = 50
/** So many are shown, others' among them. */
const MOST_SHOWN = 200
/** For so long one that was deleted can be had back. */
const KEPT_DAYS = 30

/** A view as its reader gets it. */
export interface View extends ViewRow {
  own: boolean
  /** Whether the reader may change, share and delete it. */
  mayChange: boolean
}

/** Lists the views of a list that the actor sees, the own ones first in their order, and with which one the list opens (an id, the key of a built-in one, or null). */
export async function listViews(ctx: Context, list: ViewedList): Promise<{ views: View[]; initial: string | null }> {
  permit(ctx, viewedLists[list])
  const [rows, initial] = await Promise.all([
    listViewRows(ctx.db, readerOf(ctx), list, MOST_SHOWN),
    findInitialView(ctx.db, ctx.actor.userId, list),
  ])
  return { views: rows.map((row) => ({ ...row, own: isOwn(ctx, row), mayChange: mayChange(ctx, row) })), initial }
}

/** Says how widely the actor may share a view of a list: with the whole company only who sees all of it, or manages views. */
export function sharingsFor(ctx: Context, list: ViewedList): Sharing[] {
  const far = permit(ctx, viewedLists[list]).kind === 'all' || mayEver(ctx, 'view:manage')
  return far ? ['private', 'outlet', 'company'] : ['private', 'outlet']
}

/** Saves what a list shows under a name, and answers the view's id. Throws `duplicate` for a name that the actor has already, `rule_violated` for more than
 * 50 views or a sharing beyond the actor's scope. */
export async function saveView(ctx: Context, input: SaveViewInput): Promise<{ id: number }> {
  const { list, ...view } = input
  refuseSharing(ctx, list, view.shared)
  return ctx.db.tx(async (db) => {
    if ((await lockOwnViews(db, ctx.actor.userId, list)) >= MOST_VIEWS)
      throw new AppError('rule_violated', { most: MOST_VIEWS }, { detail: 'view.too_many' })
    await refuseTakenName(db, { id: 0, ownerId: ctx.actor.userId, list, name: view.name })
    const id = await insertView(db, ctx.actor.userId, list, view)
    await note({ ...ctx, db }, 'view.create', id, { list, name: [null, view.name], shared: [null, view.shared] })
    return { id }
  })
}

/** Changes what a view keeps, what it is called or whom it is shared with. Only its owner may, and of a shared one whoever manages views. Throws `conflict`
 * for an older version. */
export async function changeView(ctx: Context, input: ChangeViewInput): Promise<{ version: number }> {
  return ctx.db.tx(async (db) => {
    const stored = await getToChange({ ...ctx, db }, input.id, false)
    if (stored.version !== input.version) throw new AppError('conflict', {}, { detail: 'record.version_is_old' })
    const { name = stored.name, query = stored.query, columns = stored.columns, shared = stored.shared } = input
    if (shared !== stored.shared) refuseSharing(ctx, stored.list, shared)
    await lockOwnViews(db, stored.ownerId, stored.list)
    await refuseTakenName(db, { ...stored, name })
    await updateView(db, stored.id, { name, query, columns, shared }, ctx.now)
    await note({ ...ctx, db }, 'view.update', stored.id, changesOf(stored, { name, query, columns, shared }))
    return { version: stored.version + 1 }
  })
}

/** Deletes a view; for a month it can be had back. */
export async function deleteView(ctx: Context, id: number): Promise<void> {
  await ctx.db.tx(async (db) => {
    const stored = await getToChange({ ...ctx, db }, id, false)
    await markDeleted(db, id, ctx.now, ctx.now)
    await note({ ...ctx, db }, 'view.delete', id, { list: stored.list, name: [stored.name, null] })
  })
}

/** Brings a deleted view back. Throws `duplicate` when its owner has given the name to another one meanwhile. */
export async function restoreView(ctx: Context, id: number): Promise<void> {
  await ctx.db.tx(async (db) => {
    const stored = await getToChange({ ...ctx, db }, id, true)
    await lockOwnViews(db, stored.ownerId, stored.list)
    await refuseTakenName(db, stored)
    await markDeleted(db, id, null, ctx.now)
    await note({ ...ctx, db }, 'view.restore', id, { list: stored.list, name: [null, stored.name] })
  })
}

/** Moves one of the actor's own views up or down among them; at an end it stays. The order is a preference and is not noted. */
export async function moveView(ctx: Context, id: number, step: 'up' | 'down'): Promise<void> {
  await ctx.db.tx(async (db) => {
    const stored = await getToChange({ ...ctx, db }, id, false)
    if (!isOwn(ctx, stored)) throw new AppError('not_found', {})
    await lockOwnViews(db, ctx.actor.userId, stored.list)
    const ids = await listOwnIds(db, ctx.actor.userId, stored.list)
    const from = ids.indexOf(id)
    const to = Math.min(Math.max(from + (step === 'up' ? -1 : 1), 0), ids.length - 1)
    ids.splice(to, 0, ...ids.splice(from, 1))
    await storeOrder(db, ids)
  })
}

/** Keeps with which view a list opens for the actor: an id, the key of a built-in one, or null for none. It is a preference and is not noted; one that is no longer there
 * counts for nothing. */
export async function setInitialView(ctx: Context, list: ViewedList, view: string | null): Promise<void> {
  permit(ctx, viewedLists[list])
  await storeInitialView(ctx.db, ctx.actor.userId, list, view)
}

/** Answers with which view a list opens for the actor, or null. */
export function getInitialView(ctx: Context, list: ViewedList): Promise<string | null> {
  permit(ctx, viewedLists[list])
  return findInitialView(ctx.db, ctx.actor.userId, list)
}

/** Forgets views that were deleted long ago; for a daily job. */
export function forgetDeletedViews(db: Db): Promise<number> {
  return dropDeletedViews(db, KEPT_DAYS)
}

interface StoredView extends ViewRow {
  list: ViewedList
}

const readerOf = (ctx: Context): Reader => ({
  userId: ctx.actor.userId,
  outletId: ctx.actor.outletId,
  manages: mayEver(ctx, 'view:manage'),
})
const isOwn = (ctx: Context, view: ViewRow) => view.ownerId === ctx.actor.userId
const mayChange = (ctx: Context, view: ViewRow) => isOwn(ctx, view) || (view.shared !== 'private' && mayEver(ctx, 'view:manage'))

/** A view that the actor does not see is not there; one that is somebody else's may not be changed. */
async function getToChange(ctx: Context, id: number, deleted: boolean): Promise<StoredView> {
  const row = await lockView(ctx.db, readerOf(ctx), id, deleted)
  if (row === null || !isViewed(row)) throw new AppError('not_found', {})
  permit(ctx, viewedLists[row.list])
  if (!mayChange(ctx, row)) throw new AppError('forbidden', { permission: 'view:manage' })
  return row
}

const isViewed = (row: ViewRow): row is StoredView => Object.hasOwn(viewedLists, row.list)

function refuseSharing(ctx: Context, list: ViewedList, shared: Sharing): void {
  if (!sharingsFor(ctx, list).includes(shared)) throw new AppError('rule_violated', {}, { detail: 'view.shared_too_far' })
}

async function refuseTakenName(db: Db, view: { id: number; ownerId: number; list: string; name: string }): Promise<void> {
  if (!(await isNameTaken(db, view))) return
  const issues = [{ name: 'name', code: 'view_name_taken', params: {} }]
  throw new AppError('duplicate', {}, { detail: 'view.name_taken', issues })
}

type Kept = Pick<ViewRow, 'name' | 'query' | 'columns' | 'shared'>

function changesOf(before: Kept, after: Kept): Record<string, unknown> {
  const names = ['name', 'query', 'columns', 'shared'] as const
  const changed = names.filter((name) => String(before[name]) !== String(after[name]))
  return Object.fromEntries(changed.map((name) => [name, [before[name], after[name]]]))
}

function note(ctx: Context, action: string, id: number, detail: Record<string, unknown>): Promise<void> {
  return audit(ctx, { action, subjectType: 'saved_view', subjectId: id, detail })
}
