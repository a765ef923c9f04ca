import { describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { filesByApi } from '#tests/support/files-by-api'

// What an import did is taken back, through the API's own door.

const { company, key, workOff, bring, namesStored } = filesByApi()

describe('a revert', () => {
  it('restores what was replaced, removes what was made, and leaves what was changed or used since', async () => {
    await bring('external_id,name\nOLD,before\nKEPT,before\n')
    const { id } = await bring('external_id,name\nOLD,after\nKEPT,after\nNEW,x\nUSED,x\n')
    await company().db.execute(sql`update customer set name = 'by hand', version = version + 1 where external_id = 'KEPT'`)
    await company().db.execute(
      sql`insert into contact (customer_id, name) select id, 'x' from customer where external_id = 'USED'`,
    )
    await company().api('POST', `/imports/${id}/revert`, { key: key() })
    await workOff()
    const { body } = await company().api('GET', `/imports/${id}`, { key: key() })
    expect(body).toMatchObject({ status: 'reverted', revert: { removed: 1, restored: 1, changed_since: 1, in_use: 1 } })
    expect(await namesStored()).toEqual(['KEPT by hand', 'OLD before', 'USED x'])
  })

  it('takes back what was in use when it is asked a second time, once nothing hangs on it; then there is nothing left to revert', async () => {
    const { id } = await bring('external_id,name\nUSED,x\nFREE,x\n')
    await company().db.execute(
      sql`insert into contact (customer_id, name) select id, 'x' from customer where external_id = 'USED'`,
    )
    const revert = async () => {
      const { status } = await company().api('POST', `/imports/${id}/revert`, { key: key() })
      await workOff()
      return { status, report: (await company().api('GET', `/imports/${id}`, { key: key() })).body.revert }
    }
    expect(await revert()).toEqual({ status: 202, report: { removed: 1, restored: 0, changed_since: 0, in_use: 1 } })
    await company().db.execute(sql`delete from contact where customer_id = (select id from customer where external_id = 'USED')`)
    expect(await revert()).toEqual({ status: 202, report: { removed: 2, restored: 0, changed_since: 0, in_use: 0 } })
    expect(await namesStored()).toEqual([])
    expect((await revert()).status).toBe(409)
  })

  it('takes back nothing more once its file was imported again', async () => {
    const file = 'external_id,name\nUSED,x\n'
    const { id } = await bring(file)
    await company().db.execute(
      sql`insert into contact (customer_id, name) select id, 'x' from customer where external_id = 'USED'`,
    )
    await company().api('POST', `/imports/${id}/revert`, { key: key() })
    await workOff()
    await bring(file)
    expect((await company().api('POST', `/imports/${id}/revert`, { key: key() })).status).toBe(409)
  })
})
