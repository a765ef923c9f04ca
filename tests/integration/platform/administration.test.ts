import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repeatRun } from '#lib/analysis/classification/own-runs'
import { lastKept } from '#lib/analysis/last-kept/service'
import { listAudit } from '#lib/platform/audit/audit-list'
import { noteBackup } from '#lib/platform/backup/last'
import { sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { viewAdministration } from '#lib/platform/org/administration'
import { findCompanyName, setCompanyName } from '#lib/platform/org/company-name'
import { dismissFirstSteps, viewFirstSteps } from '#lib/platform/org/first-steps'
import { listRoles } from '#lib/platform/org/role-list'
import { getPerson, listPeople } from '#lib/platform/org/user-list'
import { retryRecurringJob, viewRecurringJobs } from '#lib/platform/queue/recurring-jobs'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

describe('the list of people', () => {
  it('is in the order of names as they are read, turns pages both ways, and filters', async () => {
    const ctx = await company.contextAs('administrator')
    const first = await listPeople(ctx, { limit: 5 })
    // By pinyin: cai, chen (as 沈 is read where it is no surname), dai, fang, guan.
    expect(first.rows.map(({ name }) => name)).toEqual(['财明', '沈听', '戴经理', '方首', '管安'])
    const second = await listPeople(ctx, { limit: 5, cursor: first.nextCursor ?? '' })
    expect((await listPeople(ctx, { limit: 5, cursor: second.previousCursor ?? '' })).rows).toEqual(first.rows)
    await company.db.execute(sql`update app_user set password_hash = null where id = ${company.users.sales.id}`)
    await company.db.execute(sql`update app_user set password_hash = 'x' where id = ${company.users.outlet.id}`)
    const signsIn = new Map((await listPeople(ctx, { limit: 50 })).rows.map(({ id, hasPassword }) => [id, hasPassword]))
    expect([signsIn.get(company.users.sales.id), signsIn.get(company.users.outlet.id)]).toEqual([false, true])
    const named = async (query: object) => (await listPeople(ctx, { limit: 50, ...query })).rows.map(({ name }) => name)
    expect(await named({ disabled: true })).toEqual(['停用'])
    expect(await named({ role: 'executive' })).toEqual(['宁总', '总宏'])
    expect(await named({ outlet: company.outlets.xihu })).toEqual(['钱江', '苏杭'])
    expect(await named({ q: 'SALESCOLLEAGUE' })).toEqual(['郑凯'])
    await expect(listPeople(ctx, { limit: 5, q: 'x', cursor: first.nextCursor ?? '' })).rejects.toMatchObject({
      code: 'invalid_cursor',
    })
  })

  it('names what a person refers to, and leaves out keys', async () => {
    const ctx = await company.contextAs('administrator')
    expect(await getPerson(ctx, company.users.sales.id)).toMatchObject({
      outletName: '首南营业部',
      managerName: '戴经理',
      roles: [{ role: 'sales', outletName: '首南营业部' }],
    })
    const key = await company.api('POST', '/api-keys', {
      key: await company.keyFor('administrator'),
      body: { name: '数据仓', role: 'executive' },
    })
    expect(key.status).toBe(201)
    expect((await listPeople(ctx, { limit: 50, q: '数据仓' })).rows).toEqual([])
    await expect(listPeople(await company.contextAs('executive'), { limit: 5 })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('tells how many hold each role, and what it may do here', async () => {
    const roles = await listRoles(await company.contextAs('administrator'))
    const of = (key: string) => roles.find((role) => role.key === key)
    expect(of('sales')?.people).toBe(5)
    expect(of('administrator')?.people).toBe(1)
    expect(of('finance')?.grants).toMatchObject({ 'customer:read': 'outlet_tree' })
    expect(of('finance')?.grants['user:manage']).toBeUndefined()
  })
})

describe('the audit', () => {
  const actions = async (user: UserKey, query: object) =>
    (await listAudit(await company.contextAs(user), { limit: 50, ...query })).rows.map(({ action }) => action)

  beforeAll(async () => {
    const { sales, salesHangzhou, administrator } = company.users
    await company.db.execute(sql`
      insert into audit_event (at, actor_id, action, subject_type, subject_id, detail)
      values ('2026-01-05 15:59:59Z', ${sales.id}, 'customer.update', 'customer', '7', '{"name": ["王*", "李*"]}'),
        ('2026-01-05 16:00:00Z', ${sales.id}, 'customer.archive', 'customer', '7', '{}'),
        ('2026-01-06 03:00:00Z', ${salesHangzhou.id}, 'task.create', 'task', '7', '{}'),
        ('2026-01-06 03:00:00Z', ${administrator.id}, 'user.disable', 'user', '9', '{}'),
        ('2026-01-07 03:00:00Z', null, 'analysis_run.done', 'analysis_run', '3', '{}')`)
  })
  const january = { from: '2026-01-05', to: '2026-01-07' }

  it('is read from the latest on, by person, event, record and days of the company', async () => {
    expect(await actions('administrator', january)).toEqual([
      'analysis_run.done',
      'user.disable',
      'task.create',
      'customer.archive',
      'customer.update',
    ])
    // Midnight of the 6th in Shanghai is 16:00 of the 5th in UTC.
    expect(await actions('administrator', { from: '2026-01-05', to: '2026-01-05' })).toEqual(['customer.update'])
    expect(await actions('administrator', { ...january, actor: company.users.sales.id })).toEqual([
      'customer.archive',
      'customer.update',
    ])
    expect(await actions('administrator', { ...january, action: 'task.create' })).toEqual(['task.create'])
    expect(await actions('administrator', { ...january, subjectType: 'customer', subjectId: '7' })).toHaveLength(2)
    expect(await actions('administrator', { ...january, subjectId: '7' })).toHaveLength(3)
  })

  it('is searched by who did it, by what was done and by the record at once', async () => {
    const search = (text: string, names: string[] = []) =>
      actions('administrator', { ...january, search: { text, actions: names } })
    expect(await search('周敏')).toEqual(['customer.archive', 'customer.update'])
    expect(await search('周')).toEqual(expect.arrayContaining(['customer.archive', 'customer.update']))
    expect(await search('停用', ['user.disable', 'fact_key.deactivate'])).toEqual(['user.disable'])
    expect(await search('7')).toEqual(['task.create', 'customer.archive', 'customer.update'])
    // What is found by two of them stands once; other filters hold beside.
    expect(await search('7', ['task.create'])).toEqual(['task.create', 'customer.archive', 'customer.update'])
    expect(await actions('administrator', { ...january, subjectType: 'task', search: { text: '7', actions: [] } })).toEqual([
      'task.create',
    ])
    expect(await search('没有这个人')).toEqual([])
    // The number that is printed of a record is not the one that it has.
    const printed = { text: 'GD000007', actions: [], record: { type: 'task', id: '7' } }
    expect(await actions('administrator', { ...january, search: printed })).toEqual(['task.create'])
    const reached = { ...january, search: { text: '停用', actions: ['user.disable'] } }
    expect(await actions('executiveNingbo', reached)).toEqual([])
  })

  it('turns pages without a gap where many happened at one instant', async () => {
    const ctx = await company.contextAs('administrator')
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listAudit(ctx, { ...january, limit: 2, cursor })
      seen.push(...page.rows.map(({ action }) => action))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(await actions('administrator', january))
  })

  it('finds by the number that is printed as by the id that is noted', async () => {
    const search = (record?: { type: string; id: string }) =>
      actions('administrator', { ...january, search: { text: 'GD000007', actions: [], ...(record !== undefined && { record }) } })
    expect(await search()).toEqual([])
    expect(await search({ type: 'task', id: '7' })).toEqual(['task.create'])
  })

  it('shows what those did who are within reach, and nothing to whoever may not read it', async () => {
    expect(await actions('executive', january)).toHaveLength(5)
    expect(await actions('executiveNingbo', january)).toEqual(['customer.archive', 'customer.update'])
    await expect(listAudit(await company.contextAs('sales'), { limit: 5 })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('what comes round by the clock', () => {
  it('is not there before a worker was', async () => {
    const ctx = await company.contextAs('administrator')
    expect(await viewRecurringJobs(ctx)).toBeNull()
    await expect(retryRecurringJob(ctx, '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('shows what failed until it was done since, and puts it back into the queue', async () => {
    const ctx = await company.contextAs('administrator')
    const boss = new PgBoss({ connectionString: env().DATABASE_URL, supervise: false, schedule: false })
    boss.on('error', () => {})
    await boss.start()
    try {
      await boss.createQueue('tidy', { policy: 'short', retryLimit: 0 })
      await boss.schedule('tidy', '50 3 * * *', {}, { tz: 'Asia/Shanghai' })
      const id = (await boss.send('tidy', {})) ?? ''
      expect(await viewRecurringJobs(ctx)).toMatchObject({
        scheduled: [{ name: 'tidy', waiting: 1, lastDoneAt: null }],
        failed: [],
      })
      await boss.fetch('tidy')
      await boss.fail('tidy', id, { message: 'the disk is full' })
      expect(await viewRecurringJobs(ctx)).toMatchObject({
        failed: [{ id, name: 'tidy', tries: 1, message: 'the disk is full' }],
      })
      await retryRecurringJob(ctx, id)
      await expect(retryRecurringJob(ctx, id)).rejects.toMatchObject({ code: 'not_found' })
      expect((await boss.fetch('tidy')).map((job) => job.id)).toEqual([id])
      await boss.complete('tidy', id)
      const view = await viewRecurringJobs(ctx)
      expect(view?.failed).toEqual([])
      expect(view?.scheduled[0]?.lastDoneAt).not.toBeNull()
    } finally {
      await boss.stop({ graceful: false })
    }
    await expect(viewRecurringJobs(await company.contextAs('executive'))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('a run that failed or was cancelled is asked for again with what it was asked for, and no other is', async () => {
    const ctx = await company.contextAs('administrator')
    await company.db.execute(sql`
      insert into analysis_run (id, scheme, status, parameters, as_of, from_on, to_on, currency, requested_by_id)
      values (900, 'abc', 'failed', '{"measure": "pieces", "a_share": 0.7, "b_share": 0.9}', '2026-03-31', '2025-04-01', '2026-04-01', 'CNY', 0),
        (901, 'abc', 'cancelled', '{"measure": "revenue"}', '2026-03-31', '2025-04-01', '2026-04-01', 'CNY', 0),
        (902, 'abc', 'queued', '{}', '2026-03-31', '2025-04-01', '2026-04-01', 'CNY', 0)`)
    const { id } = await repeatRun(ctx, '900')
    expect((await company.api('GET', `/runs/${id}`, { key: await company.keyFor('administrator') })).body).toMatchObject({
      status: 'queued',
      parameters: { measure: 'pieces', a_share: 0.7, b_share: 0.9 },
      as_of: '2026-03-31',
      from: '2025-04-01',
    })
    expect(await repeatRun(ctx, '901')).toEqual({ id: expect.stringMatching(/^\d+$/) })
    await expect(repeatRun(ctx, '902')).rejects.toMatchObject({ code: 'conflict' })
    await expect(repeatRun(await company.contextAs('service'), '900')).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the first steps', () => {
  it('tick themselves by what stands, and can be put aside', async () => {
    const ctx = await company.contextAs('administrator')
    expect(await viewFirstSteps(ctx)).toEqual({
      name: false,
      profile: false,
      outlets: true,
      people: true,
      customers: false,
      waybills: false,
      run: false,
    })
    await setCompanyName(ctx, '禾驿速递')
    expect(await findCompanyName(company.db)).toBe('禾驿速递')
    await company.db.execute(sql`
      with c as (insert into customer (name) values ('甲') returning id)
      insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, currency) select 'W1', id, now(), current_date, 'CNY' from c`)
    expect(await viewFirstSteps(ctx)).toMatchObject({ name: true, customers: true, waybills: true, run: false })
    await dismissFirstSteps(ctx)
    expect(await viewFirstSteps(ctx)).toBeNull()
    await expect(dismissFirstSteps(await company.contextAs('executive'))).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('what an administrator looks after', () => {
  it('names who was refused for too many guesses, keys that end soon, one-time passwords and the last backup', async () => {
    const ctx = await company.contextAs('administrator')
    const { sales, service } = company.users
    expect(await viewAdministration(ctx)).toMatchObject({ limited: [], endingKeys: [], backupAt: null })
    await company.db.execute(sql`
      insert into audit_event (at, actor_id, action, subject_type, subject_id, detail)
      select now() - make_interval(hours => h), u, 'session.limited', 'user', u::text, '{}'
      from (values (1, ${sales.id}::int), (2, ${sales.id}::int), (30, ${service.id}::int)) v (h, u)`)
    await company.db.execute(sql`
      insert into api_key (name, prefix, secret_hash, user_id, expires_at, revoked_at)
      select n, n, '', ${sales.id}::int, now() + make_interval(days => d), case when gone then now() end
      from (values ('soon', 3, false), ('over', -3, false), ('later', 200, false), ('revoked', 3, true)) v (n, d, gone)`)
    const before = (await viewAdministration(ctx)).oneTime
    await company.db.execute(sql`update app_user set must_change_password = true where id = ${service.id}`)
    const backupAt = new Date('2026-11-20T03:00:00Z')
    await noteBackup(company.db, new Date('2026-11-01T03:00:00Z'))
    await noteBackup(company.db, backupAt)
    const found = await viewAdministration(ctx)
    expect(found.limited).toEqual([{ id: sales.id, name: sales.name }])
    expect(found.endingKeys.map(({ name }) => name)).toEqual(['over', 'soon'])
    expect(found.oneTime).toBe(before + 1)
    expect(found.backupAt).toEqual(backupAt)
    await expect(viewAdministration(await company.contextAs('executive'))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('sees in the list of people who has signed in, and who still has a one-time password', async () => {
    const ctx = await company.contextAs('administrator')
    const { sales, service } = company.users
    const at = new Date('2026-11-20T01:02:03Z')
    await company.db.execute(sql`
      insert into audit_event (at, actor_id, action, subject_type, subject_id, detail)
      select ${at}::timestamptz - make_interval(days => d), ${sales.id}::int, 'session.start', 'user', '1', '{}' from generate_series(0, 2) d`)
    expect(await getPerson(ctx, sales.id)).toMatchObject({ lastSignInAt: at, oneTime: false })
    expect(await getPerson(ctx, service.id)).toMatchObject({ lastSignInAt: null, oneTime: true })
  })

  it('sees of the nights what they left, whether or not the queue remembers', async () => {
    const ctx = await company.contextAs('administrator')
    expect(await lastKept(ctx)).toEqual({ classify: null, seasons: null, watch: null })
    const at = new Date('2026-11-26T02:21:00Z')
    await company.db.execute(sql`
      insert into analysis_run (scheme, status, parameters, as_of, from_on, to_on, currency, requested_by_id, finished_at)
      select 'abc', s, '{}', '2026-11-25', '2025-11-26', '2026-11-26', 'CNY', who, ${at}::timestamptz + make_interval(hours => h)
      from (values ('done', 0, 0), ('failed', 0, 1), ('done', ${ctx.actor.userId}::int, 2)) v (s, who, h)`)
    expect(await lastKept(ctx)).toMatchObject({ classify: at })
  })
})
