import type { PoolClient } from 'pg'
import type { Sql } from '../db/sql.ts'
import { fixedSql, identifier, join, sql } from '../db/sql.ts'
import { inScope } from '../scope/render.ts'
import type { Scope } from '../scope/scope.ts'
import type { Reading } from './cell-sql.ts'
import { decimalsOf, sqlTypeOf, valueOfCell } from './cell-sql.ts'
import { parseDateFormat } from './date-format.ts'
import type { ColumnPlan, ReadColumn } from './header.ts'
import type { CellType, ImportColumn, ImportKind, ReferenceType } from './kind.ts'
import { runOn } from './run-sql.ts'
import type { ImportOptions } from './schema.ts'
import { rowsName, rowsTable, stageTable } from './tables.ts'

export interface ValidateInput {
  importId: number
  kind: ImportKind
  plan: ColumnPlan
  /** Whether no cell of the file begins or ends with a blank. */
  trimmed: boolean
  options: ImportOptions
  currency: string
  /** Customers that the importer may write to. */
  scope: Scope
}

/** What counts as nothing at the ends of a cell. */
const blanks = ' \t\r\n\u00a0\u3000\ufeff'

/** Reads every cell of a staged file at once: makes the table of rows (`r`), where `ok` says that a row can be applied, and bit i of `unreadable`, `missing`
 * and `unknown` says what is wrong with column i of the kind. Of two good rows with one key the later stays. In the transaction of `client`, whose time
 * zone is the company's. */
export async function readCells(client: PoolClient, input: ValidateInput): Promise<void> {
  const name = rowsName(input.importId)
  await client.query(`drop table if exists ${name}`)
  await runOn(client, rowsStatement(input))
  await client.query(`alter table ${name} set (autovacuum_enabled = false)`)
  await client.query(`create unique index on ${name} (row_no)`)
  await runOn(client, supersede(input))
  for (const read of input.plan.read)
    if (read.column.type.type === 'sibling') await refuseOrphans(client, input, read, read.column.type.column)
  await client.query(`analyze ${name}`)
}

/** Refuses rows that name a row of the file that is itself refused, and those that name these, until none is left. */
async function refuseOrphans(
  client: PoolClient,
  { importId, kind }: ValidateInput,
  read: ReadColumn,
  keyColumn: string,
): Promise<void> {
  const rows = rowsTable(importId)
  const id = identifier(`${read.column.name}_id`)
  const statement = sql`
    update ${rows} p set ok = false, unknown = p.unknown | ${bitOf(kind, read.column)}::int8
    where p.ok and p.${named(read.column)} is not null and p.${id} is null
      and not exists (select from ${rows} q where q.ok and q.${identifier(keyColumn)} = p.${named(read.column)})`
  while ((await runOn(client, statement)) > 0);
}

function supersede({ importId, kind }: ValidateInput): Sql {
  const rows = rowsTable(importId)
  return sql`
    with keyed as materialized (select r.row_no, ${fixedSql(kind.key)} as key from ${rows} r where r.ok),
    twice as (select key, max(row_no) as last from keyed where key is not null group by key having count(*) > 1)
    update ${rows} p set ok = false, superseded = true, superseded_by = t.last
    from keyed k join twice t on t.key = k.key and k.row_no < t.last
    where p.row_no = k.row_no`
}

/** The trimmed text of a cell of the staging table `s`; null when nothing is in it. */
export const cellOf = (read: ReadColumn): Sql => sql`nullif(btrim(s.${identifier(`c${read.position}`)}, ${blanks}), '')`

const wholeCell = (read: ReadColumn): Sql => sql`nullif(s.${identifier(`c${read.position}`)}, '')`

/** How the cells of a file are read; `currencyCell` answers the row's currency where the file has a column for it. */
export function readingOf(input: ValidateInput, currencyCell: (read: ReadColumn) => Sql): Reading {
  const currency = input.plan.read.find((read) => read.column.type.type === 'currency')
  const decimals = decimalsOf(input.currency, currency === undefined ? null : currencyCell(currency))
  const format = input.options.date_format === undefined ? null : parseDateFormat(input.options.date_format)
  return { ...decimals, dateFormat: format }
}

/** Bit of a column in the masks of the table of rows. */
export const bitOf = (kind: ImportKind, column: ImportColumn): number => 2 ** kind.columns.indexOf(column)

const raw = (column: ImportColumn) => identifier(`k_${column.name}`)
const named = (column: ImportColumn) => identifier(column.name)

/** Three layers, each computed once a row (offset '0' keeps the planner from folding them): cells, values, masks. */
function rowsStatement(input: ValidateInput): Sql {
  const { kind, plan, importId } = input
  const reading = readingOf(input, (read) => sql`c.${raw(read.column)}`)
  const cells = plan.read.map((read) => sql`${input.trimmed ? wholeCell(read) : cellOf(read)} as ${raw(read.column)}`)
  const hasCurrency = plan.read.some((read) => read.column.type.type === 'currency')
  const perRow: Reading = hasCurrency ? { ...reading, exponent: sql`k.exponent`, factor: sql`k.factor` } : reading
  const decimals = hasCurrency ? sql`, ${reading.exponent} as exponent, ${reading.factor} as factor` : sql``
  const values = plan.read.flatMap(({ column }) => {
    const cell = sql`k.${raw(column)}`
    return [sql`${cell}`, sql`${valueOfCell(column.type, cell, perRow)} as ${named(column)}`]
  })
  const references = plan.read.filter((read) => isReference(read.column.type))
  const finders = references.map((read, index) => finderOf(read, index, input))
  return sql`
    create unlogged table ${rowsTable(importId)} as
    select v.row_no, v.fault, ${join(columnsOf(kind, plan, finders))}, null::text as derived, false as superseded, null::int as superseded_by,
      v.unreadable, v.missing, ${union(finders.map((finder) => finder.unknown))} as unknown,
      v.fault is null and v.unreadable & ~${softBits(kind, plan)}::int8 = 0 and v.missing = 0 and ${union(finders.map((finder) => finder.unknown))} = 0 as ok
    from (
      select v.*, ${union(plan.read.map((read) => unreadableBit(kind, read)))} as unreadable, ${union(missingBits(kind, plan))} as missing
      from (
        select k.row_no, k.fault, ${join(values)}
        from (select c.*${decimals} from (select s.row_no, s.fault, ${join(cells)} from ${stageTable(importId)} s offset '0') c offset '0') k
        offset '0'
      ) v offset '0'
    ) v
    ${join([sql``, ...finders.map((finder) => finder.from)], ' ')}`
}

function columnsOf(kind: ImportKind, plan: ColumnPlan, finders: readonly Finder[]): Sql[] {
  return kind.columns.flatMap((column) => {
    const present = plan.read.some((read) => read.column === column)
    const value = present ? sql`v.${named(column)}` : sql`null::${fixedSql(sqlTypeOf(column.type))} as ${named(column)}`
    const found = finders.find((finder) => finder.column === column)
    const extra: Sql[] = []
    if (column.type.type === 'instant' && column.type.alsoDay === true) {
      extra.push(sql`${present ? sql`v.${named(column)}::date` : sql`null::date`} as ${identifier(`${column.name}_on`)}`)
    }
    if (column.type.type === 'customer') {
      const alias = found === undefined ? null : found.alias
      extra.push(sql`${alias === null ? sql`null::int` : sql`${alias}.id`} as customer_id`)
      extra.push(sql`${alias === null ? sql`null::int` : sql`${alias}.outlet_id`} as customer_outlet_id`)
    } else if (isReference(column.type)) {
      extra.push(sql`${found === undefined ? sql`null::int` : sql`${found.alias}.id`} as ${identifier(`${column.name}_id`)}`)
    }
    return [value, ...extra]
  })
}

const isReference = (type: CellType) => type.type === 'reference' || type.type === 'customer' || type.type === 'sibling'

interface Finder {
  column: ImportColumn
  alias: Sql
  from: Sql
  /** Bit of the column when the text names nothing, else 0. */
  unknown: Sql
}

function finderOf(read: ReadColumn, index: number, input: ValidateInput): Finder {
  const { column } = read
  const { type } = column
  const alias = identifier(`f${index}`)
  const value = sql`v.${named(column)}`
  const bit = bitOf(input.kind, column)
  const when = (condition: Sql) =>
    sql`case when ${value} is not null and ${alias}.id is null and ${condition} then ${bit}::int8 else 0 end`
  if (type.type === 'reference') {
    return {
      column,
      alias,
      from: sql`left join ${referred(type, input.scope)} ${alias} on ${alias}.key = ${value}`,
      unknown: when(sql`true`),
    }
  }
  if (type.type === 'sibling') {
    const own = input.plan.read.find((other) => other.column.name === type.column)
    const inFile = identifier(`g${index}`)
    const keys =
      own === undefined
        ? sql`select null::text as key`
        : sql`select distinct ${cellOf(own)} as key from ${stageTable(input.importId)} s`
    return {
      column,
      alias,
      from: sql`left join (select w.id, w.${identifier(type.column)} as key from ${identifier(input.kind.table)} w
          where ${inScope(input.scope, fixedSql(input.kind.rootOfRecord))}) ${alias} on ${alias}.key = ${value}
        left join (${keys}) ${inFile} on ${inFile}.key = ${value}`,
      unknown: when(sql`${inFile}.key is null`),
    }
  }
  const creates = type.type === 'customer' && type.creatable === true && input.options.create_missing_customers
  // One that stands outside the importer's scope is not missing, and is not told apart from one that is.
  const missing = creates ? sql`exists (select from customer x where x.external_id = ${value})` : sql`true`
  return {
    column,
    alias,
    from: sql`left join (select x.external_id, x.id, x.outlet_id from customer x where ${inScope(input.scope, sql`x.root_id`)}) ${alias}
      on ${alias}.external_id = ${value}`,
    unknown: when(missing),
  }
}

/** The records that cells of a column may name, by their code (`key`) and, where one alone has it, by their name. */
function referred(type: ReferenceType, scope: Scope): Sql {
  const table = identifier(type.table)
  const within = type.root === undefined ? sql`true` : inScope(scope, fixedSql(type.root))
  const byCode = sql`select x.id, x.${identifier(type.by)} as key from ${table} x where ${within}`
  if (type.orName === undefined) return sql`(${byCode})`
  const name = nameOf(type, 'x')
  return sql`(${byCode} union all
    select min(x.id), ${name} from ${table} x where ${fixedSql(type.orName)} and not exists (select from ${table} y where y.${identifier(type.by)} = ${name})
    group by ${name} having count(*) = 1)`
}

const nameOf = (type: ReferenceType, alias: 'x'): Sql =>
  type.fold === 'lower' ? sql`lower(${fixedSql(alias)}.name)` : sql`${fixedSql(alias)}.name`

/** Whether several records have the name that stands in `cell`, so that it names none of them. */
export function namesSeveral(type: ReferenceType, cell: Sql): Sql {
  if (type.orName === undefined) return sql`false`
  const wanted = type.fold === 'lower' ? sql`lower(${cell})` : cell
  return sql`(select count(*) from ${identifier(type.table)} x where ${fixedSql(type.orName)} and ${nameOf(type, 'x')} = ${wanted}) > 1`
}

function unreadableBit(kind: ImportKind, { column }: ReadColumn): Sql {
  return sql`case when v.${raw(column)} is not null and v.${named(column)} is null then ${bitOf(kind, column)}::int8 else 0 end`
}

function missingBits(kind: ImportKind, plan: ColumnPlan): Sql[] {
  return plan.read
    .filter((read) => read.column.required === true)
    .map(({ column, unreadableIsEmpty }) => {
      const nothing = unreadableIsEmpty ? sql`v.${named(column)} is null` : sql`v.${raw(column)} is null`
      return sql`case when ${nothing} then ${bitOf(kind, column)}::int8 else 0 end`
    })
}

/** Columns whose unreadable cells count as empty. */
export function softBits(kind: ImportKind, plan: ColumnPlan): number {
  return plan.read.filter((read) => read.unreadableIsEmpty).reduce((sum, read) => sum + bitOf(kind, read.column), 0)
}

function union(bits: readonly Sql[]): Sql {
  return bits.length === 0 ? sql`0::int8` : sql`(${join([...bits], ' | ')})`
}
