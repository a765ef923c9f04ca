import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { CUSTOMER_KINDS } from '../classification/columns.ts'
import type { FittedSeason } from './season.ts'

export const seasonLevels = ['company', 'kind', 'industry'] as const
export type SeasonLevel = (typeof seasonLevels)[number]

const sumRow = z.object({
  industry: z.string().nullable(),
  kind: z.enum(CUSTOMER_KINDS),
  month: z.string(),
  shipments: z.number(),
})
export type KindMonth = z.infer<typeof sumRow>

/** Adds kept months up by industry and kind of customer, from one month on, up to and without another. Archived customers count: they shipped. */
export function sumKindMonths(db: Db, from: Day, to: Day): Promise<KindMonth[]> {
  return db.rows(
    sumRow,
    sql`
    select c.industry, c.kind, m.month::text as month, sum(m.shipments) as shipments
    from customer_month m join customer c on c.id = m.customer_id
    where m.month >= ${from}::date and m.month < ${to}::date and m.shipments > 0
    group by c.industry, c.kind, m.month order by m.month`,
  )
}

const reachRow = z.object({ first: z.string().nullable(), last: z.string().nullable() })

/** Answers the first and the last day on which anything was shipped within some months; null where nothing was. */
export async function shippedBetween(db: Db, from: Day, to: Day): Promise<{ first: Day | null; last: Day | null }> {
  const row = await db.row(
    reachRow,
    sql`
    select min(m.month + (length(trim(leading '0' from (m.days & -m.days)::bit(31)::text)) - 1))::text as first,
      max(m.month + (length(trim(leading '0' from m.days::bit(31)::text)) - 1))::text as last
    from customer_month m where m.month >= ${from}::date and m.month < ${to}::date and m.days <> 0`,
  )
  return row ?? { first: null, last: null }
}

const countRow = z.object({ industry: z.string().nullable(), kind: z.enum(CUSTOMER_KINDS), customers: z.number() })

/** Counts customers by industry and kind, neither merged away nor archived. */
export function countKinds(db: Db): Promise<z.infer<typeof countRow>[]> {
  return db.rows(
    countRow,
    sql`
    select c.industry, c.kind, count(*) as customers from customer c where c.root_id = c.id and c.archived_at is null group by c.industry, c.kind`,
  )
}

export interface SeasonRow extends FittedSeason {
  level: SeasonLevel
  name: string
  customers: number
  from: Day
  to: Day
  /** False for less than a year of records: the same all year round. */
  known: boolean
  /** By month, in order. */
  indexes: readonly { month: Day; index: number }[]
}

const idRow = z.object({ id: z.number() })

/** Puts the seasons in the place of those before, in the running transaction. A kind that stays keeps its id. */
export async function storeSeasons(db: Db, seasons: readonly SeasonRow[]): Promise<void> {
  const ids: number[] = []
  for (const one of seasons) {
    const row = await db.row(
      idRow,
      sql`
      insert into season_kind (level, name, customers, shipments_per_month, weight, growth, levels, ordinary, festival, from_on, to_on, known)
      values (${one.level}, ${one.name}, ${one.customers}, ${one.shipmentsPerMonth}::float8, ${one.weight}::float8, ${one.growth}::float8,
        ${[...one.season.levels]}::float8[], ${one.season.ordinary}::float8, ${one.season.festival}::float8, ${one.from}::date, ${one.to}::date, ${one.known})
      on conflict (level, name) do update set customers = excluded.customers, shipments_per_month = excluded.shipments_per_month,
        weight = excluded.weight, growth = excluded.growth, levels = excluded.levels, ordinary = excluded.ordinary, festival = excluded.festival,
        from_on = excluded.from_on, to_on = excluded.to_on, known = excluded.known, kept_at = now()
      returning id`,
    )
    ids.push(idRow.parse(row).id)
  }
  await db.execute(sql`delete from season_kind where id <> all(${ids}::int[])`)
  await db.execute(sql`delete from season_month`)
  const lines = seasons.flatMap(({ indexes }, place) => indexes.map((each) => ({ ...each, id: ids[place] ?? 0 })))
  await db.execute(sql`
    insert into season_month (season_kind_id, month, index)
    select * from unnest(${lines.map(({ id }) => id)}::int[], ${lines.map(({ month }) => month)}::date[], ${lines.map(({ index }) => index)}::float8[])`)
}

const keptRow = z.object({
  level: z.enum(seasonLevels),
  name: z.string(),
  customers: z.number(),
  shipmentsPerMonth: z.number(),
  weight: z.number(),
  growth: z.number(),
  levels: z.array(z.number()),
  ordinary: z.number(),
  festival: z.number(),
  from: z.string(),
  to: z.string(),
  known: z.boolean(),
  keptAt: z.date(),
})
export type KeptSeason = z.infer<typeof keptRow>

/** Lists the kept seasons: the company's, then kinds and industries, those that ship most first. */
export function listSeasons(db: Db): Promise<KeptSeason[]> {
  return db.rows(
    keptRow,
    sql`
    select level, name, customers, shipments_per_month as "shipmentsPerMonth", weight, growth, levels, ordinary, festival,
      from_on::text as "from", to_on::text as "to", known, kept_at as "keptAt"
    from season_kind order by level <> 'company', shipments_per_month desc, name`,
  )
}
