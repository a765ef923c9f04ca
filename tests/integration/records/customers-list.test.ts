import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import type { Scope } from '#lib/platform/scope/scope'
import type { CustomerListQuery } from '#lib/records/customers/list'
import { countCustomers, listCustomers } from '#lib/records/customers/list'
import { holdsText } from '#lib/records/customers/search'
import { searchTextOf } from '#lib/records/customers/search-text'
import { customerSorts } from '#lib/records/customers/sorts'
import { readTerm } from '#lib/records/record/search'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

// What a list must hold is said a second time here, plainly and over all customers in memory.

interface Made {
  id: number
  name: string
  externalId: string
  kind: string
  ownerId: number | null
  outletId: number | null
  along: number[]
  abc: string | null
  abcByHand: string | null
  value: number | null
  shipped: string | null
  touch: string | null
  ratio: number | null
  created: number
  tags: string[]
  region: string | null
  archived: boolean
  contact: string
  members: string[]
}

const now = new Date('2026-06-15T04:00:00Z')
const today = '2026-06-15'
const names = [
  '张三',
  '宁波海天纸业有限公司',
  '杭州海天印刷',
  '欧阳娜娜',
  'ACME 物流',
  '𠮷野家',
  '王',
  '李四',
  '张三',
  '宁波服装厂',
]
const words = [
  '海天',
  '宁波',
  'hthy',
  'hz',
  '有限公司',
  '张三',
  '𠮷野',
  'acme',
  'k-00',
  '李',
  '王',
  '没有',
  '联系',
  '旧名',
  'haitian',
  'ningboh',
  'hai',
  'zhangs',
  'lianxi',
]
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T
const idRow = z.object({ id: z.int() })

let company: TestCompany
let userIds: number[]
let outletIds: number[]
let all: Made[]

beforeAll(async () => {
  company = await openTestCompany()
  userIds = [company.users.sales.id, company.users.salesColleague.id, company.users.salesXiaying.id]
  outletIds = [company.outlets.shounan, company.outlets.xiaying, company.outlets.dongwu, company.outlets.xihu]
  all = []
  for (let i = 0; i < 160; i += 1) all.push(await make(i))
})
afterAll(() => company.close())

async function make(i: number): Promise<Made> {
  const one: Omit<Made, 'id'> = {
    name: pick(names, i * 7),
    externalId: `K-${String(i).padStart(4, '0')}`,
    kind: i % 4 === 0 ? 'consumer' : 'business',
    ownerId: pick([null, ...userIds], i),
    outletId: pick([null, ...outletIds], i * 3 + (i >> 2)),
    along: i % 9 === 0 ? [pick(userIds, i)] : [],
    abc: pick(['A', 'B', 'C', null], i >> 1),
    abcByHand: i % 11 === 4 ? pick(['A', 'B'], i) : null,
    // Few different values, so that the order has to fall back on the id again and again.
    value: pick([null, 0, 5, 5, -3, 9_000_000_000_000_000], i),
    shipped: pick([null, '2026-06-01', '2025-12-16', '2026-06-01', '2025-12-17'], i),
    touch: pick([null, '2026-06-14', today, '2026-06-22', '2026-07-15', '2026-12-01'], i * 5),
    ratio: pick([null, 0.5, 1.5, 6.25], i >> 1),
    created: Date.parse('2026-01-01T00:00:00Z') + (i % 30) * 86_400_000,
    tags: i % 5 === 0 ? ['重点'] : [],
    region: pick(['330200', '330203', '330100', '310000', null], i),
    archived: i % 13 === 5,
    contact: i % 6 === 0 ? `联系人${i}` : '',
    members: i % 20 === 3 ? [`旧名${i}`] : [],
  }
  const row = await company.db.row(
    idRow,
    sql`
    insert into customer (name, external_id, kind, owner_id, outlet_id, created_at, tags, region_code, next_touch_on, archived_at, search_text, phone)
    values (${one.name}, ${one.externalId}, ${one.kind}, ${one.ownerId}, ${one.outletId}, ${new Date(one.created)}::timestamptz, ${one.tags}::text[],
      ${one.region}, ${one.touch}::date, case when ${one.archived} then now() end, ${searchTextOf(one.name, one.externalId)},
      ${`1380000${String(i).padStart(4, '0')}`}) returning id`,
  )
  const { id } = idRow.parse(row)
  await company.db.execute(sql`
    update customer_standing set abc_class = ${one.abc}, value_minor = ${one.value}::bigint, last_shipping_on = ${one.shipped}::date,
      dormancy_ratio = ${one.ratio}::float8 where customer_id = ${id}`)
  if (one.abcByHand !== null) {
    await company.db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id) values (${id}, 'abc', ${one.abcByHand}, '…', ${userIds[0]})`)
  }
  await company.db.execute(
    sql`insert into customer_collaborator (customer_id, user_id) select ${id}, unnest(${one.along}::int[])`,
  )
  if (one.contact !== '') {
    await company.db.execute(sql`
      insert into contact (customer_id, name, search_text, phone) values (${id}, ${one.contact}, ${searchTextOf(one.contact, null)}, '0574-8765 4321')`)
  }
  for (const name of one.members) {
    await company.db.execute(
      sql`insert into customer (name, root_id, search_text) values (${name}, ${id}, ${searchTextOf(name, null)})`,
    )
  }
  return { id, ...one }
}

function inScope(scope: Scope, one: Made): boolean {
  if (scope.kind === 'all') return true
  if (one.ownerId !== null && scope.ownerIds.includes(one.ownerId)) return true
  if (one.outletId !== null && scope.outletIds.includes(one.outletId)) return true
  return scope.collaboratorId !== null && one.along.includes(scope.collaboratorId)
}

function matches(query: CustomerListQuery, one: Made, userId: number): boolean {
  const { owner } = query
  const begins =
    one.region !== null &&
    (query.region_code === '330000'
      ? one.region.startsWith('33')
      : query.region_code === '330200'
        ? one.region.startsWith('3302')
        : one.region === query.region_code)
  const due = { overdue: '2026-06-15', today: '2026-06-16', week: '2026-06-23', month: '2026-07-16' }
  return (
    one.archived === (query.archived ?? false) &&
    (query.kind === undefined || one.kind === query.kind) &&
    (query.abc === undefined || (one.abcByHand ?? one.abc ?? 'none') === query.abc) &&
    // As of 14 June 2026, the last day that is over; 180 days before it is 16 December 2025.
    (query.churned === undefined || (one.shipped !== null && one.shipped < '2025-12-16') === query.churned) &&
    (query.tag === undefined || one.tags.includes(query.tag)) &&
    (query.region_code === undefined || begins) &&
    (owner === undefined ||
      one.ownerId === (owner === 'me' ? userId : owner === 'none' ? null : 'id' in owner ? owner.id : -1)) &&
    (query.next_touch === undefined ||
      (query.next_touch === 'none' ? one.touch === null : one.touch !== null && one.touch < due[query.next_touch])) &&
    (query.created_from === undefined || one.created >= Date.parse(`${query.created_from}T00:00:00+08:00`)) &&
    (query.created_to === undefined || one.created < Date.parse(`${query.created_to}T00:00:00+08:00`)) &&
    (query.q === undefined || holds(query.q, one))
  )
}

function holds(q: string, one: Made): boolean {
  const line = q.toLowerCase()
  if ([...line].length === 1) return one.name.toLowerCase().startsWith(line)
  return [
    searchTextOf(one.name, one.externalId),
    searchTextOf(one.contact, null),
    ...one.members.map((name) => searchTextOf(name, null)),
  ].some((text) => text.split('\n').some((part) => part.includes(line) || spelledSo(part, line)))
}

/** Whether a line of pinyin goes on so from one of its syllables. */
function spelledSo(part: string, line: string): boolean {
  const syllables = /^[A-Z]/.test(part) ? part.toLowerCase().split(' ') : []
  return syllables.some((_syllable, i) => syllables.slice(i).join('').startsWith(line.replaceAll(/[ ']/g, '')))
}

const far = { value: -Infinity, shipped: '', touch: '9', ratio: -1 }
const keyOf = {
  value: (one: Made) => one.value ?? far.value,
  last_shipping: (one: Made) => one.shipped ?? far.shipped,
  next_touch: (one: Made) => one.touch ?? far.touch,
  dormancy: (one: Made) => one.ratio ?? far.ratio,
  created: (one: Made) => one.created,
}
const collator = new Intl.Collator('zh-u-co-pinyin')

function inOrder(list: Made[], sort: (typeof customerSorts)[number], falling: boolean): number[] {
  const compare = (a: Made, b: Made) => {
    if (sort === 'name') return collator.compare(a.name, b.name) || a.id - b.id
    const [left, right] = [keyOf[sort](a), keyOf[sort](b)]
    return left < right ? -1 : left > right ? 1 : a.id - b.id
  }
  return [...list].sort(falling ? (a, b) => compare(b, a) : compare).map((one) => one.id)
}

async function pages(user: 'sales' | 'executive' | 'outlet', query: CustomerListQuery): Promise<number[]> {
  const ctx = await company.contextAs(user, now)
  const met: number[] = []
  let cursor: string | undefined
  let before: number[] = []
  do {
    const page = await listCustomers(ctx, { ...query, cursor })
    const ids = page.rows.map((row) => row.id)
    if (page.previousCursor !== null && before.length > 0) {
      const back = await listCustomers(ctx, { ...query, cursor: page.previousCursor })
      expect(back.rows.map((row) => row.id)).toEqual(before)
    }
    before = ids
    met.push(...ids)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return met
}

const users = ['sales', 'executive', 'outlet'] as const
const listed = async (user: (typeof users)[number], query: CustomerListQuery) => {
  const { actor } = await company.contextAs(user, now)
  const scope = actor.permissions['customer:read']
  if (scope === undefined) throw new Error('no scope')
  return all.filter((one) => inScope(scope, one) && matches(query, one, actor.userId))
}

describe('pages of the list', () => {
  it.each(customerSorts.flatMap((sort) => [false, true].map((falling) => ({ sort, falling }))))(
    'sorted by $sort (falling: $falling) hold everybody in scope once and in order, forwards and back',
    async ({ sort, falling }) => {
      for (const user of users) {
        const wanted = inOrder(await listed(user, {}), sort, falling)
        expect(await pages(user, { sort, falling, limit: 7 }), user).toEqual(wanted)
      }
    },
  )

  it('hold what a plain filter over everybody holds, whatever the filters, the search and the scope', async () => {
    const queries = fc.record(
      {
        q: fc.constantFrom(...words),
        kind: fc.constantFrom('consumer', 'business'),
        abc: fc.constantFrom('A', 'B', 'none'),
        tag: fc.constantFrom('重点', '没有'),
        region_code: fc.constantFrom('330000', '330200', '310000', '宁波'),
        owner: fc.constantFrom('me' as const, 'none' as const, { id: userIds[1] ?? 0 }),
        next_touch: fc.constantFrom('overdue' as const, 'today' as const, 'week' as const, 'month' as const, 'none' as const),
        churned: fc.boolean(),
        archived: fc.boolean(),
        created_from: fc.constantFrom('2026-01-05', '2026-01-20'),
        created_to: fc.constantFrom('2026-01-10', '2026-01-25'),
        sort: fc.constantFrom(...customerSorts),
        falling: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(queries, fc.constantFrom(...users), fc.integer({ min: 1, max: 30 }), async (query, user, limit) => {
        const { sort = query.q === undefined ? 'name' : 'value', falling = query.sort === undefined && query.q !== undefined } =
          query
        const wanted = inOrder(await listed(user, query), sort, falling)
        expect(await pages(user, { ...query, limit })).toEqual(wanted)
        const counted = await countCustomers(await company.contextAs(user, now), query)
        expect(counted).toEqual({ count: wanted.length, more: false })
      }),
      { numRuns: 150 },
    )
  }, 180_000)

  it('are of one query only: a cursor is refused under another filter, another sort, or after a day', async () => {
    const ctx = await company.contextAs('executive', now)
    const { nextCursor } = await listCustomers(ctx, { limit: 3 })
    const cursor = nextCursor ?? ''
    await expect(listCustomers(ctx, { limit: 3, cursor, kind: 'business' })).rejects.toMatchObject({ code: 'invalid_cursor' })
    await expect(listCustomers(ctx, { limit: 3, cursor, sort: 'value' })).rejects.toMatchObject({ code: 'invalid_cursor' })
    const later = await company.contextAs('executive', new Date(now.getTime() + 25 * 3_600_000))
    await expect(listCustomers(later, { limit: 3, cursor })).rejects.toMatchObject({ code: 'invalid_cursor' })
  })

  it('of an outlet hold everything below it', async () => {
    const ctx = await company.contextAs('executive', now)
    const below = [company.outlets.shounan, company.outlets.xiaying]
    const wanted = all
      .filter((one) => !one.archived && one.outletId !== null && below.includes(one.outletId))
      .map((one) => one.id)
    for (const outlet of [{ id: company.outlets.yinzhou }, { externalId: 'YZ' }]) {
      const { rows } = await listCustomers(ctx, { outlet, limit: 200, sort: 'created' })
      expect(rows.map((row) => row.id).sort((a, b) => a - b)).toEqual(wanted)
    }
    expect((await listCustomers(ctx, { outlet: { externalId: 'NOWHERE' } })).rows).toEqual([])
  })

  it('show consumers masked and businesses as they are', async () => {
    const { rows } = await listCustomers(await company.contextAs('executive', now), { limit: 200 })
    for (const row of rows) {
      const one = all.find(({ id }) => id === row.id)
      expect(row.name === one?.name).toBe(one?.kind !== 'consumer')
      expect(row.phone).toMatch(one?.kind === 'consumer' ? /^138\*{6}\d\d$/ : /^1380000\d{4}$/)
    }
  })
})

describe('a term that very many hold', () => {
  it('is compared row by row with the same outcome as by index', async () => {
    for (const word of words.filter((one) => [...one].length > 1)) {
      const rows = await company.db.rows(
        idRow,
        sql`
        select s.customer_id as id from customer_standing s where s.listed and ${holdsText({ text: word, spelled: readTerm(word)?.spelled ?? null }, { ids: '{}', count: 0 })} order by 1`,
      )
      const wanted = all.filter((one) => !one.archived && holds(word, one)).map((one) => one.id)
      expect(
        rows.map((row) => row.id),
        word,
      ).toEqual(wanted)
    }
  })

  it('does not hide whoever has the number that it may also be', async () => {
    const [one, other] = all
    const rows = await company.db.rows(
      idRow,
      sql`
      select s.customer_id as id from customer_standing s
      where ${holdsText({ text: '没有此词', spelled: null }, { ids: `{${one?.id},${other?.id}}`, count: 2 })} order by 1`,
    )
    expect(rows.map((row) => row.id)).toEqual([one?.id, other?.id])
  })
})

describe('a telephone number', () => {
  const found = async (q: string) =>
    (await listCustomers(await company.contextAs('executive', now), { q, limit: 200 })).rows.map((row) => row.id)
  const withContact = () => all.filter((one) => one.contact !== '' && !one.archived).map((one) => one.id)

  it('is found whole, however it is written, and by exactly its last four digits', async () => {
    const one = all[7]
    expect(await found('13800000007')).toEqual([one?.id])
    expect(await found('+86 138-0000-0007')).toEqual([one?.id])
    expect(await found('１３８００００ ０００７')).toEqual([one?.id])
    expect((await found('057487654321')).sort((a, b) => a - b)).toEqual(withContact())
    expect((await found('4321')).sort((a, b) => a - b)).toEqual(withContact())
  })

  it('is never found by a middle part, a beginning, or five of its last digits', async () => {
    for (const part of ['1380', '138000', '00000', '8765', '87654', '54321', '057487', '3800000007', '5748765']) {
      const ids = await found(part)
      expect(ids.filter((id) => withContact().includes(id) && part.includes('87'))).toEqual([])
      if (!/^0+$/.test(part)) expect(ids, part).toEqual([])
    }
  })

  it('is read as one only when it is whole or the last four', () => {
    expect(readTerm('5678')).toMatchObject({ lastFour: '5678', phones: [] })
    expect(readTerm('45678')).toMatchObject({ lastFour: null, phones: [] })
    expect(readTerm('138****5678')).toMatchObject({ lastFour: null, phones: [] })
    expect(readTerm('13812345678')).toMatchObject({ lastFour: null, phones: ['13812345678', '8613812345678', '008613812345678'] })
    expect(readTerm('  ')).toBeNull()
  })
})

describe('the list by API', () => {
  it('refuses what it does not know, and more than two hundred at once', async () => {
    const key = await company.keyFor('executive')
    const asked = async (query: string) => (await company.api('GET', `/customers?${query}`, { key })).status
    expect(await asked('limit=200&sort=-value&abc=A&owner=none&outlet=ext:NB')).toBe(200)
    for (const bad of [
      'limit=201',
      'limit=0',
      'sort=phone',
      'phone=1',
      'next_touch=soon',
      'created_from=0000-00-00',
      'created_from=2026-02-30',
      'owner=x',
      'q=%00',
      'cursor=abc',
    ])
      expect(await asked(bad), bad).toBe(400)
  })
})
