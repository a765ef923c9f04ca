import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { filesByApi } from '#tests/support/files-by-api'

const { company, bring, namesStored } = filesByApi()

describe('rows', () => {
  it('are refused with all of their reasons', async () => {
    const done = await bring(
      'external_id,name,kind,customer_since,annual_marketing_cost\n,,company,2025-02-30,1.234\nB,y,business,2025-02-28,1.23\n',
    )
    expect(done).toMatchObject({ status: 'done', total: 2, created: 1, rejected: 1 })
    expect(done.lines.map((line) => line.split(',').slice(0, 2).join(' '))).toEqual([
      '2 external_id',
      '2 name',
      '2 kind',
      '2 customer_since',
      '2 annual_marketing_cost',
    ])
    expect(done.lines.every((line) => line.endsWith(',error'))).toBe(true)
    expect(await namesStored()).toEqual(['B y'])
  })

  it('with too few or too many cells are refused, and the others come in', async () => {
    const done = await bring('external_id,name,kind\nA,x\nB,y,business\nC,z,business,more\n')
    expect(done).toMatchObject({ status: 'done', total: 3, created: 1, rejected: 2 })
    expect(done.lines.map((line) => line[0])).toEqual(['2', '4'])
  })

  it('of one key: the later one wins, the earlier is skipped', async () => {
    expect(await bring('external_id,name\nA,first\nA,second\n')).toMatchObject({ total: 2, created: 1, skipped: 1 })
    expect(await namesStored()).toEqual(['A second'])
  })

  it('of one key that say different things are told of by the numbers of both, beforehand and after; those that say the same are not', async () => {
    const file = 'external_id,name,phone\nD1,一号商行,0574-63001122\nD2,二号商行,\nD2,二号商行,\nD1,四号商行,0574-63003344\n'
    const looked = await bring(file, { dry_run: 'true' })
    expect(looked).toMatchObject({ status: 'ready', warnings: 1, forecast: { created: 2, skipped: 2, rejected: 0 } })
    const told = ['2,external_id,D1,"has the code of row 5 and says something else: row 5 counts, row 2 is not written",warning']
    expect(looked.lines).toEqual(told)
    const done = await bring(file)
    expect(done).toMatchObject({ status: 'done', created: 2, skipped: 2, warnings: 1 })
    expect(done.lines).toEqual(told)
    expect(await namesStored()).toEqual(['D1 四号商行', 'D2 二号商行'])
  })

  it('may name an outlet and a manager by name where one alone has it, by code always; and are told what to write where several have it', async () => {
    await company().db.execute(sql`
      insert into outlet (external_id, name, parent_id) select c, n, ${company().outlets.shounan}::int
      from (values ('GHW', '观海卫网点'), ('TWIN1', '双子网点'), ('TWIN2', '双子网点'), ('双子', '另一网点')) v (c, n)`)
    const { name } = company().users.sales
    const done = await bring(
      `external_id,name,outlet_code,owner_email\nA,x,观海卫网点,${name}\nB,y,双子,\nC,z,双子网点,\nD,w,无此网点,无此人\nE,v,GHW,\n`,
    )
    expect(done).toMatchObject({ status: 'done', created: 3, rejected: 2 })
    expect(done.lines.map((line) => line.split(',').slice(0, 3).join(' '))).toEqual([
      '4 outlet_code 双子网点',
      '5 owner_email 无此人',
      '5 outlet_code 无此网点',
    ])
    expect(done.lines[0]).toContain('more than one')
    expect(done.lines[2]).toContain('outlet code')
    const stored = await company().db.rows(
      z.object({ text: z.string() }),
      sql`select c.external_id || ' ' || o.name || ' ' || coalesce(c.owner_id::text, '-') as text from customer c join outlet o on o.id = c.outlet_id order by 1`,
    )
    expect(stored.map((row) => row.text)).toEqual([`A 观海卫网点 ${company().users.sales.id}`, 'B 另一网点 -', 'E 观海卫网点 -'])
  })

  it('with a telephone of fewer than seven digits come in, and are told of without it', async () => {
    const done = await bring('external_id,name,phone\nA,x,12\nB,y,0574-6300112\nC,z,\n')
    expect(done).toMatchObject({ status: 'done', created: 3, warnings: 1 })
    expect(done.lines).toEqual(['2,phone,***,fewer than 7 digits in a phone number; please check,warning'])
  })

  it('that change nothing are skipped; an empty cell and an absent column leave what is stored', async () => {
    await bring('external_id,name,industry\nA,x,纺织\nB,y,机械\n')
    expect(await bring('external_id,name,industry\nA,x,\nB,z,\n')).toMatchObject({ created: 0, updated: 1, skipped: 1 })
    const stored = await company().db.rows(
      z.object({ text: z.string() }),
      sql`select name || ' ' || industry as text from customer order by 1`,
    )
    expect(stored.map((row) => row.text)).toEqual(['x 纺织', 'z 机械'])
  })

  it.each([
    ['update', { created: 1, updated: 1, skipped: 0, rejected: 0 }, ['A new', 'B y']],
    ['skip', { created: 1, updated: 0, skipped: 1, rejected: 0 }, ['A old', 'B y']],
    ['error', { created: 1, updated: 0, skipped: 0, rejected: 1 }, ['A old', 'B y']],
  ])('that are there already, on_duplicate %s', async (on_duplicate, counts, names) => {
    await bring('external_id,name\nA,old\n')
    expect(await bring('external_id,name\nA,new\nB,y\n', { on_duplicate })).toMatchObject({ status: 'done', ...counts })
    expect(await namesStored()).toEqual(names)
  })

  it('that are refused while they are written are listed with their cell', async () => {
    await bring('external_id,name\nA,old\n')
    const { lines } = await bring('external_id,name\nA,new\n', { on_duplicate: 'error' })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^2,external_id,A,/)
  })

  it('never show what a personal cell held', async () => {
    const done = await bring(`external_id,name,phone\nA,x,${'13800001111'.repeat(20)}\n`)
    expect(done).toMatchObject({ rejected: 1 })
    expect(done.lines.join()).not.toContain('1380000')
  })

  it('with what a spreadsheet would run are inert in the list of reasons', async () => {
    const done = await bring('external_id,name,kind\nA,x,=HYPERLINK(1)\nB,y,@sum\nC,z,＝1\n')
    expect(done.lines.map((line) => /^\d,kind,"?'/.test(line))).toEqual([true, true, true])
  })
})

describe('a row that names another of the same file', () => {
  it('is refused when that one is, and so are those that name it in turn', async () => {
    const done = await bring(
      'external_id,name,kind,parent_external_id\nQ1,x,company,\nQ2,y,business,Q1\nQ3,z,business,Q2\nQ4,w,business,Q5\nQ5,v,business,\n',
    )
    expect(done).toMatchObject({ status: 'done', total: 5, created: 2, rejected: 3 })
    expect(done.lines.map((line) => line.split(',').slice(0, 2).join(' '))).toEqual([
      '2 kind',
      '3 parent_external_id',
      '4 parent_external_id',
    ])
    expect(await namesStored()).toEqual(['Q4 w', 'Q5 v'])
  })

  it('that may not be named is listed as a warning: a claim names a complaint of its own customer', async () => {
    await bring('external_id,name\nK,x\nL,y\n')
    const done = await bring(
      'external_id,customer_external_id,type,opened_at,complaint_external_id\nD2,K,claim,2026-01-02,D1\nD1,K,enquiry,2026-01-01,\nD4,K,claim,2026-01-02,D3\nD3,L,complaint,2026-01-01,\nD6,K,claim,2026-01-02,D5\nD5,K,complaint,2026-01-01,\n',
      { kind: 'cases' },
    )
    expect(done).toMatchObject({ status: 'done', created: 6, rejected: 0, warnings: 2 })
    expect(done.lines.map((line) => line.split(',').slice(0, 3).join(' '))).toEqual([
      '2 complaint_external_id D1',
      '4 complaint_external_id D3',
    ])
    const linked = await company().db.rows(
      z.object({ id: z.string() }),
      sql`select external_id as id from case_record where complaint_id is not null`,
    )
    expect(linked).toEqual([{ id: 'D6' }])
  })
})
