import type { PoolClient } from 'pg'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { translate } from '../http/problem.ts'
import { Stopped, stoppable } from '../queue/stoppable.ts'
import type { Scope } from '../scope/scope.ts'
import { everything } from '../scope/scope.ts'
import { applyAll } from './apply-all.ts'
import type { ApplyInput } from './apply-input.ts'
import { ImportFailure } from './failure.ts'
import { uploadPath } from './files.ts'
import { forecast } from './forecast.ts'
import type { ImportRow, ImportStatus } from './import-row.ts'
import type { ImportKind } from './kind.ts'
import { Lease } from './lease.ts'
import { kindOfImport } from './own-columns.ts'
import { keepRefusedRows } from './refused-rows.ts'
import { forgetImport } from './remains.ts'
import { claimImport, findImport, markFailed, releaseLease, setStatus, validatedStatement } from './repository.ts'
import { beginRevert, revertChunk } from './revert.ts'
import { listReasons } from './row-errors.ts'
import { listWarnings } from './row-warnings.ts'
import { runOn } from './run-sql.ts'
import { linkSiblings } from './siblings.ts'
import { stageFile } from './stage.ts'
import { lastRowRead, rowsTable } from './tables.ts'
import { readCells } from './validate.ts'

/** What the engine needs of the rest of the product. */
export interface ImportWorkshop {
  db: Db
  kinds: readonly ImportKind[]
  dataDirectory: string
  /** Makes the context of the importer; null when that user may no longer act. */
  contextOf: (userId: number) => Promise<Context | null>
  /** Makes the context of the system, which takes back what may have been imported by somebody who is no longer there. */
  systemContext: () => Promise<Context>
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
    await endBadly(workshop, row, lease, error)
  } finally {
    lease.stop()
    await releaseLease(workshop.db, id, lease.owner)
  }
}

async function endBadly({ db, dataDirectory }: ImportWorkshop, row: ImportRow, lease: Lease, error: unknown): Promise<void> {
  if (error instanceof LeaseLost) return
  const known = error instanceof ImportFailure ? error : null
  if (known === null && translate(error).code === 'unavailable') throw error
  const ended = await markFailed(db, { id: row.id, owner: lease.owner }, known?.code ?? 'internal', known?.params ?? {})
  if (ended) await forgetImport(db, dataDirectory, row)
  if (known === null) throw error
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
    if (this.#row.status === 'reverting') return this.#revert()
    const input = await this.#input()
    if (this.#row.status !== 'applying') {
      if (await this.#cancelled()) return
      await this.#move('validating', 'reading')
      await this.#validateOrStop(input)
      if (await this.#cancelled()) return
      if (this.#row.options.dry_run) return this.#forecast(input)
    }
    await this.#apply(input)
  }

  async #input(): Promise<ApplyInput> {
    const ctx = await this.#shop.contextOf(this.#row.requestedById)
    const scope = ctx?.actor.permissions['import:create']
    if (ctx === null || scope === undefined) throw new ImportFailure('importer_not_allowed')
    return this.#inputOf(ctx, scope)
  }

  async #inputOf(actor: Context, scope: Scope): Promise<ApplyInput> {
    const ctx = { ...actor, db: this.#shop.db }
    const kind = await kindOfImport(ctx, this.#shop.kinds, this.#row)
    if (kind === undefined) throw new ImportFailure('kind_unknown', { kind: this.#row.kind })
    return { ctx, row: this.#row, kind, scope, owner: this.#lease.owner }
  }

  /** Reads the file, or stops in the middle of it when that was asked for: nothing of it is applied yet. */
  async #validateOrStop(input: ApplyInput): Promise<void> {
    const isAsked = async () => (await this.#current()).cancelAsked
    await stoppable(this.#shop.db, isAsked, ({ db }) => this.#validate(input, 0, db)).catch((error: unknown) => {
      if (!(error instanceof Stopped)) throw error
    })
  }

  /** Stages the file and reads its cells in one transaction; rows up to `after` are applied already. */
  #validate(input: ApplyInput, after: number, db: Db): Promise<void> {
    const { row, kind, ctx, scope } = input
    return db.bulk(async (client) => {
      await beginBulk(client, ctx.company.timeZone)
      const { plan, trimmed } = await stageFile(client, {
        importId: row.id,
        path: uploadPath(this.#shop.dataDirectory, row.fileSha256),
        kind,
        columns: { mapping: row.mapping, mappedOnly: row.options.mapped_only === true },
      })
      this.#check()
      const validation = { importId: row.id, kind, plan, trimmed, options: row.options, currency: ctx.company.currency, scope }
      await readCells(client, validation)
      this.#check()
      await listReasons(client, validation, after)
      await listWarnings(client, validation, after)
      await runOn(client, validatedStatement(row.id, plan, rowsTable(row.id)))
      this.#check()
      await client.query('commit')
    })
  }

  /** Looks at what applying would do, and leaves the import for somebody to decide. */
  async #forecast(input: ApplyInput): Promise<void> {
    const { db } = this.#shop
    await this.#move('validating', 'comparing')
    const end = await forecast(input, (await lastRowRead(db, this.#row.id)) ?? 0)
    if (end === 'lost') throw new LeaseLost()
    return this.#end(end === 'cancelled' ? 'cancelled' : 'ready')
  }

  async #apply(input: ApplyInput): Promise<void> {
    const { db } = this.#shop
    // What was just validated counts from the start; what another worker left goes on behind its last chunk.
    const row = await this.#current()
    await this.#move('applying', 'applying')
    // The tables are unlogged: after a crash of PostgreSQL they are empty, and are made from the file again.
    if (row.total > 0 && (await lastRowRead(db, row.id)) === null) await this.#validate(input, row.appliedThrough, db)
    const last = (await lastRowRead(db, row.id)) ?? 0
    const end = await applyAll(input, row.appliedThrough, last)
    if (end === 'lost') throw new LeaseLost()
    if (end === 'cancelled') {
      await keepRefusedRows(db, row.id)
      await this.#settle(input)
      return this.#end('cancelled')
    }
    if (!(await linkSiblings(input))) throw new LeaseLost()
    await this.#move('applying', 'refreshing')
    await keepRefusedRows(db, row.id)
    await this.#settle(input)
    await this.#end('done')
  }

  async #revert(): Promise<void> {
    const input = await this.#inputOf(await this.#shop.systemContext(), everything)
    // A revert that was killed counts what it leaves anew; what it took back stays counted.
    await this.#shop.db.execute(sql`
      update import set step = 'reverting',
        revert_report = '{"removed": 0, "restored": 0}' || coalesce(revert_report, '{}') || '{"changed_since": 0, "in_use": 0}'
      where id = ${this.#row.id} and lease_owner = ${this.#lease.owner}`)
    for (const state = beginRevert(); ; ) {
      this.#check()
      const end = await revertChunk(input, state)
      if (end === 'lost') throw new LeaseLost()
      if (end === 'finished') break
    }
    await this.#settle(input)
    await this.#end('reverted')
  }

  async #settle({ ctx, kind }: ApplyInput): Promise<void> {
    await kind.afterAll?.(ctx, this.#row.id)
    await this.#shop.settle(ctx)
    this.#check()
  }

  /** Cancels an import that nobody has begun to apply, when that was asked for. */
  async #cancelled(): Promise<boolean> {
    if (!(await this.#current()).cancelAsked) return false
    await this.#end('cancelled')
    return true
  }

  async #move(status: ImportStatus, step: string | null): Promise<ImportStatus> {
    const moved = await setStatus(this.#shop.db, { id: this.#row.id, owner: this.#lease.owner }, status, step)
    if (moved === null) throw new LeaseLost()
    return moved
  }

  /** Ends the work; what it needed is taken away, unless it still has to be applied. */
  async #end(status: ImportStatus): Promise<void> {
    const moved = await this.#move(status, null)
    if (moved !== 'ready') await forgetImport(this.#shop.db, this.#shop.dataDirectory, this.#row)
  }

  async #current(): Promise<ImportRow> {
    const row = await findImport(this.#shop.db, this.#row.id)
    if (row === null) throw new LeaseLost()
    return row
  }

  #check(): void {
    if (this.#lease.isLost) throw new LeaseLost()
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
