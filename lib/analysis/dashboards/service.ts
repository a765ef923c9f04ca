import { AppError } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { findText } from '#lib/platform/i18n/messages'
import type { RoleKey } from '#lib/platform/org/roles'
import { mayEver, permit } from '#lib/platform/scope/scope'
import { findChart } from '../gallery/gallery.ts'
import { readCards } from './dashboard.ts'
import { findReady, READY } from './ready.ts'
import type { DashboardRow, Reader, StoredDashboard } from './repository.ts'
import {
  findDashboardRow,
  findHome,
  insertDashboard,
  listDashboardRows,
  lockDashboard,
  lockOwnDashboards,
  markDeleted,
  storeHome,
  updateDashboard,
} from './repository.ts'
import type { Card, ChangeDashboardInput, CreateDashboardInput, Sharing } from './schema.ts'
import { MOST_CARDS } from './schema.ts'

/** So many pages somebody may have, and so many are shown, others' among them. */
export const MOST_DASHBOARDS = 50
const MOST_SHOWN = 200

/** A page as its reader gets it: a ready one has no owner and is changed by nobody. */
export interface Dashboard {
  /** The id, or the key of a ready one, as it stands in the address. */
  key: string
  id: number | null
  version: number
  name: string
  note: string
  owner: { id: number; name: string } | null
  shared: Sharing
  roles: readonly RoleKey[]
  cards: Card[]
  /** Charts that are no longer there and were left out. */
  dropped: number
  own: boolean
  mayChange: boolean
}

/** Lists the pages that the actor sees: the own ones, those shared with the actor, and the ready ones; and the one that the actor begins with. */
export async function listDashboards(
  ctx: Context,
): Promise<{ dashboards: Dashboard[]; ready: Dashboard[]; home: string | null }> {
  permit(ctx, 'analysis:read')
  const [rows, home] = await Promise.all([
    listDashboardRows(ctx.db, readerOf(ctx), MOST_SHOWN),
    findHome(ctx.db, ctx.actor.userId),
  ])
  const ready = READY.filter(({ permission }) => mayEver(ctx, permission)).map(({ key, cards }) => viewReady(ctx, key, cards))
  return { dashboards: rows.map((row) => view(ctx, row)), ready, home }
}

/** Answers a page by its id or the key of a ready one. Throws `not_found` for one that is not there or not shared with the actor. */
export async function getDashboard(ctx: Context, key: string): Promise<Dashboard> {
  permit(ctx, 'analysis:read')
  const ready = findReady(key)
  if (ready !== null) return viewReady(ctx, ready.key, ready.cards)
  const row = /^[1-9]\d{0,8}$/.test(key) ? await findDashboardRow(ctx.db, readerOf(ctx), Number(key)) : null
  if (row === null) throw new AppError('not_found', {})
  return view(ctx, row)
}

/** Answers the page that the actor begins with; null for none, and for one that is no longer there. */
export async function findHomeDashboard(ctx: Context): Promise<Dashboard | null> {
  if (!mayEver(ctx, 'analysis:read')) return null
  const key = await findHome(ctx.db, ctx.actor.userId)
  if (key === null) return null
  const { dashboards, ready } = await listDashboards(ctx)
  return [...dashboards, ...ready].find((one) => one.key === key) ?? null
}

/** Says how widely the actor may share: with roles or the whole company only who sees the whole company in analysis, or manages views; with the own outlet everybody. */
export function sharingsFor(ctx: Context): Sharing[] {
  const far = permit(ctx, 'analysis:read').kind === 'all' || mayEver(ctx, 'view:manage')
  return far ? ['private', 'outlet', 'roles', 'company'] : ['private', 'outlet']
}

/** Makes a page of the actor's own, and answers its id. Throws `rule_violated` for more than 50 pages, a chart that there is not, or a sharing beyond the actor's scope. */
export async function createDashboard(ctx: Context, input: CreateDashboardInput): Promise<{ id: number; version: number }> {
  permit(ctx, 'analysis:read')
  const { name, note: text = '', cards = [], shared = 'private', roles = [] } = input
  const page: StoredDashboard = { name, note: text, cards, shared, roles }
  return ctx.db.tx(async (db) => {
    const inside = { ...ctx, db }
    if ((await lockOwnDashboards(db, ctx.actor.userId)) >= MOST_DASHBOARDS)
      throw new AppError('rule_violated', { most: MOST_DASHBOARDS }, { detail: 'dashboard.too_many' })
    const stored = checked(inside, page, null)
    const id = await insertDashboard(db, ctx.actor.userId, stored)
    await note(inside, 'dashboard.create', id, { name: [null, stored.name], shared: [null, stored.shared] })
    return { id, version: 1 }
  })
}

/** Makes a copy of a page that the actor sees, private and under a name of its own. Throws as `getDashboard` and `createDashboard`. */
export async function copyDashboard(ctx: Context, key: string, name: string): Promise<{ id: number; version: number }> {
  const { cards, note: text } = await getDashboard(ctx, key)
  return createDashboard(ctx, { name, note: text, cards })
}

/** Changes a page: what it is called, its charts, whom it is shared with. Only its owner may, and of a shared one whoever manages views. Throws `conflict` for an older version. */
export async function changeDashboard(
  ctx: Context,
  id: number,
  { version, ...input }: ChangeDashboardInput,
): Promise<{ version: number }> {
  return ctx.db.tx(async (db) => {
    const inside = { ...ctx, db }
    const stored = await getToChange(inside, id, false)
    if (stored.version !== version) throw new AppError('conflict', {}, { detail: 'record.version_is_old' })
    const before = pageOf(stored)
    const after = checked(
      inside,
      {
        ...{ name: input.name ?? before.name, note: input.note ?? before.note, cards: input.cards ?? before.cards },
        ...{ shared: input.shared ?? before.shared, roles: input.roles ?? before.roles },
      },
      before,
    )
    await updateDashboard(db, id, after, ctx.now)
    const names = (['name', 'note', 'shared'] as const).filter((name) => before[name] !== after[name])
    const changed = Object.fromEntries(names.map((name) => [name, [before[name], after[name]]]))
    const charts = [before.cards, after.cards].map((cards) => cards.map(({ chart }) => chart).join(' '))
    await note(inside, 'dashboard.update', id, { ...changed, ...(charts[0] === charts[1] ? {} : { charts }) })
    return { version: version + 1 }
  })
}

/** Puts a chart of the gallery behind those of a page, and answers its version then. Throws as `changeDashboard`, and `rule_violated` for a page that is full. */
export async function addCard(
  ctx: Context,
  { id, version, chart, filters }: { id: number; version: number; chart: string; filters: Card['filters'] },
): Promise<{ version: number }> {
  const { cards } = await getDashboard(ctx, String(id))
  const numbers = cards.map(({ key }) => Number(key.replace(/^\D+/, '')) || 0)
  const added: Card = { key: `c${Math.max(0, ...numbers) + 1}`, chart, size: 'half', title: '', note: '', filters }
  if (cards.length >= MOST_CARDS) throw new AppError('rule_violated', { most: MOST_CARDS }, { detail: 'dashboard.full' })
  return changeDashboard(ctx, id, { version, cards: [...cards, added] })
}

/** Deletes a page; it can be had back. */
export async function deleteDashboard(ctx: Context, id: number): Promise<void> {
  await ctx.db.tx(async (db) => {
    const stored = await getToChange({ ...ctx, db }, id, false)
    await markDeleted(db, id, ctx.now, ctx.now)
    await note({ ...ctx, db }, 'dashboard.delete', id, { name: [stored.name, null] })
  })
}

/** Brings a deleted page back. */
export async function restoreDashboard(ctx: Context, id: number): Promise<void> {
  await ctx.db.tx(async (db) => {
    const stored = await getToChange({ ...ctx, db }, id, true)
    await markDeleted(db, id, null, ctx.now)
    await note({ ...ctx, db }, 'dashboard.restore', id, { name: [null, stored.name] })
  })
}

/** Keeps with which page the actor begins, by its key; null for none. It is a preference and is not noted. Throws `not_found` for a page that the actor does not see. */
export async function chooseHome(ctx: Context, key: string | null): Promise<void> {
  if (key !== null) await getDashboard(ctx, key)
  else permit(ctx, 'analysis:read')
  await storeHome(ctx.db, ctx.actor.userId, key)
}

/** Answers the id that a path names. Pages have no ids of other systems. Throws `not_found`. */
export function dashboardId(id: RecordId): number {
  if ('id' in id) return id.id
  throw new AppError('not_found', {})
}

const readerOf = (ctx: Context): Reader => ({
  userId: ctx.actor.userId,
  outletId: ctx.actor.outletId,
  roles: ctx.actor.roles,
  manages: mayEver(ctx, 'view:manage'),
})

function view(ctx: Context, row: DashboardRow): Dashboard {
  const { cards, dropped } = readCards(row.cards)
  const known = cards.filter(({ chart }) => findChart(chart) !== null)
  const own = row.ownerId === ctx.actor.userId
  return {
    ...{ key: String(row.id), id: row.id, version: row.version, name: row.name, note: row.note },
    owner: { id: row.ownerId, name: row.ownerName },
    ...{ shared: row.shared, roles: row.roles, cards: known, dropped: dropped + cards.length - known.length },
    ...{ own, mayChange: own || (row.shared !== 'private' && mayEver(ctx, 'view:manage')) },
  }
}

function viewReady(ctx: Context, key: string, cards: readonly Card[]): Dashboard {
  const text = (name: string) => findText(ctx.locale, `dashboards.ready.${key}.${name}`) ?? key
  return {
    ...{ key, id: null, version: 0, name: text('name'), note: text('note'), owner: null },
    ...{ shared: 'company', roles: [], cards: [...cards], dropped: 0, own: false, mayChange: false },
  }
}

const pageOf = (row: DashboardRow): StoredDashboard => ({
  ...{ name: row.name, note: row.note, shared: row.shared, roles: row.roles },
  cards: readCards(row.cards).cards.filter(({ chart }) => findChart(chart) !== null),
})

/** A page that the actor does not see is not there; one that is somebody else's may not be changed. */
async function getToChange(ctx: Context, id: number, deleted: boolean): Promise<DashboardRow> {
  permit(ctx, 'analysis:read')
  const row = await lockDashboard(ctx.db, readerOf(ctx), id, deleted)
  if (row === null) throw new AppError('not_found', {})
  if (!view(ctx, row).mayChange) throw new AppError('forbidden', { permission: 'view:manage' })
  return row
}

/** A page as it may be stored: charts that there are, and a sharing that the actor may choose or that stands already. */
function checked(ctx: Context, page: StoredDashboard, before: StoredDashboard | null): StoredDashboard {
  const unknown = page.cards.find(({ chart }) => findChart(chart) === null)
  if (unknown !== undefined) throw new AppError('rule_violated', { chart: unknown.chart }, { detail: 'dashboard.unknown_chart' })
  const asBefore = before !== null && before.shared === page.shared && before.roles.join() === page.roles.join()
  if (!asBefore && !sharingsFor(ctx).includes(page.shared))
    throw new AppError('rule_violated', {}, { detail: 'view.shared_too_far' })
  const roles = page.shared === 'roles' ? [...new Set(page.roles)] : []
  if (page.shared === 'roles' && roles.length === 0) throw new AppError('rule_violated', {}, { detail: 'dashboard.no_role' })
  return { ...page, roles }
}

function note(ctx: Context, action: string, id: number, detail: Record<string, unknown>): Promise<void> {
  return audit(ctx, { action, subjectType: 'dashboard', subjectId: id, detail })
}
