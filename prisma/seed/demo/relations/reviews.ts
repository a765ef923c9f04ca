import { z } from 'zod'
import { holdRun } from '#lib/analysis/classification/hold'
import { ownParameters } from '#lib/analysis/classification/own-parameters'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { getDoneRun, startRun } from '#lib/analysis/classification/service'
import { addDays } from '#lib/core/day'
import type { Figures, Part, Words } from '#lib/plans/annual-review/figures'
import { getReview, listReviewLines } from '#lib/plans/annual-review/service'
import { reviewSetting } from '#lib/plans/annual-review/settings'
import { insertReview, replaceRows, setAbcRun, setSigned, storeComputed } from '#lib/plans/annual-review/shelf/repository'
import type { Sent } from '#lib/plans/annual-review/verdict'
import { verdictOf } from '#lib/plans/annual-review/verdict'
import { openReview } from '#lib/plans/annual-review/write'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { log } from '#lib/platform/log/log'
import { systemContext } from '#lib/platform/system-context'
import type { DemoCompany } from '../company.ts'
import { userId } from '../people/staff.ts'
import type { Random } from '../random.ts'
import { makeRandom } from '../random.ts'
import { storeRows } from '../rows.ts'
import { biggestWords, complainerWords, fallenWords, lastConclusion, wantedWhy } from '../stories/review-words.ts'

const manager = '王海波'
const signedOn = '03-28'
const nothing: Sent = { revenueMinor: 0, shipments: 0 }

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
  const year = Number(addDays(timeline.end, -1).slice(0, 4))
  await signLast(company, ctx, year - 1)
  await openReview(ctx, { year })
  await workRunOf(ctx, (await getReview(ctx, year)).abcRunId)
  await writeThis(company, ctx, year)
}

async function workRunOf(ctx: Context, runId: number | null): Promise<void> {
  if (runId !== null) await recomputeRun(ctx, runId)
}

const firmRow = z.object({
  id: z.number(),
  name: z.string(),
  ownerId: z.number().nullable(),
  ownerName: z.string().nullable(),
  outletName: z.string().nullable(),
  lifecycle: z.string(),
  step: z.string().nullable(),
  /** Minor units, and shipments: of the first four months of the records, and of last year until it was signed. */
  firstMinor: z.number(),
  first: z.number(),
  quarterMinor: z.number(),
  quarter: z.number(),
  complaints: z.number(),
  firstOn: z.string().nullable(),
})
type Firm = z.infer<typeof firmRow>

function listFirms({ db, timeline }: DemoCompany, year: number): Promise<Firm[]> {
  const from = timeline.begin
  const until = `${year}-${signedOn}`
  return db.rows(
    firmRow,
    sql`
    select c.id, c.name, u.id as "ownerId", u.name as "ownerName", o.name as "outletName", c.lifecycle,
      (select p.step from opportunity p where p.customer_id = c.id order by p.id desc limit 1) as step,
      coalesce(w.first_minor, 0)::float8 as "firstMinor", coalesce(w.first, 0)::float8 as first, coalesce(w.quarter_minor, 0)::float8 as "quarterMinor",
      coalesce(w.quarter, 0)::float8 as quarter, w.first_on::text as "firstOn",
      (select count(*) from case_record k where k.customer_id = c.id and k.type = 'complaint')::float8 as complaints
    from customer c left join app_user u on u.id = c.owner_id left join outlet o on o.id = c.outlet_id
    left join (
      select w.customer_id, min(w.accepted_on) as first_on,
        sum(w.freight_minor) filter (where w.accepted_on < ${from}::date + 120) as first_minor, count(*) filter (where w.accepted_on < ${from}::date + 120) as first,
        sum(w.freight_minor) filter (where w.accepted_on >= ${`${year}-01-01`}::date and w.accepted_on < ${until}::date) as quarter_minor,
        count(*) filter (where w.accepted_on >= ${`${year}-01-01`}::date and w.accepted_on < ${until}::date) as quarter
      from waybill w where w.status <> 'cancelled' group by w.customer_id) w on w.customer_id = c.id
    where c.kind = 'business' and c.archived_at is null and c.root_id = c.id order by coalesce(w.first_minor, 0) desc, c.id`,
  )
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
  const rows = lastRows(firms, `${year}-04-01`)
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

/** What the biggest hold of the revenue of such a branch. */
const biggestHeld = 0.58

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
    movement: null,
  }
}

interface LastRow {
  part: Part
  customerId: number
  name: string
  words: Words
  figures: Figures<'wanted'> | Figures<'complainer'> | Figures<'biggest'>
}

function lastRows(firms: readonly Firm[], wonFrom: string): LastRow[] {
  const random = makeRandom('reviews')
  const biggest = firms.filter(({ first }) => first > 0).slice(0, reviewSetting.schema.parse({}).biggest)
  const years = new Map(biggest.map((firm) => [firm.id, yearOf(random, firm)]))
  const complainers = biggest.filter(({ complaints }) => complaints > 0).slice(0, complainerWords.length)
  const total = [...years.values()].reduce((sum, { lastYear }) => sum + lastYear.revenueMinor, 0) / biggestHeld
  return [
    ...wantedOf(firms, wonFrom).map((firm, place) => wantedRow(random, firm, wantedWhy[place % wantedWhy.length] ?? null)),
    ...complainers.map((firm, place) => complainerRow(random, firm, years.get(firm.id) ?? yearOf(random, firm), place)),
    ...biggest.map((firm, place) => {
      const sent = years.get(firm.id) ?? yearOf(random, firm)
      const remark = biggestWords[place] ?? null
      const figures = {
        rank: place + 1,
        share: sent.lastYear.revenueMinor / total,
        ...sent,
        verdict: verdictOf(sent.earlier, sent.later, 0.5),
      }
      return { part: 'biggest' as const, ...said(firm, { decision: remark }), figures }
    }),
  ].sort((left, right) => parts.indexOf(left.part) - parts.indexOf(right.part))
}

const parts: readonly Part[] = ['wanted', 'complainer', 'biggest']
const perYear = 3
const [leastGrowth, mostGrowth] = [80, 118]

/** What a firm sent in the year before the records, from what it sent in their first four months. */
function yearOf(random: Random, firm: Firm) {
  const lastYear = { revenueMinor: firm.firstMinor * perYear, shipments: firm.first * perYear }
  const then = random.between(leastGrowth, mostGrowth) / 100
  const later = { revenueMinor: firm.quarterMinor, shipments: firm.quarter }
  const earlier = { revenueMinor: Math.round(later.revenueMinor * then), shipments: Math.round(later.shipments * then) }
  return { lastYear, earlier, later, lastShippingOn: null }
}

/** New ones of last year, customers that gave us a part, and leads. */
function wantedOf(firms: readonly Firm[], wonFrom: string): Firm[] {
  const fresh = firms.filter(({ firstOn, ownerId }) => firstOn !== null && firstOn >= wonFrom && ownerId !== null)
  const parted = firms.filter(({ first, ownerId }) => first > 0 && ownerId !== null).slice(24, 27)
  const leads = firms.filter(
    ({ firstOn, lifecycle, ownerId }) => firstOn === null && lifecycle === 'potential' && ownerId !== null,
  )
  return [...fresh.slice(0, 5), ...parted, ...leads.slice(-4)]
}

function wantedRow(random: Random, firm: Firm, remark: string | null): LastRow {
  const sent =
    firm.first > 0 ? yearOf(random, firm) : { lastYear: nothing, earlier: nothing, later: nothing, lastShippingOn: null }
  const touches = random.between(1, 6)
  const figures: Figures<'wanted'> = {
    ...{
      lifecycle: firm.first > 0 ? 'regular' : 'potential',
      step: firm.first > 0 ? null : 'contacted',
      touches,
      lastTouchOn: null,
    },
    ...{ ...sent, thisYear: sent.later, progress: firm.first > 0 ? 'shipping' : 'talks' },
  }
  return { part: 'wanted', ...said(firm, { remark }), figures }
}

const categories = ['damage', 'delivery_service', 'delay', 'overcharge'] as const

function complainerRow(random: Random, firm: Firm, sent: ReturnType<typeof yearOf>, place: number): LastRow {
  const complaints = random.between(2, 5)
  const [first = 'other', second = 'other'] = [categories[place % categories.length], categories[(place + 1) % categories.length]]
  const figures: Figures<'complainer'> = {
    ...{
      scale: place < 2 ? 'large' : 'medium',
      complaints,
      open: 0,
      compensationMinor: complaints * random.between(60, 180) * 100,
    },
    lastOn: `${Number(firm.firstOn?.slice(0, 4) ?? 2024)}-11-18`,
    categories: [
      { category: first, complaints: complaints - 1 },
      { category: second, complaints: 1 },
    ],
    ...{ rootCauses: [], complaintsNow: 0, ...sent, verdict: verdictOf(sent.earlier, sent.later, 0.5) },
  }
  return { part: 'complainer', ...said(firm, complainerWords[place] ?? {}), figures }
}

function said(firm: Firm, given: Partial<Words>) {
  const owner = firm.ownerId === null ? null : { id: firm.ownerId, name: firm.ownerName ?? '' }
  const empty = { recovery: null, cause: null, decision: null, remark: null }
  return { customerId: firm.id, name: firm.name, words: { owner, outlet: firm.outletName, ...empty, ...given } }
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
