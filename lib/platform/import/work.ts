import { rm } from 'node:fs/promises'
import type { PoolClient } from 'pg'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { translate } from '../http/problem.ts'
import type { Scope } from '../scope/scope.ts'
import type { ApplyInput } from './apply.ts'
import { applyChunk } from './apply.ts'
import { ImportFailure } from './failure.ts'
import { uploadPath } from './files.ts'
import type { ColumnPlan } from './header.ts'
import { holdUploads } from './held-uploads.ts'
import type { ImportKind } from './kind.ts'
import { Lease } from './lease.ts'
import type { ImportRow } from './repository.ts'
import { claimImport, findImport, isFileNeeded, markFailed, releaseLease, setStatus, validatedStatement } from './repository.ts'
import { beginRevert, revertChunk } from './revert.ts'
import { listReasons } from './row-errors.ts'
import { runOn } from './run-sql.ts'
import { linkSiblings } from './siblings.ts'
import { stageFile } from './stage.ts'
import { rowsName, rowsTable, stageName } from './tables.ts'
import { readCells } from './validate.ts'

/** What the engine needs of the rest of the product. */
export interface ImportWorkshop {
  db: Db
  kinds: readonly ImportKind[]
  dataDirectory: string
  /** Makes the context of the importer; null when that user may no longer act. */
  contextOf: (userId: number) => Promise<Context | null>
  /** Brings up to date what follows from the records, before an import may be called done. */
  settle: (ctx: Context) => Promise<void>
}

/** Works an import off until it is done, ready, cancelled, failed or reverted. Safe to call for any import at any time, from several workers: it takes a lease,
 * and goes on where the one before was killed. Throws only when the database is away; the import then waits for the next call. */
export async function workImport(workshop: ImportWorkshop, id: number): Promise<void> {
  const lease = new Lease(workshop.db, id)
  const row = await claimImport(workshop.db, id, lease.owner)
  if (row === null) return
  lease.keep()
  try {
    await new ImportWork(workshop, row, lease).run()
  } catch (error) {
    await endBadly(workshop, row, error)
  } finally {
    lease.stop()
    await releaseLease(workshop.db, id, lease.owner)
  }
}

async function endBadly({ db }: ImportWorkshop, row: ImportRow, error: unknown): Promise<void> {
  if (error instanceof LeaseLost) return
  if (error instanceof ImportFailure) {
    await markFailed(db, row.id, error.code, error.params)
    await dropTables(db, row.id)
    return
  }
  if (translate(error).code === 'unavailable') throw error
  await markFailed(db, row.id, 'internal', {})
  throw error
}

class LeaseLost extends Error {}

class ImportWork {
  readonly #shop: ImportWorkshop
  readonly #row: ImportRow
  readonly #lease: Lease

  constructor(shop: ImportWorkshop, row: ImportRow, lease: Lease) {
    this.#shop = shop
    this.#row = row
    this.#lease = lease
  }

  async run(): Promise<void> {
    const input = await this.#input()
    if (this.#row.status === 'reverting') return this.#revert(input)
    if (this.#row.status !== 'applying') {
      if (await this.#cancelled()) return
      await setStatus(this.#shop.db, this.#row.id, 'validating', 'reading')
      await this.#validate(input, 0)
      if (await this.#cancelled()) return
      if (this.#row.options.dry_run) return setStatus(this.#shop.db, this.#row.id, 'ready', null)
    }
    await this.#apply(input)
  }

  async #input(): Promise<ApplyInput> {
    const kind = this.#shop.kinds.find((candidate) => candidate.id === this.#row.kind)
    const ctx = await this.#shop.contextOf(this.#row.requestedById)
    if (kind === undefined) throw new ImportFailure('kind_unknown', { kind: this.#row.kind })
    const scope: Scope | undefined = ctx?.actor.permissions['import:create']
    if (ctx === null || scope === undefined) throw new ImportFailure('importer_not_allowed')
    return { ctx: { ...ctx, db: this.#shop.db }, row: this.#row, kind, scope, owner: this.#lease.owner }
  }

  /** Stages the file and reads its cells in one transaction; rows up to `after` are applied already. */
  #validate(input: ApplyInput, after: number): Promise<void> {
    const { row, kind, ctx, scope } = input
    return this.#shop.db.bulk(async (client) => {
      await beginBulk(client, ctx.company.timeZone)
      const plan: ColumnPlan = await stageFile(client, {
        importId: row.id,
        path: uploadPath(this.#shop.dataDirectory, row.fileSha256),
        kind,
        mapping: row.mapping,
      })
      this.#check()
      const validation = { importId: row.id, kind, plan, options: row.options, currency: ctx.company.currency, scope }
      await readCells(client, validation)
      this.#check()
      await listReasons(client, validation, after)
      await runOn(client, validatedStatement(row.id, plan.notices, rowsTable(row.id)))
      this.#check()
      await client.query('commit')
    })
  }

  async #apply(input: ApplyInput): Promise<void> {
    const { db } = this.#shop
    const { row } = this.#row.status === 'applying' ? input : { row: await this.#current() }
    await setStatus(db, row.id, 'applying', 'applying')
    // The tables are unlogged: after a crash of PostgreSQL they are empty, and are made from the file again.
    if (row.total > 0 && !(await isFilled(db, row.id))) await this.#validate(input, row.appliedThrough)
    const last = await lastRow(db, row.id)
    for (let after = row.appliedThrough; after < last; ) {
      const end = await applyChunk(input, after)
      if (end.kind === 'lost') throw new LeaseLost()
      if (end.kind === 'cancelled') return this.#cancel(input)
      after = end.through
    }
    if (!(await linkSiblings(input))) throw new LeaseLost()
    await setStatus(db, row.id, 'applying', 'refreshing')
    await this.#settle(input)
    await setStatus(db, row.id, 'done', null)
    await this.#clear()
  }

  async #cancel(input: ApplyInput): Promise<void> {
    await this.#settle(input)
    await setStatus(this.#shop.db, this.#row.id, 'cancelled', null)
    await this.#clear()
  }

  async #revert(input: ApplyInput): Promise<void> {
    // A revert that was killed counts what it leaves anew; what it took back stays counted.
    await this.#shop.db.execute(sql`
      update import set step = 'reverting', revert_report = coalesce(revert_report, '{}') || '{"changed_since": 0, "in_use": 0}' where id = ${this.#row.id}`)
    for (const state = beginRevert(); ; ) {
      this.#check()
      const end = await revertChunk(input, state)
      if (end === 'lost') throw new LeaseLost()
      if (end === 'finished') break
    }
    await this.#settle(input)
    await setStatus(this.#shop.db, this.#row.id, 'reverted', null)
    await this.#clear()
  }

  async #settle({ ctx, kind }: ApplyInput): Promise<void> {
    await kind.afterAll?.(ctx, this.#row.id)
    await this.#shop.settle(ctx)
    this.#check()
  }

  /** Cancels an import that nobody has begun to apply, when that was asked for. */
  async #cancelled(): Promise<boolean> {
    if (!(await this.#current()).cancelAsked) return false
    await setStatus(this.#shop.db, this.#row.id, 'cancelled', null)
    await this.#clear()
    return true
  }

  async #current(): Promise<ImportRow> {
    const row = await findImport(this.#shop.db, this.#row.id)
    if (row === null) throw new LeaseLost()
    return row
  }

  #check(): void {
    if (this.#lease.isLost) throw new LeaseLost()
  }

  #clear(): Promise<void> {
    return forgetImport(this.#shop.db, this.#shop.dataDirectory, this.#row)
  }
}

/** A transaction for work over a whole file: PostgreSQL looks now and then whether the worker still lives, so that a killed one leaves no lock behind. */
async function beginBulk(client: PoolClient, timeZone: string): Promise<void> {
  await client.query('begin')
  const settings = {
    client_connection_check_interval: '2s',
    work_mem: '96MB',
    maintenance_work_mem: '96MB',
    DateStyle: 'ISO, YMD',
    TimeZone: timeZone,
  }
  for (const [name, value] of Object.entries(settings)) await client.query('select set_config($1, $2, true)', [name, value])
}

async function isFilled(db: Db, id: number): Promise<boolean> {
  const table = await db.row(
    z.object({ there: z.boolean() }),
    sql`select to_regclass(${rowsName(id)}::text) is not null as there`,
  )
  if (table?.there !== true) return false
  const filled = await db.row(z.object({ filled: z.boolean() }), sql`select exists (select from ${rowsTable(id)}) as filled`)
  return filled?.filled === true
}

async function lastRow(db: Db, id: number): Promise<number> {
  if (!(await isFilled(db, id))) return 0
  const found = await db.row(z.object({ last: z.int() }), sql`select coalesce(max(row_no), 0) as last from ${rowsTable(id)}`)
  return found?.last ?? 0
}

/** Drops what stands of a file in the database beside the records. */
export async function dropTables(db: Db, id: number): Promise<void> {
  await db.bulk((client) => client.query(`drop table if exists ${stageName(id)}, ${rowsName(id)}`))
}

/** Takes away the cells and the file of an import that has ended: they hold what people wrote. The file stays while another import needs it. */
export async function forgetImport(
  db: Db,
  dataDirectory: string,
  { id, fileSha256 }: Pick<ImportRow, 'id' | 'fileSha256'>,
): Promise<void> {
  await dropTables(db, id)
  await db.tx(async (tx) => {
    await holdUploads(tx, fileSha256)
    if (!(await isFileNeeded(tx, fileSha256))) await rm(uploadPath(dataDirectory, fileSha256), { force: true })
  })
}
