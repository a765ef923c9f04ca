import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller, mergeInto } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)

const found = async (query: Record<string, string>, user: Parameters<typeof call>[0] = 'service') => {
  const { status, body } = await call(user, 'GET', `/cases?${new URLSearchParams(query)}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.data.map((one: { external_id: string }) => one.external_id)
}

beforeAll(async () => {
  company = await openTestCompany()
  const merged = await insertCustomer(company.db, { externalId: 'L-MERGED', outletId: company.outlets.shounan })
  const survivor = await insertCustomer(company.db, { externalId: 'L-OWN', outletId: company.outlets.shounan })
  await mergeInto(company, merged, survivor)
  const rows = [
    {
      external_id: 'L1',
      customer: survivor,
      opened_at: '2026-05-01',
      due_at: '2026-05-09',
      type: 'complaint',
      category: 'delay',
      channel: 'wechat',
      subject: 'Late at 余姚',
    },
    {
      external_id: 'L2',
      customer: survivor,
      opened_at: '2026-05-03',
      due_at: null,
      type: 'enquiry',
      source_no: 'N-5',
      channel: 'mail',
    },
    {
      external_id: 'L3',
      customer: merged,
      opened_at: '2026-05-02',
      due_at: '2026-05-05',
      type: 'claim',
      resolved_at: '2026-05-04',
      waybill_no: 'W9',
    },
  ]
  for (const { customer, ...row } of rows) {
    const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
    expect(
      (
        await call('administrator', 'POST', '/cases', {
          customer_id: String(customer),
          assignee_id: String(company.users.claims.id),
          ...given,
        })
      ).status,
    ).toBe(201)
  }
})
afterAll(() => company.close())
const mine = { customer: 'ext:L-OWN' }

it('the list of cases is in the order of opening or of what is due, those without a date at the end', async () => {
  expect(await found(mine)).toEqual(['L2', 'L3', 'L1'])
  expect(await found({ ...mine, sort: 'opened_at' })).toEqual(['L1', 'L3', 'L2'])
  expect(await found({ ...mine, sort: 'due_at' })).toEqual(['L3', 'L1', 'L2'])
})

it('the list of cases is narrowed by each of its filters', async () => {
  const cases: [Record<string, string>, string[]][] = [
    [{ type: 'claim' }, ['L3']],
    [{ category: 'delay' }, ['L1']],
    [{ channel: 'mail' }, ['L2']],
    [{ state: 'open' }, ['L2', 'L1']],
    [{ state: 'resolved' }, ['L3']],
    [{ due_before: '2026-05-09' }, ['L3']],
    [{ from: '2026-05-02', to: '2026-05-03' }, ['L3']],
    [{ waybill_no: 'W9' }, ['L3']],
    [{ assignee: String(company.users.claims.id) }, ['L2', 'L3', 'L1']],
    [{ assignee: String(company.users.service.id) }, []],
    [{ q: 'late at' }, ['L1']],
    [{ q: '余姚' }, ['L1']],
    [{ q: 'N-5' }, ['L2']],
    [{ q: 'W9' }, ['L3']],
    [{ archived: 'true' }, []],
  ]
  for (const [query, expected] of cases) expect(await found({ ...mine, ...query }), JSON.stringify(query)).toEqual(expected)
})

it('the list of cases is read to its end in pages of one, in either direction of what is due', async () => {
  for (const sort of ['due_at', '-due_at', 'opened_at']) {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const more: Record<string, string> = cursor === '' ? {} : { cursor }
      const { body } = await call('service', 'GET', `/cases?${new URLSearchParams({ ...mine, sort, limit: '1', ...more })}`)
      seen.push(...body.data.map((one: { external_id: string }) => one.external_id))
      cursor = body.next_cursor
    }
    expect(seen, sort).toEqual(await found({ ...mine, sort }))
  }
})

it('the list of cases leaves out an archived case until it is asked for', async () => {
  const old = { customer_external_id: 'L-OWN', type: 'complaint', opened_at: '2026-03-05T09:30:00+08:00', external_id: 'OLD' }
  const { id } = (await call('service', 'POST', '/cases', old)).body
  await call('service', 'PATCH', `/cases/${id}`, { version: 1, archived: true })
  expect(await found({ q: 'OLD' })).toEqual([])
  expect(await found({ q: 'OLD', archived: 'true' })).toEqual(['OLD'])
})
