import { z } from 'zod'
import { AppError, invalidField } from '#lib/core/errors'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { RecordId } from '../http/record-id.ts'
import { permitWholeCompany } from '../scope/scope.ts'
import type { Outlet } from './outlets.ts'
import { isOutlet, outletColumns, outletRow, subtreeIds } from './outlets.ts'
import { livingOutlet } from './references.ts'
import { showOutlet } from './resource.ts'
import type { CreateOutletInput, UpdateOutletInput } from './schema.ts'

/** Adds an outlet below another. For whoever manages the outlets of the whole company. Throws `duplicate` for a code that is taken and `invalid_request` for a parent
 * that is not there or archived. */
export async function createOutlet(ctx: Context, input: CreateOutletInput): Promise<Outlet> {
  permitWholeCompany(ctx, 'outlet:manage')
  return ctx.db.tx(async (db) => {
    await holdTree(db)
    const parent = await livingOutlet(db, input.parent_id, 'parent_id')
    const created = await db.row(
      outletRow,
      sql`
      insert into outlet as o (external_id, name, kind, franchise, parent_id)
      values (${input.external_id}, ${input.name}, ${input.kind}, ${input.franchise}, ${parent.id})
      on conflict (external_id) do nothing returning ${outletColumns}`,
    )
    if (created === null) throw new AppError('duplicate', {}, { detail: 'org.code_taken' })
    const detail = { external_id: [null, created.externalId], name: [null, created.name], parent_id: [null, created.parentId] }
    await audit({ ...ctx, db }, { action: 'outlet.create', subjectType: 'outlet', subjectId: created.id, detail })
    return created
  })
}

/** Changes an outlet: its names and kind, where it hangs in the tree, and whether it is archived. For whoever manages the outlets of the whole company. Throws
 * `conflict` with the present outlet for an older version, `duplicate` for a code that is taken, `invalid_request` for a parent that is not there, archived or
 * below the outlet itself, and `rule_violated` for the root, and for archiving what people, customers or other outlets still hang on. */
export async function updateOutlet(ctx: Context, id: RecordId, input: UpdateOutletInput): Promise<Outlet> {
  permitWholeCompany(ctx, 'outlet:manage')
  return ctx.db.tx(async (db) => {
    await holdTree(db)
    const stored = await db.row(outletRow, sql`select ${outletColumns} from outlet o where ${isOutlet(id, sql`o`)} for update`)
    if (stored === null) throw new AppError('not_found', {})
    if (stored.version !== input.version)
      throw new AppError('conflict', {}, { detail: 'record.version_is_old', current: showOutlet(stored) })
    const next = {
      externalId: input.external_id ?? stored.externalId,
      name: input.name ?? stored.name,
      kind: input.kind ?? stored.kind,
      franchise: input.franchise ?? stored.franchise,
      parentId: input.parent_id === undefined ? stored.parentId : await parentOf(db, stored, input.parent_id),
      archived: input.archived ?? stored.archivedAt !== null,
    }
    if (next.archived && stored.archivedAt === null) await mayBeArchived(db, stored)
    if (!next.archived && stored.archivedAt !== null) await parentLives(db, next.parentId)
    const detail = changesOf(stored, next)
    if (Object.keys(detail).length === 0) return stored
    if (await isCodeOfAnother(db, stored.id, next.externalId)) throw new AppError('duplicate', {}, { detail: 'org.code_taken' })
    const changed = await db.row(
      outletRow,
      sql`
      update outlet o set external_id = ${next.externalId}, name = ${next.name}, kind = ${next.kind}, franchise = ${next.franchise}, parent_id = ${next.parentId},
        archived_at = case when ${next.archived} then coalesce(o.archived_at, now()) end, updated_at = now(), version = o.version + 1
      where o.id = ${stored.id} returning ${outletColumns}`,
    )
    const action = detail['archived'] === undefined ? 'outlet.update' : next.archived ? 'outlet.archive' : 'outlet.restore'
    await audit({ ...ctx, db }, { action, subjectType: 'outlet', subjectId: stored.id, detail })
    return outletRow.parse(changed)
  })
}

/** Two moves at once, each good by itself, could make a ring: the tree is changed by one after the other. */
async function holdTree(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('outlet_tree'))`)
}

async function parentOf(db: Db, outlet: Outlet, wanted: RecordId): Promise<number> {
  const parent = await livingOutlet(db, wanted, 'parent_id')
  if (outlet.parentId === null) throw new AppError('rule_violated', {}, { detail: 'org.root_stays' })
  if ((await subtreeIds(db, outlet.id)).includes(parent.id)) throw invalidField('parent_id', 'outlet_below_itself')
  return parent.id
}

const useRow = z.object({ outlets: z.int(), people: z.int(), customers: z.boolean() })

async function mayBeArchived(db: Db, outlet: Outlet): Promise<void> {
  if (outlet.parentId === null) throw new AppError('rule_violated', {}, { detail: 'org.root_stays' })
  const { id } = outlet
  const use = await db.row(
    useRow,
    sql`
    select (select count(*) from outlet where parent_id = ${id} and archived_at is null)::int4 as outlets,
      (select count(*) from app_user u where u.disabled_at is null
        and (u.outlet_id = ${id} or u.id in (select r.user_id from user_role r where r.outlet_id = ${id})))::int4 as people,
      exists (select from customer where outlet_id = ${id} and archived_at is null and root_id = id) as customers`,
  )
  if (use === null) return
  if (use.outlets + use.people > 0)
    throw new AppError('rule_violated', { outlets: use.outlets, people: use.people }, { detail: 'org.outlet_in_use' })
  if (use.customers) throw new AppError('rule_violated', {}, { detail: 'org.outlet_has_customers' })
}

async function parentLives(db: Db, parentId: number | null): Promise<void> {
  if (parentId !== null) await livingOutlet(db, { id: parentId }, 'parent_id')
}

async function isCodeOfAnother(db: Db, id: number, code: string): Promise<boolean> {
  const other = await db.row(z.object({ id: z.int() }), sql`select id from outlet where external_id = ${code} and id <> ${id}`)
  return other !== null
}

type Next = Pick<Outlet, 'externalId' | 'name' | 'kind' | 'franchise' | 'parentId'> & { archived: boolean }

function changesOf(stored: Outlet, next: Next): Record<string, [unknown, unknown]> {
  const pairs: Record<string, [unknown, unknown]> = {
    external_id: [stored.externalId, next.externalId],
    name: [stored.name, next.name],
    kind: [stored.kind, next.kind],
    franchise: [stored.franchise, next.franchise],
    parent_id: [stored.parentId, next.parentId],
    archived: [stored.archivedAt !== null, next.archived],
  }
  return Object.fromEntries(Object.entries(pairs).filter(([, [from, to]]) => from !== to))
}
