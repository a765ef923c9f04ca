import * as fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { countCustomers, listCustomers } from '#lib/records/customers/list'
import { estimateFrequency } from '#lib/records/customers/repository'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { workImport } from '#tests/support/work-import'
import { caller, mergeInto, textOf } from './relations-company.ts'

// What a search compares is written by triggers. Whatever changes customers and contacts, and in whatever order, it must be what stands in them.

let company: TestCompany
const call = caller(() => company)
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const customerRow = z.object({ id: z.int(), rootId: z.int(), text: z.string() })
const contactRow = z.object({ id: z.int(), rootId: z.int(), text: z.string(), archived: z.boolean() })
const textRow = z.object({ id: z.int(), text: z.string() })

/** The text of each root, worked out of all rows. */
async function wanted(): Promise<Record<number, string>> {
  const customers = await company.db.rows(
    customerRow,
    sql`select id, root_id as "rootId", search_text as text from customer order by root_id <> id, id`,
  )
  const contacts = await company.db.rows(
    contactRow,
    sql`
    select t.id, c.root_id as "rootId", t.search_text as text, t.archived_at is not null as archived
    from contact t join customer c on c.id = t.customer_id order by t.id`,
  )
  const texts = new Map<number, string[]>()
  for (const { rootId, text } of [...customers, ...contacts.filter((one) => !one.archived)])
    texts.set(rootId, [...(texts.get(rootId) ?? []), text])
  return Object.fromEntries([...texts].map(([id, lines]) => [id, lines.join('\n')]))
}

async function expectKept(after?: string): Promise<void> {
  const kept = await company.db.rows(textRow, sql`select customer_id as id, search_text as text from customer_search`)
  expect(Object.fromEntries(kept.map(({ id, text }) => [id, text])), after).toEqual(await wanted())
}

let number = 0
const add = async (name = `客户${number + 1}`): Promise<number> => {
  number += 1
  const { body } = await call('administrator', 'POST', '/customers', { name, external_id: `S-${number}` })
  return Number(body.id)
}
const addContact = async (customerId: number): Promise<number> => {
  number += 1
  const body = { customer_id: String(customerId), name: `联系${number}` }
  return Number((await call('administrator', 'POST', '/contacts', body)).body.id)
}
const change = async (path: string, fields: Record<string, unknown>): Promise<void> => {
  const { body } = await call('administrator', 'GET', path)
  expect((await call('administrator', 'PATCH', path, { version: body.version, ...fields })).status).toBe(200)
}
const mergeRow = z.object({ id: z.int() })

/** Each kind of change, of whatever the two numbers point at. */
const changes: Record<string, (one: number, other: number) => Promise<void>> = {
  'a new customer': async () => void (await add()),
  'a new name': async (one) => change(`/customers/${await root(one)}`, { name: `改名${one}` }),
  'a change that is none for search': async (one) => change(`/customers/${await root(one)}`, { industry: `行业${one}` }),
  'a new contact': async (one) => void (await addContact(await root(one))),
  'a contact by another name': async (one) => change(`/contacts/${await contact(one)}`, { name: `新名${one}` }),
  'a contact archived': async (one) => change(`/contacts/${await contact(one)}`, { archived: true }),
  'a contact back': async (one) => change(`/contacts/${await contact(one)}`, { archived: false }),
  'a contact of another customer': async (one, other) =>
    void (await company.db.execute(
      sql`update contact set customer_id = ${await anyCustomer(other)} where id = ${await contact(one)}`,
    )),
  'a contact deleted': async (one) => void (await company.db.execute(sql`delete from contact where id = ${await contact(one)}`)),
  'all contacts of a customer deleted': async (one) =>
    void (await company.db.execute(sql`delete from contact where customer_id = ${await anyCustomer(one)}`)),
  'a customer deleted': async (one) =>
    void (await company.db.execute(sql`
      delete from customer c where c.id = ${await anyCustomer(one)} and not exists (select from contact t where t.customer_id = c.id)
        and not exists (select from customer m where m.root_id = c.id and m.id <> c.id)
        and not exists (select from customer_merge m where c.id in (m.survivor_id, m.merged_id))`)),
  'a member made by hand': async (one) =>
    void (await company.db.execute(
      sql`insert into customer (name, root_id, search_text) values ('甲', ${await root(one)}, '甲'), ('乙', 0, '乙')`,
    )),
  'a merge': async (one, other) => {
    const [survivor, merged] = [await root(one), await root(other)]
    if (survivor === merged) return
    const [{ body: first }, { body: second }] = [
      await call('administrator', 'GET', `/customers/${survivor}`),
      await call('administrator', 'GET', `/customers/${merged}`),
    ]
    const body = {
      merged: String(merged),
      version: first.version,
      merged_version: second.version,
      fields: one % 2 ? { name: 'merged' } : {},
    }
    expect((await call('administrator', 'POST', `/customers/${survivor}/merge`, body)).status).toBe(200)
  },
  'a merge undone': async () => {
    const last = await company.db.row(
      mergeRow,
      sql`select id from customer_merge where undone_at is null order by id desc limit 1`,
    )
    if (last !== null) await call('administrator', 'POST', `/merges/${last.id}/undo`, {})
  },
  'an import of customers': async (one) =>
    void (await workImport(
      company,
      'customers',
      [await externalId(one), await externalId(one + 1), `I-${one}`].map((id, i) => ({
        external_id: id,
        name: `导入${one}-${i}`,
      })),
    )),
  'an import of contacts': async (one, other) =>
    void (await workImport(
      company,
      'contacts',
      [await externalId(one), await externalId(other)].map((id, i) => ({
        customer_external_id: id,
        name: `联络${one}`,
        external_id: `P-${one + i}`,
      })),
    )),
}

const pick = async (list: ReturnType<typeof sql>, at: number) => {
  const ids = await company.db.rows(z.object({ id: z.int() }), list)
  return ids[at % ids.length]?.id ?? 0
}
const root = (at: number) => pick(sql`select id from customer where root_id = id order by id`, at)
const anyCustomer = (at: number) => pick(sql`select id from customer order by id`, at)
const externalId = async (at: number) => {
  const id = await pick(sql`select id from customer where external_id is not null order by id`, at)
  return (await textOf(company, sql`select external_id as value from customer where id = ${id}`)) ?? ''
}
const contact = async (at: number) => {
  const id = await pick(sql`select id from contact order by id`, at)
  return id === 0 ? addContact(await root(at)) : id
}

describe('the search text of a root', () => {
  it('is that of itself, of its members and of their contacts at hand, after any changes in any order', async () => {
    for (let i = 0; i < 8; i += 1) await addContact(await add())
    const some = fc.array(fc.tuple(fc.constantFrom(...Object.keys(changes)), fc.nat(30), fc.nat(30)), {
      minLength: 1,
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(some, async (list) => {
        for (const [name, one, other] of list) {
          await changes[name]?.(one + 1, other + 1)
          await expectKept(name)
        }
      }),
      { numRuns: 20 },
    )
  }, 180_000)

  it('is not written where nothing of it has changed', async () => {
    const id = await add()
    const placeOf = async () =>
      (
        await company.db.row(
          z.object({ at: z.string() }),
          sql`select ctid::text as at from customer_search where customer_id = ${id}`,
        )
      )?.at
    const before = await placeOf()
    await change(`/customers/${id}`, { industry: '服装', owner_email: company.users.sales.email })
    expect(await placeOf()).toBe(before)
    await change(`/customers/${id}`, { name: '另一个' })
    expect(await placeOf()).not.toBe(before)
  })
})

describe('two transactions at one root', () => {
  let first: pg.Client
  let second: pg.Client
  beforeAll(async () => {
    const connect = async () => {
      const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] })
      await client.connect()
      return client
    }
    ;[first, second] = [await connect(), await connect()]
  })
  afterAll(async () => {
    await first.end()
    await second.end()
  })

  /** Runs the second statement while the first one is not yet committed, and sees that it waits. */
  async function crossed(one: string, other: string): Promise<void> {
    await first.query('begin')
    await first.query(one)
    await second.query('begin')
    const { rows } = await second.query<{ pid: number }>('select pg_backend_pid() as pid')
    const later = second.query(other)
    await expect
      .poll(() =>
        company.db.row(z.object({ waits: z.boolean() }), sql`select pg_blocking_pids(${rows[0]?.pid}::int) <> '{}' as waits`),
      )
      .toEqual({ waits: true })
    await first.query('commit')
    await later
    await second.query('commit')
    await expectKept()
  }

  const contactOf = (customerId: number, name: string) =>
    `insert into contact (customer_id, name, search_text) values (${customerId}, '${name}', '${name}')`
  const putUnder = (id: number, survivorId: number) => `update customer set root_id = ${survivorId} where id = ${id}`

  it('lose neither of two contacts', async () => {
    const id = await add()
    await crossed(contactOf(id, '甲'), contactOf(id, '乙'))
  })

  it('lose neither of two contacts of different members', async () => {
    const [survivor, one, other] = [await add(), await add(), await add()]
    await mergeInto(company, one, survivor)
    await mergeInto(company, other, survivor)
    await crossed(contactOf(one, '甲'), contactOf(other, '乙'))
  })

  it('carry a contact along that is added to a customer while it is merged, or merged away while one is added', async () => {
    for (const [before, after] of [
      [false, true],
      [true, false],
    ]) {
      const [survivor, merged] = [await add(), await add()]
      const statements = [contactOf(merged, '甲'), putUnder(merged, survivor)] as const
      await crossed(before ? statements[0] : statements[1], after ? statements[0] : statements[1])
    }
  })

  it('give a contact back that is added to a member while it comes to stand alone again, or the other way round', async () => {
    for (const contactFirst of [true, false]) {
      const [survivor, merged] = [await add(), await add()]
      await mergeInto(company, merged, survivor)
      const statements = [contactOf(merged, '甲'), putUnder(merged, merged)] as const
      await crossed(contactFirst ? statements[0] : statements[1], contactFirst ? statements[1] : statements[0])
    }
  })

  it('take the name of a member to wherever it is put meanwhile', async () => {
    const [survivor, merged, third] = [await add(), await add(), await add()]
    await addContact(merged)
    await mergeInto(company, merged, survivor)
    await crossed(putUnder(merged, third), `update contact set search_text = '新' where customer_id = ${merged}`)
  })
})

describe('a term that very many of many hold', () => {
  it('is met by walking the list, in the order asked for', async () => {
    // Texts of many bytes, so that they soon fill some of the pages that the sample takes.
    await company.db.execute(sql`
      insert into customer (name, search_text, kind, owner_id)
      select '多见' || i, '多见' || i || repeat('𠮷', 60), 'business', case when i % 3 = 0 then ${company.users.sales.id}::int end
      from generate_series(1, 15000) i`)
    await company.db.execute(
      sql`update customer_standing set value_minor = (customer_id * 7919::bigint) % 10007 where customer_id % 5 <> 0 and name like '多见%'`,
    )
    await company.db.execute(sql`analyze customer_search, customer_standing`)
    const all = { from: sql`customer_standing s`, inList: sql`s.listed` }
    const { share, within, withinInside } = await estimateFrequency(
      company.db,
      { text: '多见', spelled: null },
      all.from,
      all.inList,
    )
    expect(Math.min(share, within)).toBeGreaterThan(0.5)
    expect(withinInside).toBe(0)
    for (const [user, owner] of [
      ['executive', sql`true`],
      ['sales', sql`s.owner_id = ${company.users.sales.id}`],
    ] as const) {
      const ctx = await company.contextAs(user)
      for (const { q, sort, order } of [
        { q: '多见', sort: 'value', order: sql`coalesce(s.value_minor, -9007199254740991), s.customer_id` },
        { q: '多见', sort: 'created', order: sql`s.created_at, s.customer_id` },
        { q: '见129', sort: 'name', order: sql`s.name collate zh_pinyin, s.customer_id` },
      ] as const) {
        const rows = await company.db.rows(
          z.object({ id: z.int() }),
          sql`select s.customer_id as id from customer_standing s where s.listed and ${owner} and strpos(s.name, ${q}) > 0 order by ${order} limit 100`,
        )
        const first = await listCustomers(ctx, { q, sort, limit: 50 })
        const second =
          first.nextCursor === null ? [] : (await listCustomers(ctx, { q, sort, limit: 50, cursor: first.nextCursor })).rows
        expect([...first.rows, ...second].map((row) => row.id)).toEqual(rows.map((row) => row.id))
      }
      expect(await countCustomers(ctx, { q: '多见' })).toEqual({ count: 1000, more: true })
    }
  }, 120_000)
})
