import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'

const criterionRow = z.object({
  id: z.int(),
  /** Of one that ships: its text stands in the catalogues. */
  key: z.string().nullable(),
  /** Of one of the company's own. */
  label: z.string().nullable(),
  weight: z.int(),
})
export type Criterion = z.infer<typeof criterionRow>

/** Lists the criteria that count, in their order. */
export function listCriteria(db: Db): Promise<Criterion[]> {
  return db.rows(
    criterionRow,
    sql`select id, key, label, weight from selection_criterion where archived_at is null order by position, id`,
  )
}

/** The criteria that ship, with their weights; texts stand in the catalogues. */
const shipped = [
  { key: 'volume', weight: 30 },
  { key: 'reach', weight: 20 },
  { key: 'margin', weight: 20 },
  { key: 'credit', weight: 15 },
  { key: 'lasting', weight: 10 },
  { key: 'reputation', weight: 5 },
]

/** Gives a company that has no criteria, not even archived ones, those that ship. May be called at every start. */
export async function seedCriteria(db: Db): Promise<void> {
  await db.execute(sql`
    insert into selection_criterion (key, weight, position)
    select g.key, g.weight, g.position from rows from (jsonb_to_recordset(${JSON.stringify(shipped)}::jsonb) as (key text, weight int)) with ordinality
      as g(key, weight, position)
    where not exists (select from selection_criterion) order by g.position`)
}

/** Makes the criteria what is given, in its order: those that are left out are archived, with what was scored by them. */
export async function storeCriteria(
  db: Db,
  wanted: readonly { id: number | null; label: string | null; weight: number }[],
): Promise<void> {
  const given = JSON.stringify(wanted.map((each, position) => ({ ...each, position })))
  const list = sql`jsonb_to_recordset(${given}::jsonb) as g(id int, label text, weight int, position int)`
  await db.execute(sql`
    update selection_criterion c set archived_at = now(), version = c.version + 1
    where c.archived_at is null and c.id not in (select g.id from ${list} where g.id is not null)`)
  await db.execute(sql`
    update selection_criterion c set weight = g.weight, position = g.position, label = case when c.key is null then coalesce(g.label, c.label) end,
      version = c.version + 1
    from ${list} where g.id = c.id and c.archived_at is null`)
  await db.execute(sql`
    insert into selection_criterion (label, weight, position) select g.label, g.weight, g.position from ${list} where g.id is null`)
}

const scoreRow = z.object({ criterionId: z.int(), points: z.int() })

/** Lists how an opportunity was judged by the criteria that count. */
export function listScores(db: Db, opportunityId: number): Promise<z.infer<typeof scoreRow>[]> {
  return db.rows(
    scoreRow,
    sql`
    select s.criterion_id as "criterionId", s.points::int as points from selection_score s
    join selection_criterion c on c.id = s.criterion_id and c.archived_at is null where s.opportunity_id = ${opportunityId}`,
  )
}

/** Stores the points of one criterion, or takes them away. */
export async function storeScore(
  db: Db,
  score: { opportunityId: number; criterionId: number; points: number | null; byId: number },
): Promise<void> {
  const { opportunityId, criterionId, points, byId } = score
  if (points === null) {
    await db.execute(sql`delete from selection_score where opportunity_id = ${opportunityId} and criterion_id = ${criterionId}`)
    return
  }
  await db.execute(sql`
    insert into selection_score (opportunity_id, criterion_id, points, by_id) values (${opportunityId}, ${criterionId}, ${points}, ${byId})
    on conflict (opportunity_id, criterion_id) do update set points = excluded.points, by_id = excluded.by_id, at = now()`)
}

const judgedRow = z.object({ opportunityId: z.int(), weights: z.array(z.int()), points: z.array(z.int()) })

/** Reads how opportunities were judged, those after an id, so many at a time; one alone when it is named. */
export function listJudged(db: Db, only: number | null, after: number, most: number): Promise<z.infer<typeof judgedRow>[]> {
  return db.rows(
    judgedRow,
    sql`
    select o.id as "opportunityId", coalesce(array_agg(c.weight order by c.id) filter (where c.id is not null), '{}') as weights,
      coalesce(array_agg(s.points::int order by c.id) filter (where c.id is not null), '{}') as points
    from opportunity o left join selection_score s on s.opportunity_id = o.id
      left join selection_criterion c on c.id = s.criterion_id and c.archived_at is null
    where o.id > ${after} and (${only}::int is null or o.id = ${only}::int) group by o.id order by o.id limit ${most}`,
  )
}

/** Keeps the scores of opportunities; it is no change of theirs. */
export async function storeTotals(db: Db, totals: readonly { id: number; score: number | null }[]): Promise<void> {
  await db.execute(sql`
    update opportunity o set score = g.score from jsonb_to_recordset(${JSON.stringify(totals)}::jsonb) as g(id int, score real)
    where g.id = o.id and o.score is distinct from g.score`)
}
