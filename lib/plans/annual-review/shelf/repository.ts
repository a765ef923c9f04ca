import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import type { Part, Words } from '../figures.ts'
import { frozenAbc, PARTS, RECOVERIES, totals, words } from '../figures.ts'
import type { ReviewPeriods } from '../periods.ts'
import { reviewPeriods } from '../periods.ts'

// The workbooks as they are stored.

const reviewRow = z.object({
  year: z.number(),
  currency: z.string(),
  openedAt: z.date(),
  computedAt: z.date().nullable(),
  periods: reviewPeriods.nullable(),
  totals: totals.nullable(),
  abcRunId: z.number().nullable(),
  conclusion: z.string().nullable(),
  signedByName: z.string().nullable(),
  signedAt: z.date().nullable(),
  abc: frozenAbc.nullable(),
  version: z.number(),
})
export type ReviewRow = z.infer<typeof reviewRow>

const reviewColumns = sql`r.year, r.currency, r.opened_at as "openedAt", r.computed_at as "computedAt", r.periods, r.totals, r.abc_run_id as "abcRunId",
  r.conclusion, r.signed_by_name as "signedByName", r.signed_at as "signedAt", r.abc, r.version`

/** Lists the workbooks, the latest year first. */
export function listReviewRows(db: Db): Promise<ReviewRow[]> {
  return db.rows(reviewRow, sql`select ${reviewColumns} from annual_review r order by r.year desc`)
}

/** Finds the workbook of a year. */
export function findReview(db: Db, year: number): Promise<ReviewRow | null> {
  return db.row(reviewRow, sql`select ${reviewColumns} from annual_review r where r.year = ${year}`)
}

/** Finds the workbook of a year and keeps it from others until the transaction ends. */
export function lockReview(db: Db, year: number): Promise<ReviewRow | null> {
  return db.row(reviewRow, sql`select ${reviewColumns} from annual_review r where r.year = ${year} for update`)
}

/** Opens the workbook of a year; false when there is one. */
export async function insertReview(
  db: Db,
  review: { year: number; currency: string; openedById: number; now: Date },
): Promise<boolean> {
  const { year, currency, openedById, now } = review
  return (
    (await db.execute(sql`
      insert into annual_review (year, currency, opened_by_id, opened_at, updated_at)
      values (${year}, ${currency}, ${openedById}, ${now}::timestamptz, ${now}::timestamptz) on conflict do nothing`)) > 0
  )
}

export interface ComputedReview {
  periods: ReviewPeriods
  totals: z.infer<typeof totals>
  rows: readonly { part: Part; customerId: number; figures: unknown; words?: Words | null }[]
}

/** Puts newly worked out figures and rows in the place of those of before; those of the wanted list are not among them. */
export async function storeComputed(
  db: Db,
  year: number,
  { periods, totals: sums, rows }: ComputedReview,
  now: Date,
): Promise<void> {
  await replaceRows(db, year, rows)
  await db.execute(sql`
    update annual_review set periods = ${JSON.stringify(periods)}::jsonb, totals = ${JSON.stringify(sums)}::jsonb, computed_at = ${now}::timestamptz,
      version = version + 1, updated_at = ${now}::timestamptz where year = ${year}`)
}

/** Puts rows in the place of all of before, numbered within each part in the order given. */
export async function replaceRows(
  db: Db,
  year: number,
  rows: readonly { part: Part; customerId: number; figures: unknown; name?: string; words?: Words | null }[],
): Promise<void> {
  await db.execute(sql`delete from annual_review_row where year = ${year}`)
  const places = new Map<Part, number>()
  const numbered = rows.map(({ part, ...row }) => {
    const place = (places.get(part) ?? 0) + 1
    places.set(part, place)
    return { part, place, ...row, words: row.words ?? null, name: row.name ?? null }
  })
  await db.execute(sql`
    insert into annual_review_row (year, part, place, customer_id, figures, name, words)
    select ${year}, x.part, x.place, x."customerId", x.figures, x.name, nullif(x.words, 'null') from jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb)
      as x (part text, place int, "customerId" int, figures jsonb, name text, words jsonb)`)
}

/** Names the run that classifies for the workbook. */
export async function setAbcRun(db: Db, year: number, runId: number, now: Date): Promise<void> {
  await db.execute(
    sql`update annual_review set abc_run_id = ${runId}, version = version + 1, updated_at = ${now}::timestamptz where year = ${year}`,
  )
}

/** Notes that something of a workbook has changed since it was read. */
export async function moveVersion(db: Db, year: number, now: Date): Promise<void> {
  await db.execute(sql`update annual_review set version = version + 1, updated_at = ${now}::timestamptz where year = ${year}`)
}

/** Signs: from then on the database refuses every change. */
export async function setSigned(
  db: Db,
  year: number,
  signed: { byId: number; byName: string; at: Date; conclusion: string | null; abc: z.infer<typeof frozenAbc> | null },
): Promise<void> {
  await db.execute(sql`
    update annual_review set signed_by_id = ${signed.byId}, signed_by_name = ${signed.byName}, signed_at = ${signed.at}::timestamptz,
      conclusion = ${signed.conclusion}, abc = nullif(${JSON.stringify(signed.abc)}::jsonb, 'null'), version = version + 1, updated_at = ${signed.at}::timestamptz where year = ${year}`)
}

const shelfRow = z.object({
  part: z.enum(PARTS),
  place: z.number(),
  id: z.number(),
  externalId: z.string().nullable(),
  kind: z.string(),
  /** As it is called now, and as it was when the workbook was signed. */
  name: z.string(),
  frozenName: z.string().nullable(),
  ownerId: z.number().nullable(),
  ownerName: z.string().nullable(),
  outletName: z.string().nullable(),
  figures: z.unknown(),
  frozenWords: words.nullable(),
  entry: z
    .object({
      ownerId: z.number().nullable(),
      ownerName: z.string().nullable(),
      recovery: z.enum(RECOVERIES).nullable(),
      cause: z.string().nullable(),
      decision: z.string().nullable(),
      remark: z.string().nullable(),
      version: z.number(),
    })
    .nullable(),
})
export type ShelfRow = z.infer<typeof shelfRow>

/** What people wrote of the customer `c` in a part: of the earliest entry, where several customers were merged that each had one. */
const entryOf = (year: number, part: Sql) => sql`
  left join lateral (
    select jsonb_build_object('ownerId', e.owner_id, 'ownerName', (select u.name from app_user u where u.id = e.owner_id), 'recovery', e.recovery, 'cause', e.cause,
      'decision', e.decision, 'remark', e.remark, 'version', e.version) as entry
    from customer m join annual_review_entry e on e.customer_id = m.id and e.year = ${year} and e.part = ${part}
    where m.root_id = c.id order by e.created_at, e.customer_id limit 1) e on true`

const customerColumns = sql`c.id, c.external_id as "externalId", c.kind, c.name, c.owner_id as "ownerId", u.name as "ownerName", o.name as "outletName"`
const customerJoins = sql`left join app_user u on u.id = c.owner_id left join outlet o on o.id = c.outlet_id`

export interface RowsAsked {
  scope: Scope
  part: Part
  after: number
  limit: number
}

/** Lists the stored rows of a part within a scope, in their order. A customer merged away since stands as its survivor allows. */
export function listShelfRows(db: Db, year: number, { scope, part, after, limit }: RowsAsked): Promise<ShelfRow[]> {
  return db.rows(
    shelfRow,
    sql`
    select w.part, w.place, ${customerColumns}, w.name as "frozenName", w.figures, w.words as "frozenWords", e.entry
    from annual_review_row w join customer written on written.id = w.customer_id join customer c on c.id = written.root_id ${customerJoins}
    ${entryOf(year, sql`w.part`)}
    where w.year = ${year} and w.part = ${part} and w.place > ${after} and ${inScope(scope, sql`c.id`)}
    order by w.place limit ${limit}`,
  )
}

/** Lists the wanted customers of a workbook that is open, within a scope, in the order in which they were put on the list; their figures are null. */
export function listWantedRows(db: Db, year: number, { scope, after, limit }: Omit<RowsAsked, 'part'>): Promise<ShelfRow[]> {
  return db.rows(
    shelfRow,
    sql`
    select 'wanted' as part, x.place, ${customerColumns}, null as "frozenName", null as figures, null as "frozenWords", e.entry
    from (
      select m.root_id, row_number() over (order by min(e.created_at), m.root_id) as place
      from annual_review_entry e join customer m on m.id = e.customer_id where e.year = ${year} and e.part = 'wanted' group by m.root_id) x
    join customer c on c.id = x.root_id ${customerJoins} ${entryOf(year, sql`'wanted'`)}
    where x.place > ${after} and ${inScope(scope, sql`c.id`)}
    order by x.place limit ${limit}`,
  )
}

const overrideRow = z.object({
  customerId: z.number(),
  scheme: z.string(),
  class: z.string(),
  computed: z.string().nullable(),
  reason: z.string(),
  by: z.string(),
  on: z.string(),
})

/** Lists the ABC classes that were set by hand, the latest first, at most so many, beside those that lists show as computed. */
export function listAbcOverrides(db: Db, timeZone: string, most: number): Promise<z.infer<typeof overrideRow>[]> {
  return db.rows(
    overrideRow,
    sql`
    select o.customer_id as "customerId", o.scheme, o.class, case o.scheme when 'abc' then s.abc_class else s.abc_weighted_class end as computed, o.reason,
      u.name as by, (o.set_at at time zone ${timeZone})::date::text as on
    from customer_override o join customer_standing s on s.customer_id = o.customer_id and s.listed join app_user u on u.id = o.set_by_id
    where o.scheme in ('abc', 'abc_weighted') order by o.set_at desc, o.customer_id limit ${most}`,
  )
}
