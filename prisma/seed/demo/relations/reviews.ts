import { z } from 'zod'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import type { Part, Words } from '#lib/plans/annual-review/figures'
import { getReview, listReviewLines } from '#lib/plans/annual-review/service'
import { openReview } from '#lib/plans/annual-review/write'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { log } from '#lib/platform/log/log'
import { systemContext } from '#lib/platform/system-context'
import type { DemoCompany } from '../company.ts'
import { userId } from '../people/staff.ts'
import { storeRows } from '../rows.ts'
import { complainerWords, fallenWords } from '../stories/review-words.ts'
import { whyWanted } from '../stories/wanted-notes.ts'
import { signLast } from './signed-review.ts'

const manager = '王海波'

/** Stores the workbook of last year, signed in its spring, and opens that of this year, which grades it by the records. These begin late in the year before last, and so does what the signed one says of that year. */
export async function storeReviews(company: DemoCompany): Promise<void> {
  const { db, timeline } = company
  const ctx = await systemContext(
    db,
    log,
    new Date(
      timeline
        .stamp(timeline.days * 86_400 + 9 * 3_600)
        .replace(' ', 'T')
        .replace('+08', '+08:00'),
    ),
  )
  // That of the day on which one looks: on 1 January the year before is last year, whole.
  const year = Number(timeline.end.slice(0, 4))
  await signLast(company, year - 1)
  await openReview(ctx, { year })
  await workRunOf(ctx, (await getReview(ctx, year)).abcRunId)
  await writeThis(company, ctx, year)
}

async function workRunOf(ctx: Context, runId: number | null): Promise<void> {
  if (runId !== null) await recomputeRun(ctx, runId)
}

/** What people have written so far in this year's: the wanted, of those that complained, and of the biggest that fell. */
async function writeThis({ db, timeline }: DemoCompany, ctx: Context, year: number): Promise<void> {
  const read = async <P extends Part>(part: P) => (await listReviewLines(ctx, year, part, { limit: 200 })).rows
  const [complainers, biggest] = await Promise.all([read('complainer'), read('biggest')])
  const fallen = biggest
    .filter(({ figures: { verdict } }) => verdict === 'fallen' || verdict === 'stopped')
    .slice(0, fallenWords.length)
  const wanted = await db.rows(
    z.object({ id: z.number() }),
    sql`
    (select o.customer_id as id from opportunity o join customer c on c.id = o.customer_id
      where o.closed_at is null and o.step in ('proposal', 'contacted') and c.owner_id is not null and c.lifecycle = 'potential'
      order by o.step desc, o.pieces_month desc nulls last, o.id limit 4)
    union all
    (select c.id from customer c
      where c.kind = 'business' and c.owner_id is not null and c.archived_at is null and c.root_id = c.id
        and (select min(w.accepted_on) from waybill w where w.customer_id = c.id) >= ${`${year}-02-01`}::date order by c.id limit 2)
    union all
    (select o.customer_id from opportunity o join customer c on c.id = o.customer_id
      where o.closed_at is null and o.step = 'unqualified' and c.owner_id is not null and c.lifecycle = 'potential'
        and not exists (select from interaction i where i.customer_id = c.id and i.occurred_at >= ${`${year}-01-01`}::date) order by o.id limit 2)
    union all
    (select s.customer_id from customer_standing s join customer c on c.id = s.customer_id
      where s.listed and c.kind = 'business' and s.dormancy_class = 'asleep' and c.owner_id is not null order by s.value_minor desc nulls last, s.customer_id limit 2)`,
  )
  const at = timeline.stamp((timeline.days - 20) * 86_400 + 36_000)
  const row = (part: Part, customerId: number, given: Partial<Pick<Words, 'recovery' | 'cause' | 'decision' | 'remark'>>) => ({
    ...{ year, part, customer_id: customerId, owner_id: null, recovery: null, cause: null, decision: null, remark: null },
    ...{ ...given, written_by_id: userId(manager), version: 1, created_at: at, updated_at: at },
  })
  await storeRows(db, 'annual_review_entry', [
    ...(await whysOf(db, wanted)).map(({ id, why }) => row('wanted', id, { remark: why })),
    ...complainers.slice(0, 3).map(({ customer }, place) => row('complainer', customer.id, complainerWords[place] ?? {})),
    ...fallen.map(({ customer }, place) => row('biggest', customer.id, { decision: fallenWords[place] ?? null })),
  ])
}

/** Why each is wanted, by its trade and whether it ever shipped; in the order given. */
async function whysOf(db: DemoCompany['db'], wanted: readonly { id: number }[]) {
  const kinds = await db.rows(
    z.object({ id: z.number(), industry: z.string().nullable(), ships: z.boolean() }),
    sql`select c.id, c.industry, exists (select from waybill w where w.customer_id = c.id) as ships from customer c where c.id = any(${wanted.map(({ id }) => id)}::int[])`,
  )
  const kindOf = new Map(kinds.map((kind) => [kind.id, kind]))
  return wanted.map(({ id }, place) => ({ id, why: whyWanted(kindOf.get(id) ?? { industry: null, ships: false }, place) }))
}
