import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import type { Bytes } from '#tests/support/files-by-api'
import { filesByApi } from '#tests/support/files-by-api'

// What becomes of one file through the API's own door: sent again, looked at first, cancelled.

const waitingForLocks = sql`
  select from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()`

const { company, key, send, workOff, bring, namesStored } = filesByApi()

describe('one file is one import', () => {
  const file = 'external_id,name\nONE,x\n'
  it('sent ten times at once, and again when it is done', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(file)))
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 202])
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    await workOff()
    expect((await send(file)).status).toBe(200)
    expect(await namesStored()).toEqual(['ONE x'])
  })

  it('with another mapping, another option or another kind is another', async () => {
    await bring('external_id,name\nTWO,x\n')
    for (const fields of [{ on_duplicate: 'skip' }, { mapping: '{"industry":"name"}' }, { dry_run: 'true' }] as const)
      expect((await send('external_id,name\nTWO,x\n', fields)).status).toBe(202)
    await workOff()
  })

  it('may come again after it was taken back', async () => {
    const { id } = await bring('external_id,name\nTHREE,x\n')
    expect((await company().api('POST', `/imports/${id}/revert`, { key: key() })).status).toBe(202)
    await workOff()
    expect(await namesStored()).toEqual([])
    expect((await bring('external_id,name\nTHREE,x\n')).created).toBe(1)
  })
})

describe('an Idempotency-Key', () => {
  const sendWith = (file: Bytes) => {
    const form = new FormData()
    form.set('kind', 'customers')
    form.set('file', new Blob([file]), 'a.csv')
    return company().api('POST', '/imports', { key: key(), body: form, headers: { 'idempotency-key': 'one-upload' } })
  }
  it('gives the first answer again for the same file, and refuses another one', async () => {
    const first = await sendWith('external_id,name\nI,x\n')
    expect(first.status).toBe(202)
    const again = await sendWith('external_id,name\nI,x\n')
    expect([again.status, again.body]).toEqual([202, first.body])
    expect((await sendWith('external_id,name\nJ,x\n')).body).toMatchObject({ status: 422, code: 'idempotency_mismatch' })
    await workOff()
  })
})

describe('steps', () => {
  it('a dry run stops when it is ready, tells what would be refused, and is applied when asked', async () => {
    const started = await send('external_id,name\nA,x\n,y\n', { dry_run: 'true' })
    await workOff()
    const at = `/imports/${started.body.id}`
    expect((await company().api('GET', at, { key: key() })).body).toMatchObject({
      status: 'ready',
      total: 2,
      rejected: 1,
      created: 0,
    })
    expect(await namesStored()).toEqual([])
    expect((await company().api('POST', `${at}/apply`, { key: key() })).status).toBe(202)
    await workOff()
    expect((await company().api('GET', at, { key: key() })).body).toMatchObject({
      status: 'done',
      total: 2,
      created: 1,
      rejected: 1,
    })
    expect((await company().api('POST', `${at}/apply`, { key: key() })).status).toBe(409)
  })

  it('one that is ready can be cancelled, and then neither applied nor cancelled', async () => {
    const started = await send('external_id,name\nCANCEL,x\n', { dry_run: 'true' })
    await workOff()
    const at = `/imports/${started.body.id}`
    expect((await company().api('POST', `${at}/cancel`, { key: key() })).body.status).toBe('cancelled')
    expect((await company().api('POST', `${at}/apply`, { key: key() })).status).toBe(409)
    expect((await company().api('POST', `${at}/cancel`, { key: key() })).status).toBe(409)
    expect(await namesStored()).toEqual([])
  })

  it('one that waits is cancelled before it begins', async () => {
    const started = await send('external_id,name\nWAITS,x\n')
    await company().api('POST', `/imports/${started.body.id}/cancel`, { key: key() })
    await workOff()
    expect((await company().api('GET', `/imports/${started.body.id}`, { key: key() })).body.status).toBe('cancelled')
    expect(await namesStored()).toEqual([])
  })

  it('one that is still being read stops in the middle of the statement, and may come again', async () => {
    const file = 'waybill_no,customer_external_id,accepted_at,freight\nW-1,NOBODY,2026-03-01,1.50\n'
    const started = await send(file, { kind: 'waybills' })
    const { db } = company()
    await db.bulk(async (client) => {
      // Whoever looks up the customers that rows name waits until the test lets go.
      await client.query('begin; lock table customer in access exclusive mode')
      const work = workOff()
      while ((await db.execute(waitingForLocks)) === 0) await turn()
      expect((await company().api('POST', `/imports/${started.body.id}/cancel`, { key: key() })).status).toBe(202)
      await work
      const { body } = await company().api('GET', `/imports/${started.body.id}`, { key: key() })
      expect(body).toMatchObject({ status: 'cancelled', created: 0 })
      await client.query('commit')
    })
    const tables = ['stage', 'row'].map((name) => `import_${name}_${started.body.id}`)
    expect(await db.execute(sql`select from pg_class where relname = any(${tables}::text[])`)).toBe(0)
    const again = await send(file, { kind: 'waybills' })
    expect([again.status, again.body.id !== started.body.id]).toEqual([202, true])
    await workOff()
  })
})
