import { z } from 'zod'
import { AppError, isAppError } from '#lib/core/errors'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { recordId } from '../http/record-id.ts'
import { announce } from '../queue/announce.ts'
import { changeImport, findReadable, findSteerable, isOwn, readerOf } from './access.ts'
import { identityOf, remappedIdentityOf } from './identity.ts'
import type { ImportRow } from './import-row.ts'
import type { ImportKind } from './kind.ts'
import { findColumn } from './kind.ts'
import { findRemembered, remember } from './memory.ts'
import { offeredKind, offeredKinds } from './own-columns.ts'
import type { ImportRequest, Mapping } from './schema.ts'
import { readFields } from './schema.ts'
import { guessDateFormat, suggestMapping } from './suggest.ts'
import { dropTables } from './tables.ts'

/** What somebody says of the columns of a file. */
export const mapInput = z.strictObject({
  id: recordId,
  mapping: z.record(z.string(), z.strictObject({ column: z.string(), unreadable: z.literal('empty').optional() })),
  date_format: z.string().optional(),
  on_duplicate: z.enum(['update', 'skip', 'error']),
  create_missing_customers: z.boolean(),
})

/** Which column is which, as it is offered: what was said of this very file, what the company remembers of such files, or what the names suggest. */
export interface MappingTask {
  row: ImportRow
  /** With the columns that the company adds to it. */
  kind: ImportKind
  headings: readonly string[]
  /** Cells of a few rows in the order of the headings; null for whoever did not bring the file. */
  samples: readonly (readonly string[])[] | null
  mapping: Mapping
  dateFormat: string | null
  /** Who mapped such a file before; null where nobody did. */
  remembered: { by: string; at: string } | null
  /** An import of the same bytes that was applied before. */
  earlier: { id: number; at: string } | null
}

/** Answers what has to be known to map the columns of an import that waits for it. Throws `not_found`, and `conflict` when it does not wait. */
export async function getMappingTask(ctx: Context, id: string, kinds: readonly ImportKind[]): Promise<MappingTask> {
  const row = await findReadable(ctx, id)
  const shipped = kinds.find((candidate) => candidate.id === row.kind)
  if (row.status !== 'uploaded' || row.headings === null || shipped === undefined) throw notInThisState(row)
  const kind = await offeredKind(ctx, shipped)
  const { headings } = row
  const [samples, remembered, earlier] = await Promise.all([
    findSamples(ctx.db, row.id),
    findRemembered(ctx.db, row.kind, headings),
    findEarlier(ctx, row),
  ])
  const begun = Object.keys(row.mapping).length > 0
  const mapping =
    begun || remembered !== null ? stillOffered(kind, begun ? row.mapping : remembered?.mapping) : suggestMapping(kind, headings)
  const dateFormat = begun
    ? (row.options.date_format ?? null)
    : remembered === null
      ? guessDateFormat(kind, mapping, { headings, samples })
      : remembered.dateFormat
  return {
    row,
    kind,
    headings,
    samples: isOwn(ctx, row) ? samples : null,
    mapping,
    dateFormat,
    remembered: begun || remembered === null ? null : { by: remembered.usedBy, at: remembered.usedAt },
    earlier,
  }
}

/** Takes what somebody says of the columns, remembers it for the next such file, and has the file read as far as the preview. Throws `invalid_request` by the
 * name of our column, `conflict` when the import does not wait for it, or when the same file was imported in the same way before (`current` names that import). */
export async function mapImport(ctx: Context, input: z.output<typeof mapInput>, kinds: readonly ImportKind[]): Promise<void> {
  const row = await findSteerable(ctx, input.id)
  const { headings } = row
  if (row.status !== 'uploaded' || headings === null) throw notInThisState(row)
  const asked = readRequest(row, input, await offeredKinds(ctx, kinds))
  requireColumns(asked, headings)
  const identity = identityOf(ctx, asked, row.fileSha256)
  const dateFormat = asked.options.date_format ?? null
  try {
    await changeImport(ctx, row, 'import.map', async (db) => {
      const mapped = await db.execute(sql`
        update import set status = 'queued', mapping = ${JSON.stringify(asked.mapping)}::jsonb, options = ${JSON.stringify(asked.options)}::jsonb,
          identity_hash = ${identity}, updated_at = now()
        where id = ${row.id} and status = 'uploaded'`)
      if (mapped === 0) return false
      await remember(db, { kind: row.kind, headings }, { mapping: asked.mapping, dateFormat, userId: ctx.actor.userId })
      await announce(db, 'import', row.id)
      return true
    })
  } catch (error) {
    const same = isAppError(error) && error.detail === 'import.same_file_stands' ? await findStanding(ctx.db, identity) : null
    if (same === null) throw error
    throw new AppError('conflict', {}, { detail: 'import.same_file_imported', current: { id: String(same) }, cause: error })
  }
}

/** Goes back from the preview to the columns: what was read of the file is forgotten. Throws `conflict` when the import is not ready. */
export async function unmapImport(ctx: Context, id: string): Promise<ImportRow> {
  const row = await findSteerable(ctx, id)
  const after = await changeImport(ctx, row, 'import.unmap', async (db) => {
    const moved = await db.execute(sql`
      update import set status = 'uploaded', identity_hash = ${remappedIdentityOf(row.id)}, total = 0, rejected = 0, warnings = 0, notices = '[]',
        forecast = null, preview = null, step = null, headings = case when samples is not null then headings end, updated_at = now()
      where id = ${row.id} and status = 'ready' and (lease_until is null or lease_until < clock_timestamp())`)
    if (moved === 0) return false
    await db.execute(sql`delete from import_error where import_id = ${row.id}`)
    await announce(db, 'inspect', row.id)
    return true
  })
  await dropTables(ctx.db, row.id)
  return after
}

function readRequest(row: ImportRow, input: z.output<typeof mapInput>, kinds: readonly ImportKind[]): ImportRequest {
  const asked = readFields(
    {
      kind: row.kind,
      mapping: JSON.stringify(input.mapping),
      on_duplicate: input.on_duplicate,
      dry_run: 'true',
      create_missing_customers: String(input.create_missing_customers),
      ...(input.date_format === undefined ? {} : { date_format: input.date_format }),
    },
    kinds,
  )
  return { ...asked, options: { ...asked.options, mapped_only: true } }
}

/** What was said of columns before, without those of the company's own that are no longer in use. */
function stillOffered(kind: ImportKind, mapping: Mapping = {}): Mapping {
  return Object.fromEntries(Object.entries(mapping).filter(([name]) => findColumn(kind, name) !== undefined))
}

function requireColumns({ kind, mapping }: ImportRequest, headings: readonly string[]): void {
  const missing = kind.columns.filter(({ name, required }) => required === true && mapping[name] === undefined)
  const gone = Object.entries(mapping).filter(([, { column }]) => !headings.includes(column))
  const issues = [
    ...missing.map(({ name }) => ({ name, code: 'required', params: {} })),
    ...gone.map(([name]) => ({ name, code: 'invalid_value', params: {} })),
  ]
  if (issues.length > 0) throw new AppError('invalid_request', {}, { issues })
}

const notInThisState = (row: ImportRow) =>
  new AppError('conflict', { status: row.status }, { detail: 'import.not_in_this_state' })

async function findSamples(db: Db, id: number): Promise<string[][]> {
  const samples = z.object({ samples: z.array(z.array(z.string())) })
  return (await db.row(samples, sql`select coalesce(samples, '[]') as samples from import where id = ${id}`))?.samples ?? []
}

function findEarlier(ctx: Context, row: ImportRow): Promise<{ id: number; at: string } | null> {
  const requester = readerOf(ctx)
  return ctx.db.row(
    z.object({ id: z.int(), at: z.string() }),
    sql`
    select id, to_char(finished_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from import
    where kind = ${row.kind} and file_sha256 = ${row.fileSha256} and status = 'done' and id <> ${row.id}
      and (${requester}::int is null or requested_by_id = ${requester}) order by id desc limit 1`,
  )
}

async function findStanding(db: Db, identity: string): Promise<number | null> {
  const found = await db.row(
    z.object({ id: z.int() }),
    sql`select id from import where identity_hash = ${identity} and status not in ('failed', 'cancelled', 'reverted')`,
  )
  return found?.id ?? null
}
