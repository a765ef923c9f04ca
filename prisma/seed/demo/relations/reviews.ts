import { z } from 'zod'
import { holdRun } from '#lib/analysis/classification/hold'
import { ownParameters } from '#lib/analysis/classification/own-parameters'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { getDoneRun, startRun } from '#lib/analysis/classification/service'
import { readLift } from '#lib/analysis/schemes/abc-lifted'
import { addDays } from '#lib/core/day'
import type { Figures, Part, Words } from '#lib/plans/annual-review/figures'
import { getReview, listReviewLines } from '#lib/plans/annual-review/service'
import { insertReview, replaceRows, setAbcRun, setSigned, storeComputed } from '#lib/plans/annual-review/shelf/repository'
import { openReview } from '#lib/plans/annual-review/write'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { log } from '#lib/platform/log/log'
import { systemContext } from '#lib/platform/system-context'
import type { DemoCompany } from '../company.ts'
import { userId } from '../people/staff.ts'
import { storeRows } from '../rows.ts'
import { complainerWords, fallenWords, lastConclusion, wantedWhy } from '../stories/review-words.ts'
import { biggestHeld, lastRows, listFirms, signedOn } from './signed-review.ts'

const manager = '王海波'

/**
 * Stores the workbook of last year, signed, and opens that of this year. The records of the demo begin late in the year before last: what the signed one says of that year is what its customers sent
 * in the first months of the records, as for a whole year; it stands as it stood, and this year's grades it by the records.
 */
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
  await signLast(company, ctx, year - 1)
  await openReview(ctx, { year })
  await workRunOf(ctx, (await getReview(ctx, year)).abcRunId)
  await writeThis(company, ctx, year)
}

async function workRunOf(ctx: Context, runId: number | null): Promise<void> {
  if (runId !== null) await recomputeRun(ctx, runId)
}

async function signLast(company: DemoCompany, ctx: Context, year: number): Promise<void> {
  const { db, timeline } = company
  const at = new Date(`${year}-${signedOn}T16:20:00+08:00`)
  const periods = {
    lastYear: { from: `${year - 1}-01-01`, to: `${year}-01-01` },
    thisYear: { from: `${year}-01-01`, to: `${year}-${signedOn}` },
    compared: {
      earlier: { from: `${year - 1}-01-01`, to: `${year - 1}-${signedOn}` },
      later: { from: `${year}-01-01`, to: `${year}-${signedOn}` },
    },
  }
  await insertReview(db, {
    year,
    currency: ctx.company.currency,
    openedById: userId(manager),
    now: new Date(`${year}-01-12T09:30:00+08:00`),
  })
  const runId = await runFor(ctx, timeline.begin, year)
  const firms = await listFirms(company, year)
  const rows = lastRows(firms, year)
  const biggest = rows.filter(({ part }) => part === 'biggest').map(({ figures }) => figures as Figures<'biggest'>)
  const revenueMinor = Math.round(biggest.reduce((sum, { lastYear }) => sum + lastYear.revenueMinor, 0) / biggestHeld)
  const totals = {
    ...{ customers: firms.filter(({ first }) => first > 0).length, revenueMinor, unpriced: 0, excluded: [] },
    ...{
      complained: complainerWords.length + 3,
      bulkComplained: complainerWords.length,
      biggestShare: biggestHeld,
      upToDate: true,
    },
  }
  await storeComputed(db, year, { periods, totals, rows: [] }, at)
  await replaceRows(db, year, rows)
  await setSigned(db, year, {
    byId: userId(manager),
    byName: manager,
    at,
    conclusion: lastConclusion,
    abc: await abcOf(ctx, runId),
  })
}

async function runFor(ctx: Context, from: string, year: number): Promise<number> {
  const parameters = { ...(await ownParameters(ctx, 'abc_weighted')) }
  const to = `${year}-01-01`
  const { id } = await startRun(ctx, { scheme: 'abc_weighted', from, to, as_of: addDays(to, -1), parameters })
  await recomputeRun(ctx, Number(id))
  await setAbcRun(ctx.db, year, Number(id), ctx.now)
  await holdRun(ctx, Number(id), `review:${year}`)
  return Number(id)
}

async function abcOf(ctx: Context, runId: number) {
  const run = await getDoneRun(ctx, String(runId))
  return {
    ...{ runId, asOf: run.asOf, from: run.from, to: run.to, parameters: run.parameters as Record<string, unknown> },
    customers: run.summary?.customers ?? 0,
    classes: (run.summary?.classes ?? []).map(({ class: name, customers, value, valueShare }) => ({
      class: name,
      customers,
      value,
      valueShare,
    })),
    lifted: readLift(run.summary?.fitted),
    movement: null,
  }
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
    ...wanted.map(({ id }, place) => row('wanted', id, { remark: wantedWhy[place % wantedWhy.length] ?? null })),
    ...complainers.slice(0, 3).map(({ customer }, place) => row('complainer', customer.id, complainerWords[place] ?? {})),
    ...fallen.map(({ customer }, place) => row('biggest', customer.id, { decision: fallenWords[place] ?? null })),
  ])
}
