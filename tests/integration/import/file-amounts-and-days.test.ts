import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { filesByApi } from '#tests/support/files-by-api'

const { company, bring, namesStored } = filesByApi()

describe('amounts and dates', () => {
  const head = 'waybill_no,customer_external_id,accepted_at,freight,weight_kg,currency\n'
  beforeEach(async () => {
    await bring('external_id,name\nK,x\n')
  })
  const stored = async () =>
    (
      await company().db.rows(
        z.object({ text: z.string() }),
        sql`select concat_ws(' ', waybill_no, freight_minor, weight_grams, currency, accepted_on, to_char(accepted_at at time zone 'Asia/Shanghai', 'HH24:MI')) as text from waybill order by 1`,
      )
    ).map((row) => row.text)

  it('are kept exactly, in the decimals of their currency', async () => {
    const done = await bring(
      `${head}1,K,2026-03-01,12.3,0.25,\n2,K,2026-03-01 23:59,-0.05,1,CNY\n3,K,2026-03-01T15:59:59Z,90071992547409.91,2.5,\n4,K,2026-03-01,1234,,JPY\n5,K,2026-03-01,1.234,,KWD\n`,
      { kind: 'waybills' },
    )
    expect(done).toMatchObject({ created: 5, rejected: 0 })
    expect(await stored()).toEqual([
      '1 1230 250 CNY 2026-03-01 00:00',
      '2 -5 1000 CNY 2026-03-01 23:59',
      '3 9007199254740991 2500 CNY 2026-03-01 23:59',
      '4 1234 JPY 2026-03-01 00:00',
      '5 1234 KWD 2026-03-01 00:00',
    ])
  })

  it.each([
    ['three decimals of yuan', '1.234,,', 'freight'],
    ['a decimal of yen', '1.5,,JPY', 'freight'],
    ['more than a number can hold', '90071992547409.92,,', 'freight'],
    ['an exponent', '1e309,,', 'freight'],
    ['a grouping sign', '"1,234",,', 'freight'],
    ['a weight below nothing', '1,-1,', 'weight_kg'],
    ['a currency that is none', '1,,XXX', 'currency'],
  ])('%s is refused', async (_, cells, column) => {
    const done = await bring(`${head}1,K,2026-03-01,${cells}\n`, { kind: 'waybills' })
    expect(done).toMatchObject({ created: 0, rejected: 1 })
    expect(done.lines.map((line) => line.split(',')[1])).toContain(column)
  })

  it.each(['0000-00-00', '2026-02-30', '2026-13-01', '2026-03-01 25:00', 'yesterday', '01/02/2026'])(
    'the day %s is refused',
    async (day) => {
      expect(await bring(`${head}1,K,${day},1,,\n`, { kind: 'waybills' })).toMatchObject({ created: 0, rejected: 1 })
    },
  )

  it('are read in the format that is given, months by name too', async () => {
    const mapping = JSON.stringify({
      waybill_no: 'No',
      customer_external_id: 'Who',
      accepted_at: 'When',
      freight: { column: 'Cost', unreadable: 'empty' },
    })
    const done = await bring('No,Who,When,Cost\n1,K,02-Jun-06,free\n2,K,31-Dec-15,7\n3,K,31-Foo-15,7\n', {
      kind: 'waybills',
      mapping,
      date_format: 'dd-MMM-yy',
    })
    expect(done).toMatchObject({ created: 2, rejected: 1, warnings: 1 })
    expect(done.lines).toEqual([
      expect.stringMatching(/^2,freight,free,.*,warning$/),
      expect.stringMatching(/^4,accepted_at,31-Foo-15,.*,error$/),
    ])
    expect(await stored()).toEqual(['1 CNY 2006-06-02 00:00', '2 700 CNY 2015-12-31 00:00'])
  })

  it('of customers that are not there are refused, or make them when that is asked for', async () => {
    expect(await bring(`${head}1,新客户,2026-03-01,1,,\n`, { kind: 'waybills' })).toMatchObject({ created: 0, rejected: 1 })
    expect(await bring(`${head}1,新客户,2026-03-01,1,,\n`, { kind: 'waybills', create_missing_customers: 'true' })).toMatchObject(
      { created: 1, rejected: 0 },
    )
    expect(await namesStored()).toEqual(['K x', '新客户 新客户'])
  })
})
