import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'

/** How a cell is read. A text of at most `max` characters; `id` brings it to Unicode's composed form. */
export type CellType =
  | { type: 'text'; max: number; id?: true }
  /** `texts`: group of the catalogues with a word for each value; such a word, in any language, is read as the value. `own`: what the company calls a value. */
  | { type: 'one_of'; values: readonly string[]; texts?: string; own?: Readonly<Record<string, string>> }
  | { type: 'integer'; min: number; max: number }
  /** A decimal without a unit. */
  | { type: 'number' }
  | { type: 'boolean' }
  /** Decimal of the row's currency (of the company's where the kind has no currency column), kept in minor units. `positive`: nothing below 0. */
  | { type: 'money'; positive?: true }
  | { type: 'currency' }
  /** Decimal kilograms, at most three decimals, kept in grams. */
  | { type: 'grams' }
  /** A stamp or a day; a day is its first instant, or its last one. `alsoDay`: the row has the day in company time in `<name>_on`. */
  | { type: 'instant'; dayIs: 'first' | 'last'; alsoDay?: true }
  | { type: 'day' }
  /** Texts between semicolons. */
  | { type: 'tags' }
  /** Texts between semicolons, each once: at most `most` of at most `max` characters, and none but `values` where there are any. */
  | { type: 'list'; values: readonly string[]; most: number; max: number }
  /** Names a record of ours by `by`; the row then has its id in `<name>_id`. `reason` is what is said of one that is not there. `root` is the root customer of
   * the record `x`, as SQL: one outside the importer's scope is then not told apart from one that is not there. `orName`: the record's `name` will do as well where just one
   * of those `x`, as SQL, has it. */
  | { type: 'reference'; table: string; by: string; reason: string; fold?: 'lower'; root?: string; orName?: string }
  /** Names a customer within the importer's scope by its external id; the row has `customer_id` and `customer_outlet_id`. `creatable`:
   * create_missing_customers may make it. */
  | { type: 'customer'; creatable?: true }
  /** Names another record of the same kind by its `column`, perhaps one further down in the same file; `<name>_id` is its id once there. */
  | { type: 'sibling'; column: string; reason: string }

export type ReferenceType = Extract<CellType, { type: 'reference' }>

export interface ImportColumn {
  name: string
  type: CellType
  required?: true
  /** Of a column of the company's own what it is called: by its key, and by language. Others are named by the catalogues. */
  own?: { key: string; labels: Readonly<Record<string, string>> }
  /** The cell names a person: an error shows that it was there, never what it was. */
  personal?: true
  /** When the value that was read is hardly meant, as SQL over `r`, and what is said of it: a warning, the row counts. */
  doubt?: { when: string; reason: string }
  /** What the example row of the template has here, where that is the same in every language. */
  example?: string
  /** Words that the template offers for a text; others may be written. */
  offers?: (ctx: Context) => Promise<readonly string[]>
}

/** One column of the record: what a new record gets, and what an existing one gets (`coalesce(create, w.column)` when left out: an empty
 * cell leaves what is stored). Both are SQL over `r`, the row; `update` also over `w`, the record. */
export interface StoredColumn {
  column: string
  create: string
  update?: string
  /** The column holds an object of which an import sets single keys, and takes each back that still is as it was set; other keys are not its own. */
  keyed?: true
}

/** A reason to refuse a row, as SQL over `r` and, when the record exists, `w`. */
export interface Refusal {
  column: string
  reason: string
  when: string
}

/** A column of the record that takes the id of the record which a sibling cell names. `allowed` is SQL over the record `w` and the one named, `p`. */
export interface SiblingLink {
  cell: string
  column: string
  allowed?: string
}

export interface ChunkOfRows {
  importId: number
  /** Table of the rows that were read; the chunk's are those with row_no in (after, through] and `ok`. */
  rows: string
  after: number
  through: number
}

export interface ImportRun {
  ctx: Context
  db: Db
  chunk: ChunkOfRows
  createMissingCustomers: boolean
}

/** Beside `r` and `w`, SQL of a kind finds `company.currency`, and of the importer `importer.limited` (whether the scope is less than the company), `owner_id` and
 * `outlet_id` (the importer and his outlet when it is) and `owner_ids`, `outlet_ids` (the scope). */

/** What may be imported, as a value: how its columns are read, what makes a row the same record, and what is stored. The engine knows no
 * kind; the kinds stand with their modules. All SQL in it is fixed text of this code base, but for the names of `ofCompany`. */
export interface ImportKind {
  id: string
  table: string
  columns: readonly ImportColumn[]
  /** Columns of `r` that make two rows of a file the same record, as one SQL expression; null means never the same. */
  key: string
  /** When the record `w` is the one that the row `r` means. */
  match: string
  /** Joins that `match`, `create` and `update` need, from `r` and before `w`. */
  joins?: string
  stored: readonly StoredColumn[]
  /** The kind as a company has it: with its words for values, and with columns of its own, those named, in use or no longer; null for all in use. Names in SQL are
   * checked, and nothing else of the company's stands in it. */
  ofCompany?: (
    ctx: Context,
    names: readonly string[] | null,
  ) => Promise<Partial<Pick<ImportKind, 'columns' | 'stored' | 'refusals'>>>
  /** Root of the customer to whom an existing record belongs, as SQL over `w`: it must lie in the importer's scope. */
  rootOfRecord: string
  refusals?: readonly Refusal[]
  /** Sibling columns: the record's column that takes the id of the record named. */
  siblings?: readonly SiblingLink[]
  /** A text that TypeScript makes of cells of the row; it stands in `r.derived`. */
  derived?: { cells: readonly string[]; make: (cells: readonly (string | null)[]) => string }
  /** Rows of different chunks neither mean nor lock one and the same record before `afterChunk`, unless missing customers are made: two chunks may then be
   * written at once. */
  independentChunks?: true
  /** Runs in the chunk's transaction before the rows are written, and after. Afters run in the order of the chunks. */
  beforeChunk?: (run: ImportRun) => Promise<void>
  afterChunk?: (run: ImportRun) => Promise<void>
  /** SQL over `w` that says something hangs on the record, so that a revert leaves it. */
  isUsed?: string
  /** Runs in the transaction of each chunk that a revert takes back, with `of`, a text of the record `w`, of all that it restored or removed. */
  afterRevert?: { of: string; run: (ctx: Context, keys: string[]) => Promise<void> }
  /** Runs once after the last chunk, and after a revert. Must bear being run again. */
  afterAll?: (ctx: Context, importId: number) => Promise<void>
  /** Tables beside `table` whose rows an import makes, reverted by their created_import_id. */
  alsoMakes?: readonly { table: string; isUsed?: string }[]
}

export function findColumn(kind: ImportKind, name: string): ImportColumn | undefined {
  return kind.columns.find((column) => column.name === name)
}
