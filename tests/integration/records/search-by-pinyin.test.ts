import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { listCustomers } from '#lib/records/customers/list'
import { spellNames } from '#lib/records/spelling/keep'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { caller } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)

beforeAll(async () => {
  company = await openTestCompany()
  const { users } = company
  const add = async (name: string, owner: string) =>
    (await call('administrator', 'POST', '/customers', { name, kind: 'business', owner_email: owner })).body.id
  const first = await add('慈溪市亮禾小家电有限公司', users.sales.email)
  await add('宁波暖巢家居用品有限公司', users.salesColleague.email)
  await add('西安大雁塔商行', users.sales.email)
  await add('先锋五金厂', users.sales.email)
  await call('administrator', 'POST', '/contacts', { customer_id: first, name: '王建军' })
})
afterAll(() => company.close())

/** Names of what a user finds in the list of customers. */
async function found(user: 'sales' | 'executive', q: string): Promise<string[]> {
  const { rows } = await listCustomers(await company.contextAs(user), { q, sort: 'created' })
  return rows.map(({ name }) => name)
}
const contacts = async (q: string): Promise<number> =>
  (await call('sales', 'GET', `/contacts?q=${encodeURIComponent(q)}`)).body.data.length

describe('a customer', () => {
  it.each(['cixi', 'cixishi', 'cixis', 'Ci Xi', 'lianghexiaojiadian', 'xiaojiadian', 'liangh', 'wangjianjun', 'jianjun'])(
    'is found by its pinyin from any syllable on, or that of a contact: %s',
    async (q) => {
      // A salesperson's few customers are compared one by one, the company's are looked up by the index.
      for (const user of ['sales', 'executive'] as const) expect(await found(user, q), user).toEqual(['慈溪市亮禾小家电有限公司'])
    },
  )

  it('is found within the reader’s scope only', async () => {
    expect(await found('executive', 'nuanchao')).toEqual(['宁波暖巢家居用品有限公司'])
    expect(await found('sales', 'nuanchao')).toEqual([])
  })

  it('is not found by the middle of a syllable, nor by letters that skip one', async () => {
    for (const q of ['iang', 'ianghe', 'cishi', 'uanchao', 'lianghejiadian'])
      for (const user of ['sales', 'executive'] as const) expect(await found(user, q), `${user} ${q}`).toEqual([])
  })

  it('is found however letters fall into syllables', async () => {
    const both = ['西安大雁塔商行', '先锋五金厂']
    // 有限 holds xian too.
    expect(await found('sales', 'xian')).toEqual(['慈溪市亮禾小家电有限公司', ...both])
    expect(await found('executive', 'xianda')).toEqual(['西安大雁塔商行'])
    expect(await found('executive', 'xianfeng')).toEqual(['先锋五金厂'])
  })

  it('is found by its new name once that has changed', async () => {
    const { body: list } = await call('administrator', 'GET', '/customers?q=xianfeng')
    const { id, version } = list.data[0]
    await call('administrator', 'PATCH', `/customers/${id}`, { version, name: '曙光五金厂' })
    expect(await found('executive', 'xianfeng')).toEqual([])
    expect(await found('executive', 'shuguang')).toEqual(['曙光五金厂'])
  })
})

describe('a contact', () => {
  it('is found by the pinyin of its name', async () => {
    expect(await contacts('wangjian')).toBe(1)
    expect(await contacts('jianjun')).toBe(1)
    expect(await contacts('ianjun')).toBe(0)
  })
})

describe('names that stood before their pinyin was kept', () => {
  const textRow = z.object({ text: z.string(), version: z.int() })

  it('get it, and nothing else of them changes', async () => {
    await company.db.execute(sql`
      insert into customer (name, kind, search_text) values ('鄞州知夏服饰商行', 'business', E'鄞州知夏服饰商行\nyzzxfssx'), ('Old Ltd', 'business', E'old ltd\noldltd')`)
    await company.db.execute(sql`
      insert into contact (customer_id, name, search_text) select id, '周敏', E'周敏\nzm' from customer where name = '鄞州知夏服饰商行'`)
    await company.db.execute(sql`
      insert into name_to_spell (record, id) select 'customer', id from customer where name in ('鄞州知夏服饰商行', 'Old Ltd')
      union all select 'contact', id from contact where name = '周敏' union all select 'contact', 2000000000`)
    expect(await found('executive', 'zhixia')).toEqual([])
    expect(await spellNames(company)).toBe(4)
    expect(await found('executive', 'zhixia')).toEqual(['鄞州知夏服饰商行'])
    expect(await found('executive', 'zhoumin')).toEqual(['鄞州知夏服饰商行'])
    const row = await company.db.row(textRow, sql`select search_text as text, version from customer where name = 'Old Ltd'`)
    expect(row).toEqual({ text: 'old ltd\noldltd', version: 1 })
    expect(await spellNames(company)).toBe(0)
  })
})

describe('the pairs of a search text', () => {
  it('are not taken of its pinyin, which has nearly all of them', async () => {
    const row = await company.db.row(
      z.object({ grams: z.array(z.string()), spellings: z.array(z.string()) }),
      sql`select search_grams(E'亮禾\nlh\nLIANG HE') as grams, tsvector_to_array(search_spellings(E'亮禾\nlh\nLIANG HE')) as spellings`,
    )
    expect(row).toEqual({ grams: ['亮禾', 'lh'], spellings: ['HE', 'LIANGH'] })
  })
})
