import { z } from 'zod'
import type { Figures, Part, Words } from '#lib/plans/annual-review/figures'
import { reviewSetting } from '#lib/plans/annual-review/settings'
import type { Sent } from '#lib/plans/annual-review/verdict'
import { verdictOf } from '#lib/plans/annual-review/verdict'
import { sql } from '#lib/platform/db/sql'
import type { DemoCompany } from '../company.ts'
import type { Random } from '../random.ts'
import { makeRandom } from '../random.ts'
import { biggestWords, complainerWords, wantedWhy } from '../stories/review-words.ts'

// The rows of the workbook that was signed last year.

/** The day on which it was signed, in its year. */
export const signedOn = '03-28'
/** What the biggest hold of the revenue of such a branch. */
export const biggestHeld = 0.58

const nothing: Sent = { revenueMinor: 0, shipments: 0 }

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
  /** Minor units, of all the records. */
  allMinor: z.number(),
})
type Firm = z.infer<typeof firmRow>

/** Reads the firms with what they sent when, those first that sent most in the first months of the records. */
export function listFirms({ db, timeline }: DemoCompany, year: number): Promise<Firm[]> {
  const from = timeline.begin
  const until = `${year}-${signedOn}`
  return db.rows(
    firmRow,
    sql`
    select c.id, c.name, u.id as "ownerId", u.name as "ownerName", o.name as "outletName", c.lifecycle,
      (select p.step from opportunity p where p.customer_id = c.id order by p.id desc limit 1) as step,
      coalesce(w.first_minor, 0)::float8 as "firstMinor", coalesce(w.first, 0)::float8 as first, coalesce(w.quarter_minor, 0)::float8 as "quarterMinor",
      coalesce(w.quarter, 0)::float8 as quarter, w.first_on::text as "firstOn", coalesce(w.all_minor, 0)::float8 as "allMinor",
      (select count(*) from case_record k where k.customer_id = c.id and k.type = 'complaint')::float8 as complaints
    from customer c left join app_user u on u.id = c.owner_id left join outlet o on o.id = c.outlet_id
    left join (
      select w.customer_id, min(w.accepted_on) as first_on, sum(w.freight_minor) as all_minor,
        sum(w.freight_minor) filter (where w.accepted_on < ${from}::date + 120) as first_minor, count(*) filter (where w.accepted_on < ${from}::date + 120) as first,
        sum(w.freight_minor) filter (where w.accepted_on >= ${`${year}-01-01`}::date and w.accepted_on < ${until}::date) as quarter_minor,
        count(*) filter (where w.accepted_on >= ${`${year}-01-01`}::date and w.accepted_on < ${until}::date) as quarter
      from waybill w where w.status <> 'cancelled' group by w.customer_id) w on w.customer_id = c.id
    where c.kind = 'business' and c.archived_at is null and c.root_id = c.id order by coalesce(w.first_minor, 0) desc, c.id`,
  )
}

interface LastRow {
  part: Part
  customerId: number
  name: string
  words: Words
  figures: Figures<'wanted'> | Figures<'complainer'> | Figures<'biggest'>
}

/** Makes the rows of the parts: the wanted, those that complained, the biggest. */
export function lastRows(firms: readonly Firm[], year: number): LastRow[] {
  const random = makeRandom('reviews')
  const biggest = firms.filter(({ first }) => first > 0).slice(0, reviewSetting.schema.parse({}).biggest)
  const years = new Map(biggest.map((firm) => [firm.id, yearOf(random, firm, year)]))
  const complainers = biggest.filter(({ complaints }) => complaints > 0).slice(0, complainerWords.length)
  const total = [...years.values()].reduce((sum, { lastYear }) => sum + lastYear.revenueMinor, 0) / biggestHeld
  return [
    ...wantedOf(firms, `${year}-04-01`, `${year + 1}-01-01`).map((firm, place) =>
      wantedRow(random, firm, year, wantedWhy[place % wantedWhy.length] ?? null),
    ),
    ...complainers.map((firm, place) =>
      complainerRow(random, firm, { year, ...(years.get(firm.id) ?? yearOf(random, firm, year)) }, place),
    ),
    ...biggest.map((firm, place) => {
      const sent = years.get(firm.id) ?? yearOf(random, firm, year)
      const remark = biggestWords[place] ?? null
      const figures = {
        rank: place + 1,
        share: sent.lastYear.revenueMinor / total,
        ...sent,
        ...{ verdict: verdictOf(sent.earlier, sent.later, 0.5), fall: null },
      }
      return { part: 'biggest' as const, ...said(firm, { decision: remark }), figures }
    }),
  ].sort((left, right) => parts.indexOf(left.part) - parts.indexOf(right.part))
}

const parts: readonly Part[] = ['wanted', 'complainer', 'biggest']
const perYear = 3
const [leastGrowth, mostGrowth] = [80, 118]

/** What a firm sent in the year before the records, from what it sent in their first four months. */
function yearOf(random: Random, firm: Firm, year: number) {
  const lastYear = { revenueMinor: firm.firstMinor * perYear, shipments: firm.first * perYear }
  const then = random.between(leastGrowth, mostGrowth) / 100
  const later = { revenueMinor: firm.quarterMinor, shipments: firm.quarter }
  const earlier = { revenueMinor: Math.round(later.revenueMinor * then), shipments: Math.round(later.shipments * then) }
  return { lastYear, earlier, later, lastShippingOn: later.shipments > 0 ? `${year}-03-${random.between(20, 27)}` : null }
}

/** New ones of last year, customers that gave us a part, and leads. */
function wantedOf(firms: readonly Firm[], wonFrom: string, wonBefore: string): Firm[] {
  const fresh = firms
    .filter(({ firstOn, ownerId }) => firstOn !== null && firstOn >= wonFrom && firstOn < wonBefore && ownerId !== null)
    .sort((left, right) => right.allMinor - left.allMinor)
  const parted = firms.filter(({ first, ownerId }) => first > 0 && ownerId !== null).slice(24, 27)
  const leads = firms.filter(
    ({ firstOn, lifecycle, ownerId }) => firstOn === null && lifecycle === 'potential' && ownerId !== null,
  )
  return [...fresh.slice(0, 5), ...parted, ...leads.slice(-4)]
}

function wantedRow(random: Random, firm: Firm, year: number, remark: string | null): LastRow {
  const sent =
    firm.first > 0 ? yearOf(random, firm, year) : { lastYear: nothing, earlier: nothing, later: nothing, lastShippingOn: null }
  const touches = random.between(1, 6)
  const figures: Figures<'wanted'> = {
    ...{
      lifecycle: firm.first > 0 ? 'regular' : 'potential',
      step: firm.first > 0 ? null : 'contacted',
      touches,
      // Whoever was spoken to was so on a day.
      lastTouchOn: `${year}-03-${10 + touches}`,
    },
    ...{ ...sent, thisYear: sent.later, progress: firm.first > 0 ? 'shipping' : 'talks' },
  }
  return { part: 'wanted', ...said(firm, { remark }), figures }
}

const categories = ['damage', 'delivery_service', 'delay', 'overcharge'] as const

function complainerRow(
  random: Random,
  firm: Firm,
  { year, ...sent }: ReturnType<typeof yearOf> & { year: number },
  place: number,
): LastRow {
  const complaints = random.between(2, 5)
  const [first = 'other', second = 'other'] = [categories[place % categories.length], categories[(place + 1) % categories.length]]
  const figures: Figures<'complainer'> = {
    ...{
      scale: place < 2 ? 'large' : 'medium',
      complaints,
      open: 0,
      compensationMinor: complaints * random.between(60, 180) * 100,
    },
    lastOn: `${year - 1}-${place + 8 < 10 ? '0' : ''}${place + 8}-18`,
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
