import { afterAll, beforeAll, expect, it } from 'vitest'
import { listContactBalance } from '#lib/analysis/contact-balance/service'
import type { ChartData } from '#lib/analysis/gallery/chart'
import { GALLERY } from '#lib/analysis/gallery/gallery'
import { readChart } from '#lib/analysis/gallery/service'
import { getManagerFigures, listNegatives } from '#lib/analysis/home/service'
import { keepManagerFigures } from '#lib/analysis/manager-figures/keep'
import { listMovers } from '#lib/analysis/movement/movers'
import { keepLevels } from '#lib/analysis/relationship/level/keep'
import { listLevels } from '#lib/analysis/relationship/level/service'
import { listAnswerers } from '#lib/analysis/satisfaction/service'
import { sql } from '#lib/platform/db/sql'
import { listQueue } from '#lib/records/cases/queue/service'
import { listCustomers } from '#lib/records/customers/list'
import { runScheme } from '#tests/support/import-file'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'
import { answerGroups, isAnswerGroup } from '../../../app/(crm)/analysis/satisfaction/_components/answerers-href.ts'
import { readQueue } from '../../../app/(crm)/cases/_components/list-query.ts'
import { readCustomerList } from '../../../app/(crm)/customers/_components/list-query.ts'
import { keepAsOfNight, now, openKeptCompany } from './kept-company.ts'
import type { SmallCompany } from './small-company.ts'
import { period } from './small-company.ts'

/**
 * The company of kept-company.ts with runs of every scheme that a chart draws, two of ABC and of dormancy, between which K2 shipped for 20,000.00 more. 首南 had two more customers, of 周敏: one is archived after the runs, the other merged into K3; both cost more than they
 * brought. K1 and K2 complained, in May and June. K4 was set to A by hand. K1, K2 and K5 drop, the latter of nobody.
 */
let company: SmallCompany
const executive = async () => ({ ...(await company.contextAs('executive')), now })
const drawn = ['abc', 'abc_weighted', 'rfm', 'golden_list', 'value_kinds', 'dormancy', 'loyalty', 'lifetime_value'] as const

beforeAll(async () => {
  company = await openKeptCompany()
  const { db, ids, users, outlets } = company
  const held = { ownerId: users.sales.id, outletId: outlets.shounan }
  const [archived, merged] = [await insertCustomer(db, held), await insertCustomer(db, held)]
  for (const customerId of [archived, merged])
    await insertWaybill(db, { customerId, acceptedOn: '2026-05-20', freightMinor: 10_000, costMinor: 30_000 })
  for (const scheme of ['abc', 'dormancy']) await runScheme(company, { scheme, ...period })
  await insertWaybill(db, { customerId: ids.K2, acceptedOn: '2026-06-28', freightMinor: 2_000_000 })
  for (const scheme of [...drawn, 'relationship_count', 'relationship_scale']) await runScheme(company, { scheme, ...period })
  await db.execute(sql`update customer set archived_at = now() where id = ${archived}`)
  await db.execute(sql`update customer set root_id = ${ids.K3} where id = ${merged}`)
  for (const id of [ids.K1, ids.K2, ids.K5])
    await db.execute(sql`
      insert into customer_drop (customer_id, as_of, since, level, shipments, expected, reference_per_month, price_minor, loss_minor, causes, evidence)
      values (${id}, '2026-06-30', '2026-06-01', 2, 1, 10, 10, 1000, 9000, '{}',
        '{"damaged":0,"lost":0,"promised":0,"late":0,"lateBefore":null,"complaints":0,"openComplaints":0,"priceBefore":1200,"priceNow":1200,"kindRatio":null,"rivals":[],"shareOfWallet":null}')`)
  const key = await company.keyFor('administrator')
  for (const [opened_at, category, customer] of [
    ['2026-05-31T23:30:00+08:00', 'delay', ids.K1],
    ['2026-06-01T00:30:00+08:00', 'delay', ids.K2],
    ['2026-06-30T09:00:00+08:00', 'loss', ids.K1],
  ] as const) {
    const body = { type: 'complaint', opened_at, category, customer_id: String(customer) }
    const made = await company.api('POST', '/cases', { key, body })
    if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  }
  for (const scheme of ['abc', 'abc_weighted'])
    await db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id, set_at) values (${ids.K4}, ${scheme}, 'A', '战略', ${users.sales.id}, now())`)
  const system = { ...(await company.system()), now }
  await keepAsOfNight(company)
  await keepManagerFigures(system, '2026-06-30')
  await keepLevels(system)
})
afterAll(() => company.close())

const most = 50
type Query = Record<string, string>

/** Where programs read the list of a page. */
const byApi: Readonly<Record<string, string>> = {
  '/analysis/lost': '/analysis/losses',
  '/analysis/profit': '/analysis/profits',
  '/analysis/value-change': '/analysis/value-changes',
  '/analysis/keeping': '/analysis/values',
  '/analysis/drop': '/analysis/drops',
  '/analysis/sleepers': '/analysis/sleepers',
  '/analysis/satisfaction-index/customers': '/analysis/satisfaction-index/customers',
}

async function listedByApi(path: string, query: Query): Promise<number> {
  const { status, body } = await company.api('GET', `${path}?${new URLSearchParams(query)}`, {
    key: await company.keyFor('executive'),
  })
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`)
  return body.data.length
}

const idOf = (text: string | undefined) => (text === undefined ? undefined : Number(text))

/** Pages whose lists programs do not read so, by the service that they read. */
const byService: Readonly<Record<string, (query: Query) => Promise<number>>> = {
  '/customers': async (given) => {
    const { query, dropped } = readCustomerList(given)
    if (dropped.length > 0) throw new Error(`the list knows no ${dropped.join()}`)
    return (await listCustomers(await executive(), query)).rows.length
  },
  '/cases': async (given) => {
    const { query, dropped } = readQueue(given)
    if (dropped.length > 0) throw new Error(`the queue knows no ${dropped.join()}`)
    return (await listQueue(await executive(), query)).rows.length
  },
  '/analysis/contact-balance': async ({ standing, owner, outlet }) => {
    if (standing !== 'less' && standing !== 'more' && standing !== 'even') throw new Error('no standing')
    return (await listContactBalance(await executive(), { standing, owner: idOf(owner), outlet, limit: most })).rows.length
  },
  '/analysis/satisfaction/customers': async ({ answer = '', owner, ...asked }) => {
    if (!isAnswerGroup(answer)) throw new Error('no answer')
    const query = { ...asked, ...answerGroups[answer], owner: idOf(owner), limit: most }
    return (await listAnswerers(await executive(), query)).rows.length
  },
  '/analysis/relationship/customers': async ({ scale, outlet }) =>
    (await listLevels(await executive(), { scaleCell: scale, outlet, limit: most })).rows.length,
}

async function moversOf(runId: string, { standing, present, owner, way: _way, ...asked }: Query): Promise<number> {
  const flags = { standing: standing === '1', present: present === '1' }
  return (await listMovers(await executive(), runId, { ...asked, ...flags, owner: idOf(owner), limit: most })).rows.length
}

/** How many a list shows; null for a page that lists no customers, and for the card of one. */
async function listed(href: string): Promise<number | null> {
  const [path = '', text = ''] = href.split('?')
  const query = Object.fromEntries(new URLSearchParams(text))
  const run = /^\/analysis\/runs\/(\d+)\/customers$/.exec(path)
  if (run !== null) return moversOf(run[1] ?? '', query)
  const api = byApi[path]
  if (api !== undefined) return listedByApi(api, query)
  return (await byService[path]?.(query)) ?? null
}

/** Each number of customers or complaints that a chart shows, with where it leads. */
function numbersOf({ drawing, table }: ChartData): { href: string; customers: unknown }[] {
  const place = table.columns.findIndex(({ key }) => key === 'customers' || key === 'complaints')
  const rows = place < 0 ? [] : table.rows.map(({ href, cells }) => ({ href, customers: cells[place]?.value }))
  const cells = drawing.kind === 'matrix' ? drawing.cells : []
  const bars = drawing.kind === 'bars' && drawing.axis === 'count' ? drawing.bars : []
  return [...rows, ...cells, ...bars.map(({ href, value }) => ({ href, customers: value }))].flatMap(({ href, customers }) =>
    href === undefined ? [] : [{ href, customers }],
  )
}

const hrefsOf = ({ table, drawing }: ChartData): string[] => {
  const marks = 'bars' in drawing ? drawing.bars : 'tiles' in drawing ? drawing.tiles : 'cells' in drawing ? drawing.cells : []
  return [...table.rows, ...marks].flatMap(({ href }) => (href === undefined ? [] : [href]))
}

const cuts = (): { by: 'outlet' | 'owner' | null; filters: Query }[] => [
  { by: null, filters: {} },
  { by: 'outlet', filters: { outlet: String(company.outlets.shounan) } },
  { by: 'owner', filters: { owner: String(company.users.sales.id) } },
]
/** The card of one customer. */
const alone = /^\/customers\/\d+$/

/** The numbers of customers of a chart that lead to a list, with what it shows. */
async function walk(id: string, cut: object) {
  const found = await readChart(await executive(), id, cut)
  if (found.state !== 'shown') return { state: found.state, numbers: [], hrefs: [] }
  const numbers: { href: string; customers: unknown; listed: number }[] = []
  for (const each of numbersOf(found.data)) {
    const count = await listed(each.href)
    if (count !== null) numbers.push({ ...each, listed: count })
  }
  return { state: found.state, numbers, hrefs: hrefsOf(found.data) }
}

it.each(GALLERY.map(({ id, filters }) => ({ id, filters })))(
  '$id leads to as many customers as it says, cut to an outlet or an owner too',
  async ({ id, filters }) => {
    for (const cut of cuts().filter(({ by }) => by === null || filters.includes(by))) {
      const { state, numbers, hrefs } = await walk(id, cut.filters)
      expect(['shown', 'empty']).toContain(state)
      expect(numbers).toEqual(numbers.map((each) => ({ ...each, listed: each.customers })))
      const carried = hrefs.filter((href) => !alone.test(href)).map((href) => new URLSearchParams(href.split('?')[1]))
      for (const [name, value] of Object.entries(cut.filters))
        expect(carried.map((query) => query.get(name))).toEqual(carried.map(() => value))
    }
  },
)

it('that holds of these', async () => {
  const walked = async (filters: object) => {
    const ids: string[] = []
    for (const { id } of GALLERY) if ((await walk(id, filters)).numbers.length > 0) ids.push(id)
    return ids
  }
  const classes = [
    ...['classes-abc', 'classes-abc-weighted', 'classes-rfm', 'worth-abc', 'moves-abc', 'classes-golden-list'],
    ...['worth-golden-list', 'classes-value-kinds', 'classes-dormancy', 'moves-dormancy', 'classes-loyalty'],
    ...['classes-lifetime-value', 'worth-lifetime-value', 'drops-by-level'],
  ]
  expect(await walked({})).toEqual([
    ...[...classes, 'drops-by-owner', 'true-profit', 'value-changes', 'keeping', 'losses-by-cause', 'sleepers-by-cause'],
    ...['relationship-matrix', 'upgrade-path', 'contact-balance', 'cases-by-month', 'complaints-by-category'],
    ...['satisfaction-answers', 'nps', 'satisfaction-index', 'satisfaction-items', 'team'],
  ])
  expect(await walked({ owner: String(company.users.sales.id) })).toEqual(
    expect.arrayContaining([...classes, 'losses-by-cause', 'nps', 'satisfaction-answers']),
  )
})

it('whoever costs more than it brings is counted as it is listed: without the archived', async () => {
  const ctx = await executive()
  const counted = (await getManagerFigures(ctx))?.negative
  const { rows } = await listNegatives(ctx, { limit: most })
  // What was merged into K3, 100.00 − 300.00, is its own now, of the twelve months to June.
  expect(rows.map(({ externalId, marginMinor }) => [externalId, marginMinor])).toEqual([['K3', -20_000]])
  expect(counted).toMatchObject({ customers: 1, minor: Math.round(-20_000 / 12) })
})
