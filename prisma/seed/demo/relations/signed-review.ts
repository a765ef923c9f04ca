import { z } from 'zod'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import type { Day } from '#lib/core/day'
import { addDays, daysBetween } from '#lib/core/day'
import { wordsInput } from '#lib/plans/annual-review/schema'
import { getReview, listReviewLines } from '#lib/plans/annual-review/service'
import { signReview } from '#lib/plans/annual-review/sign'
import { openReview, refreshReview, writeWords } from '#lib/plans/annual-review/write'
import { sql } from '#lib/platform/db/sql'
import { log } from '#lib/platform/log/log'
import { systemContext } from '#lib/platform/system-context'
import type { DemoCompany } from '../company.ts'
import { biggestWords, complainerWords, lastConclusion } from '../stories/review-words.ts'
import { whyWanted } from '../stories/wanted-notes.ts'
import { contextOf } from './approvals.ts'

// The workbook that was signed last year.

const executive = '王海波'
const hour = 3_600
const opened = { on: '01-12', at: 9 * hour + 1_800 }
const signed = { on: '03-28', at: 16 * hour + 1_200 }

/**
 * Opens, fills in and signs the workbook of a year by the product's own hand, in the spring of that year: it asks about the year before as far as the records reach, and compares no days that they do not hold.
 */
export async function signLast(company: DemoCompany, year: number): Promise<void> {
  const at = (on: Day, second: number) =>
    contextOf(company, executive, second, daysBetween(on, addDays(company.timeline.end, -1)))
  const before = await at(`${year}-${opened.on}`, opened.at)
  await openReview(before, { year })
  const { abcRunId } = await getReview(before, year)
  if (abcRunId !== null) await recomputeRun(await systemContext(company.db, log), abcRunId)
  const ctx = await at(`${year}-${signed.on}`, signed.at)
  await refreshReview(ctx, year)
  await forgetWhatCame(company, year)
  const put = (part: 'wanted' | 'complainer' | 'biggest', id: number, words: object) =>
    writeWords(ctx, { year, part, customer: String(id) }, wordsInput.parse(words))
  for (const { id, why } of await listWanted(company, year)) await put('wanted', id, { remark: why })
  for (const part of ['complainer', 'biggest'] as const) {
    const { rows } = await listReviewLines(ctx, year, part, { limit: 200 })
    const said = part === 'complainer' ? complainerWords : biggestWords.map((decision) => ({ decision }))
    for (const [place, words] of said.entries()) {
      const row = rows[place]
      if (row !== undefined) await put(part, row.customer.id, words)
    }
  }
  const { version } = await getReview(ctx, year)
  await signReview(ctx, year, { version, conclusion: lastConclusion })
}

/** Records are read as of the day, the lists of drops and of classes set by hand are as they are now: what stands in these was not known then. */
async function forgetWhatCame({ db }: DemoCompany, year: number): Promise<void> {
  const on = `${year}-${signed.on}`
  await db.execute(sql`delete from annual_review_row where year = ${year} and part = 'override' and figures ->> 'on' > ${on}`)
  await db.execute(
    sql`update annual_review_row set figures = jsonb_set(figures, '{fall}', 'null') where year = ${year} and part = 'biggest'`,
  )
}

const firmRow = z.object({
  id: z.number(),
  industry: z.string().nullable(),
  firstOn: z.string().nullable(),
  /** Minor units: of the year before, and of all the records. */
  beforeMinor: z.number(),
  allMinor: z.number(),
})

/** Who was wanted: some that came later that year, some that gave us a part, and leads. */
async function listWanted({ db }: DemoCompany, year: number): Promise<{ id: number; why: string | null }[]> {
  const firms = await db.rows(
    firmRow,
    sql`
    select c.id, c.industry, w.first_on::text as "firstOn", coalesce(w.before_minor, 0)::float8 as "beforeMinor", coalesce(w.all_minor, 0)::float8 as "allMinor"
    from customer c left join (
      select w.customer_id, min(w.accepted_on) as first_on, sum(w.freight_minor) as all_minor,
        sum(w.freight_minor) filter (where w.accepted_on < ${`${year}-01-01`}::date) as before_minor
      from waybill w where w.status <> 'cancelled' group by w.customer_id) w on w.customer_id = c.id
    where c.kind = 'business' and c.archived_at is null and c.root_id = c.id and c.owner_id is not null and (w.customer_id is not null or c.lifecycle = 'potential')
    order by coalesce(w.all_minor, 0) desc, c.id`,
  )
  const came = firms.filter(
    ({ firstOn }) => firstOn !== null && firstOn > `${year}-${signed.on}` && firstOn < `${year + 1}-01-01`,
  )
  const parted = firms
    .filter(({ beforeMinor }) => beforeMinor > 0)
    .sort((left, right) => right.beforeMinor - left.beforeMinor)
    .slice(24, 27)
  const leads = firms.filter(({ firstOn }) => firstOn === null)
  return [...came.slice(0, 5), ...parted, ...leads.slice(-4)].map((firm, place) => ({
    id: firm.id,
    why: whyWanted({ industry: firm.industry, ships: firm.beforeMinor > 0 }, place),
  }))
}
