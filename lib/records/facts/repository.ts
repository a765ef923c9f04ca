import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { FactDefinition } from './definition.ts'
import { infoClasses, valueTypes } from './definition.ts'
import type { FactValue } from './value.ts'

const definitionRow = z.object({
  key: z.string(),
  infoClass: z.enum(infoClasses),
  valueType: z.enum(valueTypes),
  origin: z.enum(['built_in', 'custom']),
  labels: z.record(z.string(), z.string()),
  options: z.array(z.string()),
  active: z.boolean(),
  version: z.int(),
})

const definitionColumns = sql`k.key, k.info_class as "infoClass", k.value_type as "valueType", k.origin, k.labels, k.options, k.active, k.version`

/** Lists the whole dictionary by key. */
export function listDefinitions(db: Db): Promise<FactDefinition[]> {
  return db.rows(definitionRow, sql`select ${definitionColumns} from fact_key k order by k.key`)
}

/** Finds one key of the dictionary. */
export function findDefinition(db: Db, key: string): Promise<FactDefinition | null> {
  return db.row(definitionRow, sql`select ${definitionColumns} from fact_key k where k.key = ${key}`)
}

/** Adds built-in keys that are missing. */
export async function insertFactKeys(
  db: Db,
  facts: readonly Pick<FactDefinition, 'key' | 'infoClass' | 'valueType' | 'options'>[],
): Promise<void> {
  await db.execute(sql`
    insert into fact_key (key, info_class, value_type, options)
    select x.key, x.info_class, x.value_type, x.options::jsonb
    from unnest(${facts.map((fact) => fact.key)}::text[], ${facts.map((fact) => fact.infoClass)}::text[], ${facts.map((fact) => fact.valueType)}::text[],
      ${facts.map((fact) => JSON.stringify(fact.options))}::text[]) x (key, info_class, value_type, options)
    on conflict (key) do nothing`)
}

type NewKey = Pick<FactDefinition, 'key' | 'infoClass' | 'valueType' | 'labels' | 'options'>

/** Adds a key of the company's own; null when the name is taken. */
export function insertCustomKey(db: Db, key: NewKey): Promise<FactDefinition | null> {
  return db.row(
    definitionRow,
    sql`
    insert into fact_key as k (key, info_class, value_type, origin, labels, options)
    values (${key.key}, ${key.infoClass}, ${key.valueType}, 'custom', ${JSON.stringify(key.labels)}::jsonb, ${JSON.stringify(key.options)}::jsonb)
    on conflict (key) do nothing returning ${definitionColumns}`,
  )
}

/** Changes a key over the version that was read; null when somebody else was quicker. */
export function updateKey(
  db: Db,
  key: Pick<FactDefinition, 'key' | 'labels' | 'options' | 'active' | 'version'>,
): Promise<FactDefinition | null> {
  return db.row(
    definitionRow,
    sql`
    update fact_key k set labels = ${JSON.stringify(key.labels)}::jsonb, options = ${JSON.stringify(key.options)}::jsonb, active = ${key.active},
      version = k.version + 1
    where k.key = ${key.key} and k.version = ${key.version} returning ${definitionColumns}`,
  )
}

/** Counts, by key, the customers of whom a value is known; those merged into another count with it. Reads every customer once. */
export async function countKnownByKey(db: Db): Promise<Map<string, number>> {
  const rows = await db.rows(
    z.object({ key: z.string(), customers: z.int() }),
    sql`
    select e.key, count(*)::int4 as customers from customer c cross join lateral jsonb_object_keys(c.facts) e (key)
    where c.root_id = c.id and c.facts <> '{}' group by e.key`,
  )
  return new Map(rows.map(({ key, customers }) => [key, customers]))
}

const knownRow = z.object({
  key: z.string(),
  value: z.unknown(),
  method: z.string().nullable(),
  source: z.string().nullable(),
  confidence: z.number().nullable(),
  verifiedOn: z.string().nullable(),
  notedById: z.number().nullable(),
  notedByName: z.string().nullable(),
  notedAt: z.date().nullable(),
})
export type KnownFact = z.infer<typeof knownRow>

/** Lists what is known of a customer now, each with the latest note that said so, whichever of the merged customers it was written under. */
export function listKnown(db: Db, rootId: number): Promise<KnownFact[]> {
  return db.rows(
    knownRow,
    sql`
    select e.key, e.value, n.method, n.source, n.confidence, n.verified_on::text as "verifiedOn", n.noted_by_id as "notedById", u.name as "notedByName",
      n.noted_at as "notedAt"
    from customer r cross join lateral jsonb_each(r.facts) e
    left join lateral (
      select f.* from customer m join customer_fact f on f.customer_id = m.id
      where m.root_id = r.id and f.key = e.key and f.value = e.value order by f.id desc limit 1
    ) n on true
    left join app_user u on u.id = n.noted_by_id
    where r.id = ${rootId} order by e.key`,
  )
}

export interface FactNote {
  key: string
  value: FactValue | null
  infoClass: string
  method: string | null
  source: string | null
  confidence: number | null
  verifiedOn: string | null
  notedById: number
  notedAt: Date
}

/** Holds the facts of a customer until the transaction ends: nobody else notes one meanwhile. */
export async function lockFacts(db: Db, rootId: number): Promise<void> {
  await db.execute(sql`select from customer where id = ${rootId} for no key update`)
}

const idRow = z.object({ id: z.number() })

/** Appends to the history and sets, or with null removes, the current value; both in the running transaction. */
export async function noteFact(db: Db, rootId: number, note: FactNote): Promise<number> {
  const value = note.value === null ? null : JSON.stringify(note.value)
  // The customer's row first: of two notes at once the later in the history is the current value.
  await db.execute(sql`
    update customer set facts = case when ${value}::jsonb is null then facts - ${note.key}::text
      else facts || jsonb_build_object(${note.key}::text, ${value}::jsonb) end
    where id = ${rootId}`)
  const row = await db.row(
    idRow,
    sql`
    insert into customer_fact (customer_id, key, value, info_class, method, source, confidence, verified_on, noted_by_id, noted_at)
    values (${rootId}, ${note.key}, ${value}::jsonb, ${note.infoClass}, ${note.method}, ${note.source}, ${note.confidence}::float8,
      ${note.verifiedOn}::date, ${note.notedById}, ${note.notedAt}::timestamptz) returning id`,
  )
  return idRow.parse(row).id
}

const holdersRow = z.object({ ids: z.string(), count: z.int() })
type Holders = z.infer<typeof holdersRow>

/** Finds customers by a condition over `fact_value v`, anywhere in the company and in no order: at most so many rows are looked at. Ids come as the database writes an array, on
 * their way back into a statement; they mean nothing before a scope has been applied. */
export async function findHolders(db: Db, condition: Sql, most: number): Promise<Holders> {
  const found = await db.row(
    holdersRow,
    sql`
    select coalesce(array_agg(h.customer_id), '{}')::text as ids, count(*)::int4 as count
    from (select v.customer_id from fact_value v where ${condition} limit ${most}) h`,
  )
  return holdersRow.parse(found)
}

const valuesRow = z.object({ id: z.int(), facts: z.record(z.string(), z.unknown()) })

/** Reads the current values of some keys of customers by their ids; nobody has a row of whom none is known. */
export async function listValues(
  db: Db,
  ids: readonly number[],
  keys: readonly string[],
): Promise<Map<number, Record<string, unknown>>> {
  const rows = await db.rows(
    valuesRow,
    sql`
    select c.id, (select jsonb_object_agg(k.key, c.facts -> k.key) from unnest(${[...keys]}::text[]) k (key) where c.facts ? k.key) as facts
    from customer c where c.id = any(${[...ids]}::int[]) and c.facts ?| ${[...keys]}::text[]`,
  )
  return new Map(rows.map(({ id, facts }) => [id, facts]))
}
