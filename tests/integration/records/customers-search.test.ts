import { describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { listCustomers } from '#lib/records/customers/list'
import { holdsText } from '#lib/records/customers/search'
import { readTerm } from '#lib/records/record/search'
import { holds } from './list-said-again.ts'
import { companyWithList, idRow, now, words } from './listed-customers.ts'

const { company, all } = companyWithList()

describe('a term that very many hold', () => {
  it('is compared row by row with the same outcome as by index', async () => {
    for (const word of words.filter((one) => [...one].length > 1)) {
      const rows = await company().db.rows(
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
    const rows = await company().db.rows(
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
    (await listCustomers(await company().contextAs('executive', now), { q, limit: 200 })).rows.map((row) => row.id)
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
