import { afterAll, beforeAll } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { searchTextOf } from '#lib/records/customers/search-text'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

/** A customer as it was made. */
export interface Made {
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

export const now = new Date('2026-06-15T04:00:00Z')
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
/** What is searched for. */
export const words = [
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

export const idRow = z.object({ id: z.int() })

const howMany = 160

/** A company for one file of tests with customers of every kind of holder, class, day and name, also as they were made. */
export function companyWithList() {
  let opened: TestCompany | null = null
  const all: Made[] = []
  const company = () => {
    if (opened === null) throw new Error('the company is not open yet')
    return opened
  }
  beforeAll(async () => {
    opened = await openTestCompany()
    const { users, outlets } = opened
    const userIds = [users.sales.id, users.salesColleague.id, users.salesXiaying.id]
    const outletIds = [outlets.shounan, outlets.xiaying, outlets.dongwu, outlets.xihu]
    for (let i = 0; i < howMany; i += 1) all.push(await make(opened, i, userIds, outletIds))
  })
  afterAll(() => company().close())
  return { company, all }
}

async function make({ db }: TestCompany, i: number, userIds: readonly number[], outletIds: readonly number[]): Promise<Made> {
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
    shipped: pick([null, '2026-06-01', '2025-12-15', '2026-06-01', '2025-12-16'], i),
    touch: pick([null, '2026-06-14', today, '2026-06-22', '2026-07-15', '2026-12-01'], i * 5),
    ratio: pick([null, 0.5, 1.5, 6.25], i >> 1),
    created: Date.parse('2026-01-01T00:00:00Z') + (i % 30) * 86_400_000,
    tags: i % 5 === 0 ? ['重点'] : [],
    region: pick(['330200', '330203', '330100', '310000', null], i),
    archived: i % 13 === 5,
    contact: i % 6 === 0 ? `联系人${i}` : '',
    members: i % 20 === 3 ? [`旧名${i}`] : [],
  }
  const row = await db.row(
    idRow,
    sql`
    insert into customer (name, external_id, kind, owner_id, outlet_id, created_at, tags, region_code, next_touch_on, archived_at, search_text, phone)
    values (${one.name}, ${one.externalId}, ${one.kind}, ${one.ownerId}, ${one.outletId}, ${new Date(one.created)}::timestamptz, ${one.tags}::text[],
      ${one.region}, ${one.touch}::date, case when ${one.archived} then now() end, ${searchTextOf(one.name, one.externalId)},
      ${`1380000${String(i).padStart(4, '0')}`}) returning id`,
  )
  const { id } = idRow.parse(row)
  await db.execute(sql`
    update customer_standing set abc_class = ${one.abc}, value_minor = ${one.value}::bigint, last_shipping_on = ${one.shipped}::date,
      dormancy_ratio = ${one.ratio}::float8 where customer_id = ${id}`)
  if (one.abcByHand !== null) {
    await db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id) values (${id}, 'abc', ${one.abcByHand}, '…', ${userIds[0]})`)
  }
  await db.execute(sql`insert into customer_collaborator (customer_id, user_id) select ${id}, unnest(${one.along}::int[])`)
  if (one.contact !== '') {
    await db.execute(sql`
      insert into contact (customer_id, name, search_text, phone) values (${id}, ${one.contact}, ${searchTextOf(one.contact, null)}, '0574-8765 4321')`)
  }
  for (const name of one.members) {
    await db.execute(sql`insert into customer (name, root_id, search_text) values (${name}, ${id}, ${searchTextOf(name, null)})`)
  }
  return { id, ...one }
}
