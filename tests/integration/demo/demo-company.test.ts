import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { verifyPassword } from '#lib/platform/auth/password'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { roleKeys } from '#lib/platform/org/roles'
import { searchTextOf } from '#lib/records/customers/search-text'
import { statusOfCode } from '#lib/records/waybills/status-codes'
import { demoSizes } from '#prisma/seed/demo/size'
import { cast, overdueRep } from '#prisma/seed/demo/stories/cast'
import type { MadeCompany } from './made-company.ts'
import { demoEnd, demoLastDay, openMadeCompany } from './made-company.ts'

let company: MadeCompany
beforeAll(async () => {
  company = await openMadeCompany(demoSizes.small)
}, 300_000)
afterAll(() => company.close())

const counted = z.object({ count: z.number() })
const count = async (from: Sql) => (await company.db.row(counted, sql`select count(*)::int as count from ${from}`))?.count ?? -1

describe('the small demo', () => {
  it('has as many customers as fit on one page, and its waybills', async () => {
    expect(await count(sql`customer`)).toBe(200)
    expect(Math.abs((await count(sql`waybill`)) - 20_000)).toBeLessThan(200)
    expect(await count(sql`outlet where kind = 'outlet'`)).toBe(14)
    expect(await count(sql`app_user`)).toBe(46)
  })

  it('lets one person of each role sign in, and nobody else', async () => {
    const text = await readFile(join(company.directory, 'demo-sign-ins.json'), 'utf8')
    const signIns = z.array(z.object({ email: z.string(), password: z.string(), role: z.string() })).parse(JSON.parse(text))
    expect(new Set(signIns.map(({ role }) => role))).toEqual(new Set(roleKeys))
    expect(signIns).toHaveLength(roleKeys.length)
    expect(await count(sql`app_user where password_hash is not null`)).toBe(roleKeys.length)
    const [first] = signIns
    const hash = await company.db.row(
      z.object({ hash: z.string() }),
      sql`select password_hash as hash from app_user where email = ${first?.email}`,
    )
    expect(await verifyPassword(hash?.hash ?? null, first?.password ?? '')).toBe(true)
  })

  it('nothing lies after its last day, but what is due', async () => {
    const end = sql`${demoEnd}::timestamp at time zone 'Asia/Shanghai'`
    expect(await count(sql`waybill where accepted_at >= ${end} or delivered_at >= ${end}`)).toBe(0)
    expect(await count(sql`tracking_event where occurred_at >= ${end}`)).toBe(0)
    expect(await count(sql`case_record where opened_at >= ${end} or resolved_at >= ${end} or informed_at >= ${end}`)).toBe(0)
    expect(await count(sql`interaction where occurred_at >= ${end}`)).toBe(0)
    expect(await count(sql`survey_response where answered_at >= ${end}`)).toBe(0)
  })
})

it('on levels of relationship somebody has decided: most as recommended, some otherwise and for a reason', async () => {
  const decided = await company.db.rows(
    z.object({ agrees: z.boolean(), reasoned: z.boolean(), customers: z.number() }),
    sql`
    select l.accepted = l.recommended as agrees, d.reason is not null as reasoned, count(*)::int as customers
    from customer_level l join customer_level_decision d on d.id = l.decision_id group by 1, 2 order by 1`,
  )
  expect(decided.map(({ agrees, reasoned }) => [agrees, reasoned])).toEqual([
    [false, true],
    [true, false],
  ])
  expect(decided.every(({ customers }) => customers > 0)).toBe(true)
})

it('whoever is named as a reference is of value for its reputation, as the last run found', async () => {
  const named = sql`customer_reference f join approval a on a.id = f.approval_id and a.status = 'approved'`
  const found = sql`run_assignment v on v.customer_id = f.customer_id and v.class in ('prl', 'pr', 'rl', 'r')
    and v.run_id = (select max(r.id) from analysis_run r where r.scheme = 'value_kinds' and r.published)`
  expect(await count(named)).toBeGreaterThan(0)
  expect(await count(sql`${named} join ${found}`)).toBe(await count(named))
})

it('what the general manager is asked for still waits there some days after the last one', async () => {
  const waiting = sql`approval a join approval_step s on s.approval_id = a.id and s.closed_at is null
    where a.kind in ('reference', 'parting') and a.status = 'waiting'`
  expect(await count(waiting)).toBeGreaterThan(0)
  // Five working days after the last day are over at the earliest on a Friday, when that was a Sunday.
  expect(await count(sql`${waiting} and s.due_at > ${demoEnd}::date + 4`)).toBe(await count(waiting))
})

it('a parting rests on days that were over when it was proposed', async () => {
  expect(await count(sql`parting`)).toBeGreaterThan(0)
  // `to` is the day after the last of the proof.
  const over = sql`(p.proof ->> 'to')::date <= (p.proposed_at at time zone 'Asia/Shanghai')::date`
  expect(await count(sql`parting p where ${over}`)).toBe(await count(sql`parting`))
})

it('the golden list goes by a loss of one in ten, which is noted like any change of a setting', async () => {
  const noted = sql`audit_event a where a.action = 'setting.change' and a.subject_id = 'analysis.parameters_golden_list'`
  expect(await count(noted)).toBe(1)
  const runs = sql`analysis_run r where r.scheme = 'golden_list' and r.published`
  expect(await count(runs)).toBeGreaterThan(1)
  expect(await count(sql`${runs} and (r.parameters->>'part_loss_from')::int = 5`)).toBe(await count(runs))
})

describe('the papers of firms', () => {
  it('are kept by those who own the customers; some end soon, and some have scans that are what they say', async () => {
    const papers = await count(sql`customer_paper`)
    expect(papers).toBeGreaterThan(40)
    expect(papers).toBeLessThan(400)
    const held = sql`customer_paper p join customer c on c.id = p.customer_id where p.keeper_id = c.owner_id and c.kind <> 'consumer'`
    expect(await count(held)).toBe(papers)
    expect(await count(sql`customer_paper where valid_until between ${demoEnd}::date and ${demoEnd}::date + 30`)).toBeGreaterThan(
      0,
    )
    const scans = await count(sql`paper_scan`)
    expect(scans).toBeGreaterThan(0)
    const sound = sql`paper_scan where sha256 = encode(sha256(content), 'hex') and substr(content, 1, 5) = '%PDF-'`
    expect(await count(sound)).toBe(scans)
  })
})

describe('what the product keeps beside its records is as its own services would have it', () => {
  it('sums are fresh, and last shipping days those of the waybills', async () => {
    expect(await count(sql`touched_month`)).toBe(0)
    expect(
      await count(sql`
        customer_standing s left join (
          select customer_id, max(accepted_on) as day from waybill where status <> 'cancelled' and pieces > 0 group by 1) w using (customer_id)
        where s.last_shipping_on is distinct from w.day`),
    ).toBe(0)
  })

  it('every waybill with events stands where its latest event says, and its codes mean what they say', async () => {
    expect(await count(sql`tracking_event`)).toBeGreaterThan(5_000)
    expect(
      await count(sql`
        waybill w join lateral (select status from tracking_event e where e.waybill_no = w.waybill_no order by occurred_at desc limit 1) e on true
        where e.status <> w.status`),
    ).toBe(0)
    expect(
      await count(sql`
        waybill w join lateral (select min(occurred_at) as at from tracking_event e where e.waybill_no = w.waybill_no and status = 'delivered') e on true
        where e.at is distinct from w.delivered_at and exists (select from tracking_event x where x.waybill_no = w.waybill_no)`),
    ).toBe(0)
    const codes = await company.db.rows(
      z.object({ provider: z.string(), code: z.string(), status: z.string() }),
      sql`select distinct provider, code, status from tracking_event`,
    )
    for (const { provider, code, status } of codes) expect(statusOfCode(provider, code)).toBe(status)
  })

  it('search finds customers by name, initials and code, and by their contacts', async () => {
    const rows = await company.db.rows(
      z.object({ name: z.string(), code: z.string(), own: z.string(), kept: z.string() }),
      sql`
      select c.name, c.external_id as code, c.search_text as own, s.search_text as kept from customer c join customer_search s on s.customer_id = c.id`,
    )
    expect(rows).toHaveLength(200)
    for (const { name, code, own, kept } of rows) {
      expect(own).toBe(searchTextOf(name, code))
      expect(kept.startsWith(own)).toBe(true)
    }
  })

  it('current facts are those of the history, and cases go on from complaints of the same customer', async () => {
    expect(
      await count(sql`customer_fact f join customer c on c.id = f.customer_id where c.facts -> f.key is distinct from f.value`),
    ).toBe(0)
    expect(await count(sql`case_record where complaint_id is not null`)).toBeGreaterThan(3)
    expect(
      await count(sql`
        case_record k join case_record p on p.id = k.complaint_id
        where p.type <> 'complaint' or p.customer_id <> k.customer_id or p.opened_at > k.opened_at or k.type not in ('claim', 'appeal')`),
    ).toBe(0)
    expect(
      await count(
        sql`case_record k left join waybill w on w.waybill_no = k.waybill_no where w.customer_id is distinct from k.customer_id`,
      ),
    ).toBe(0)
  })

  it('whoever is won stands at a step whose gates it has passed', async () => {
    expect(
      await count(sql`
        opportunity o where o.step in ('contacted', 'proposal') and (
          not exists (select from interaction i where i.customer_id = o.customer_id) or not exists (select from contact t where t.customer_id = o.customer_id)
          or (o.step = 'proposal' and (o.pieces_month is null
            or not exists (select from contact t where t.customer_id = o.customer_id and t.decision_role = 'decider'))))`),
    ).toBe(0)
    expect(await count(sql`opportunity where step = 'unqualified'`)).toBe(demoSizes.small.leads)
  })
})

describe('each story is found with those who play it', () => {
  const of = (name: string) => sql`join customer c on c.id = x.customer_id where c.name = ${name}`

  it('three broken parcels, then two fifths less', async () => {
    const { name } = cast.brokenParcels
    expect(await count(sql`waybill x ${of(name)} and x.damaged and x.accepted_on > ${demoEnd}::date - 45`)).toBe(3)
    expect(await count(sql`case_record x ${of(name)} and x.type = 'claim' and x.resolved_at is null`)).toBe(2)
    // As their words say: the outlet was asked for pictures and has sent none, so that its head finds something to answer under every end day.
    const asked = sql`case_record x join outlet o on o.id = x.asked_outlet_id ${of(name)} and o.name = ${cast.brokenParcels.outlet} and x.outlet_answered_at is null`
    expect(await count(sql`${asked} and x.type = 'claim' and x.resolved_at is null`)).toBe(2)
    const lately = await count(sql`waybill x ${of(name)} and x.accepted_on >= ${demoEnd}::date - 7`)
    const before = await count(
      sql`waybill x ${of(name)} and x.accepted_on >= ${demoEnd}::date - 49 and x.accepted_on < ${demoEnd}::date - 42`,
    )
    expect(lately).toBeLessThan(before * 0.6)
  })

  it('the bulk seller below cost', async () => {
    const margin = await company.db.row(
      z.object({ margin: z.number() }),
      sql`
      select (1 - sum(x.cost_minor) / sum(x.freight_minor))::float8 as margin from waybill x ${of(cast.belowCost.name)} and x.accepted_on > ${demoLastDay}::date - 365`,
    )
    expect(margin?.margin).toBeLessThan(-0.08)
  })

  it('the one that stays for the price is spuriously loyal', async () => {
    expect(await count(sql`customer_standing x ${of(cast.priceOnly.name)} and x.loyalty_class = 'spurious'`)).toBe(1)
  })

  it('the appeal is due tomorrow, with the complaint that went before', async () => {
    expect(
      await count(sql`
        case_record x ${of(cast.appeal.name)} and x.type = 'appeal' and x.resolved_at is null and x.complaint_id is not null
          and (x.due_at at time zone 'Asia/Shanghai')::date = ${demoEnd}::date + 1`),
    ).toBe(1)
    // As its words say: the outlet has answered, and an answer is drafted.
    const worked = sql`case_record x ${of(cast.appeal.name)} and x.type = 'appeal' and x.drafted_at > x.outlet_answered_at and x.reported_at is null`
    expect(await count(worked)).toBe(1)
  })

  it('nobody still asks to change the address of a parcel that was signed for', async () => {
    expect(
      await count(sql`
        case_record x join waybill w on w.waybill_no = x.waybill_no where x.type = 'request' and x.resolved_at is null
          and w.delivered_at < (${demoEnd}::date)::timestamp at time zone 'Asia/Shanghai'`),
    ).toBe(0)
  })

  it('the claim waits for the general manager', async () => {
    expect(
      await count(
        sql`case_record x ${of(cast.highClaim.name)} and x.type = 'claim' and x.subject like '%总经理%' and x.resolved_at is null`,
      ),
    ).toBe(1)
  })

  it('each of the four firms was brought by the one before', async () => {
    const chain = await company.db.rows(
      z.object({ name: z.string(), by: z.string().nullable() }),
      sql`
      select c.name, r.name as by from customer c left join customer r on r.id = c.referrer_id
      where c.name in (${cast.referrals[0].name}, ${cast.referrals[1].name}, ${cast.referrals[2].name}, ${cast.referrals[3].name})`,
    )
    const broughtBy = new Map(chain.map(({ name, by }) => [name, by]))
    for (const [place, { name }] of cast.referrals.entries())
      expect(broughtBy.get(name)).toBe(cast.referrals[place - 1]?.name ?? null)
  })

  it('two firms share owner, telephone and gate', async () => {
    const [first, second] = cast.sameOwner
    expect(
      await count(sql`
        customer a join customer b on b.phone = a.phone and b.address = a.address and b.id <> a.id
        where a.name = ${first.name} and b.name = ${second.name} and a.credit_code <> b.credit_code`),
    ).toBe(1)
  })

  it('one salesperson is far behind', async () => {
    const overdue = (name: string) =>
      count(sql`customer c join app_user u on u.id = c.owner_id where u.name = ${name} and c.next_touch_on < ${demoEnd}`)
    expect(await overdue(overdueRep)).toBeGreaterThan(15)
    expect(await overdue('史佳音')).toBeLessThan(5)
  })
})
