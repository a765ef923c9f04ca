import type { PoolClient } from 'pg'
import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { inScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { rowsOf } from '../../classification/run-rows.ts'
import { listedJoins } from '../../metrics/listed-customer.ts'
import type { RelationshipLevel } from '../../schemes/relationship-levels.ts'
import { relationshipLevel } from '../../schemes/relationship-levels.ts'
import type { RecommendedBy } from '../recommend.ts'
import { countCell, scaleCell } from '../schema.ts'
import type { Tie } from '../ties/tie.ts'
import type { LevelStanding } from './standing.ts'
import { levelStandings } from './standing.ts'

/** What is recommended to a customer in a cell of the second matrix whose segment has a level in the first; '' for none. */
export interface Advice {
  cell: string
  segment: string
  level: RelationshipLevel
  by: RecommendedBy
}

export interface KeptFrom {
  scaleId: number
  countId: number
  advice: readonly Advice[]
  /** Where the segment stands in the inputs of the first matrix, counted from 1. */
  segmentPlace: number
  /** The cell of each segment, by its place in the model. */
  cells: readonly (string | null)[]
}

/** Any number of our own: one keeps at a time. */
const keepingLock = 7_203_460

/**
 * Stores what is recommended to every customer of two runs, and forgets it of everybody else, who stays only with a decision that stands; notes the run of the second matrix, and lets `tie` write by whom they are kept,
 * all in one transaction of its own. Answers how many changed.
 */
export async function storeLevels(
  db: Db,
  { scaleId, countId, advice, segmentPlace, cells }: KeptFrom,
  tie: (client: PoolClient) => Promise<void>,
): Promise<number> {
  const column = <Key extends keyof Advice>(key: Key) => sql`${advice.map((each) => each[key])}::text[]`
  return db.bulk(async (client) => {
    const run = async (statement: Sql) => (await client.query(statement.text, statement.values)).rowCount ?? 0
    await client.query('begin')
    await run(sql`select pg_advisory_xact_lock(${keepingLock})`)
    const stored = await run(sql`
      insert into customer_level as x (customer_id, recommended, recommended_by, scale_cell, count_cell, revenue_minor)
      select a.customer_id, v.level, v.by, nullif(a.class, 'unknown'), g.cell, coalesce(round(a.value), 0)::int8
      from ${rowsOf(scaleId)} a left join ${rowsOf(countId)} b on b.customer_id = a.customer_id
      left join unnest(${column('cell')}, ${column('segment')}, ${column('level')}, ${column('by')}) v (cell, segment, level, by)
        on v.cell = a.class and v.segment = case when b.class is null or b.class = 'unknown' then '' else b.class end
      left join unnest(${[...cells]}::text[]) with ordinality g (cell, place) on g.place = b.inputs[${segmentPlace}::int] + 1
      on conflict (customer_id) do update set recommended = excluded.recommended, recommended_by = excluded.recommended_by,
        scale_cell = excluded.scale_cell, count_cell = excluded.count_cell, revenue_minor = excluded.revenue_minor
      where (x.recommended, x.recommended_by, x.scale_cell, x.count_cell, x.revenue_minor)
        is distinct from (excluded.recommended, excluded.recommended_by, excluded.scale_cell, excluded.count_cell, excluded.revenue_minor)`)
    const forgotten = await run(sql`
      update customer_level x set recommended = null, recommended_by = null, scale_cell = null, count_cell = null, revenue_minor = 0, tie = null
      where not exists (select from ${rowsOf(scaleId)} a where a.customer_id = x.customer_id)
        and (x.recommended is not null or x.scale_cell is not null or x.count_cell is not null or x.revenue_minor <> 0)`)
    await run(sql`
      delete from customer_level x where x.accepted is null and not exists (select from ${rowsOf(scaleId)} a where a.customer_id = x.customer_id)`)
    await run(sql`
      insert into customer_level_period (id, scale_run_id) values (1, ${scaleId}::int) on conflict (id) do update set scale_run_id = excluded.scale_run_id`)
    await tie(client)
    await client.query('commit')
    return stored + forgotten
  })
}

/** Notes that there are no runs to keep levels by, where they never were kept by any. */
export async function noteNoLevels(db: Db): Promise<void> {
  await db.execute(sql`insert into customer_level_period (id) values (1) on conflict (id) do nothing`)
}

const levelRow = z.object({
  id: z.number(),
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  recommended: relationshipLevel.nullable(),
  by: z.enum(['scale', 'scale_and_segment', 'segment']).nullable(),
  scaleCell: scaleCell.nullable(),
  countCell: countCell.nullable(),
  revenueMinor: z.number(),
  accepted: relationshipLevel.nullable(),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date().nullable(),
  ownerName: z.string().nullable(),
  outletName: z.string().nullable(),
})
export type LevelRow = z.infer<typeof levelRow>

const levelColumns = sql`c.id, c.external_id as "externalId", c.name, c.kind, q.recommended, q.recommended_by as by, q.scale_cell as "scaleCell", q.count_cell as "countCell",
  q.revenue_minor::float8 as "revenueMinor", q.accepted, d.reason, w.name as "decidedBy", d.at as "decidedAt", u.name as "ownerName", o.name as "outletName"`
const levelJoins = sql`left join customer_level_decision d on d.id = q.decision_id left join app_user w on w.id = d.by_id
  ${listedJoins}`

export interface LevelQuestion {
  scope: Scope
  level: RelationshipLevel | 'none' | undefined
  standing: LevelStanding | undefined
  scaleCell: string | undefined
  countCell: string | undefined
  /** What keeps them, the strongest that is known. */
  tie: Tie | 'none' | undefined
  outletIds: readonly number[] | undefined
  limit: number
  cursor: string | undefined
  now: Date
}

const standingHolds: Readonly<Record<LevelStanding, Sql>> = {
  undecided: sql`x.accepted is null`,
  agreed: sql`x.accepted = x.recommended`,
  differs: sql`x.accepted is not null and x.accepted is distinct from x.recommended`,
}

/** Lists the customers within a scope with the level that is recommended and the one that was decided on: the undecided first, those that pay most first. */
export function listLevelRows(db: Db, question: LevelQuestion): Promise<ListPage<LevelRow>> {
  const { scope, level, standing, scaleCell: scale, countCell: count, tie, outletIds, limit, cursor, now } = question
  return listPage(
    db,
    levelRow,
    {
      source: {
        from: sql`customer_level x join customer_standing s on s.customer_id = x.customer_id`,
        id: sql`x.customer_id`,
        sort: { expression: sql`x.place`, type: 'int8' },
      },
      conditions: [
        sql`s.listed`,
        ...(level === undefined ? [] : [level === 'none' ? sql`x.recommended is null` : sql`x.recommended = ${level}`]),
        ...(standing === undefined ? [] : [standingHolds[standing]]),
        ...(scale === undefined ? [] : [sql`x.scale_cell = ${scale}`]),
        ...(count === undefined ? [] : [sql`x.count_cell = ${count}`]),
        ...(tie === undefined ? [] : [sql`x.tie = ${tie}`]),
        ...(outletIds === undefined ? [] : [sql`s.outlet_id = any(${[...outletIds]}::int[])`]),
      ],
      branches: scopeBranches(scope),
      columns: levelColumns,
      joins: sql`join customer_level q on q.customer_id = p.id join customer c on c.id = p.id ${levelJoins}`,
      filter: { level, standing, scale, count, tie, outletIds: outletIds?.join(' ') },
      ...{ sort: 'place', falling: true, limit, cursor },
    },
    now,
  )
}

/** Finds the level of one customer that is its own root; null where none is recommended and none was decided on. */
export function findLevel(db: Db, rootId: number): Promise<LevelRow | null> {
  return db.row(
    levelRow,
    sql`select ${levelColumns} from customer_level q join customer c on c.id = q.customer_id ${levelJoins} where q.customer_id = ${rootId}`,
  )
}

const countRow = z.object({ standing: z.enum(levelStandings), customers: z.number() })

/** Counts the customers within a scope by whether and how somebody decided. */
export function countLevels(db: Db, scope: Scope): Promise<z.infer<typeof countRow>[]> {
  return db.rows(
    countRow,
    sql`
    select case when x.accepted is null then 'undecided' when x.accepted = x.recommended then 'agreed' else 'differs' end as standing, count(*)::float8 as customers
    from customer_level x join customer_standing s on s.customer_id = x.customer_id and s.listed
    where ${inScope(scope, sql`x.customer_id`)} group by 1`,
  )
}
