import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { decode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { changePassword } from '#lib/platform/auth/change-password'
import { authOptions, sessionCookieName } from '#lib/platform/auth/next-auth'
import { hashPassword } from '#lib/platform/auth/password'
import {
  createSession,
  deleteExpiredSessions,
  findSessionContext,
  revokeSession,
  revokeSessionsOf,
} from '#lib/platform/auth/session'
import { signIn } from '#lib/platform/auth/sign-in'
import { sql } from '#lib/platform/db/sql'
import { log } from '#lib/platform/log/log'
import { createFirstAdministrator } from '#lib/platform/org/first-administrator'
import { disableUser } from '#lib/platform/org/manage-users'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { createTestDatabase } from '#tests/support/test-database'

let company: TestCompany
const password = '宁波港的三十六只海鸥飞走了'

beforeAll(async () => {
  company = await openTestCompany()
  const hash = await hashPassword(password)
  await company.db.execute(sql`update app_user set password_hash = ${hash}`)
})
afterAll(() => company.close())

const tryIn = (user: string, given = password, address = '10.0.0.1') =>
  signIn(company.db, {
    email: user in company.users ? company.users[user as UserKey].email : user,
    password: given,
    address,
    agent: 'test',
  })
const seen = (sessionId: string) => findSessionContext(company.db, sessionId, { requestId: 'r', acceptLanguage: null, log })
const wrong = { code: 'unauthenticated', detail: 'auth.wrong_sign_in' }

describe('signing in', () => {
  it('opens a session with the user’s rights, whatever the case and the blanks of the address', async () => {
    const { sessionId } = await tryIn('  SALES@Test.Yike ')
    const found = await seen(sessionId)
    expect(found?.ctx.actor).toMatchObject({ userId: company.users.sales.id, kind: 'person', roles: ['sales'] })
    expect(found?.mustChangePassword).toBe(false)
  })

  it('answers alike for a wrong password, an unknown user, a disabled one, one without password and a service user', async () => {
    await company.db.execute(sql`insert into app_user (email, name, kind, outlet_id, password_hash)
      select 'svc@test.yike', 'svc', 'service', outlet_id, password_hash from app_user where email = 'sales@test.yike'`)
    await company.db.execute(sql`update app_user set password_hash = null where email = 'nobody@test.yike'`)
    await expect(tryIn('sales', 'something else 9')).rejects.toMatchObject(wrong)
    await expect(tryIn('who@test.yike')).rejects.toMatchObject(wrong)
    await expect(tryIn('disabled')).rejects.toMatchObject(wrong)
    await expect(tryIn('nobody')).rejects.toMatchObject(wrong)
    await expect(tryIn('svc@test.yike')).rejects.toMatchObject(wrong)
    await expect(tryIn('sales', 'x'.repeat(100_000))).rejects.toMatchObject(wrong)
  })

  it('does the same hashing for an unknown user as for a wrong password', async () => {
    const argon2 = await import('@node-rs/argon2')
    const spy = vi.fn(argon2.verify)
    vi.resetModules()
    vi.doMock('@node-rs/argon2', () => ({ ...argon2, verify: spy }))
    const { verifyPassword } = await import('#lib/platform/auth/password')
    expect(await verifyPassword(null, 'anything at all')).toBe(false)
    expect(spy).toHaveBeenCalledTimes(1)
    expect(spy.mock.calls[0]?.[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    vi.doUnmock('@node-rs/argon2')
  })

  it('notes what succeeded and what did not, without the e-mail address', async () => {
    const events = await company.db.prisma.auditEvent.findMany({ where: { action: { startsWith: 'session.' } } })
    expect(events.map((event) => event.action)).toEqual(expect.arrayContaining(['session.start', 'session.refuse']))
    expect(JSON.stringify(events, (_, value) => (typeof value === 'bigint' ? Number(value) : value))).not.toContain('@')
  })
})

describe('guessing', () => {
  it('is stopped after ten tries for one user at one address, and not for the colleague beside', async () => {
    for (let index = 0; index < 10; index += 1)
      await expect(tryIn('claims', `wrong ${index}`, '10.1.1.1')).rejects.toMatchObject(wrong)
    const refused = tryIn('claims', password, '10.1.1.1')
    await expect(refused).rejects.toMatchObject({ code: 'rate_limited' })
    await refused.catch((error) => expect(error.retryAfterSeconds).toBeGreaterThan(600))
    expect((await tryIn('finance', password, '10.1.1.1')).userId).toBe(company.users.finance.id)
    expect((await tryIn('claims', password, '10.1.1.2')).userId).toBe(company.users.claims.id)
  })

  it('counts tries that come at the same time', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 25 }, () => tryIn('service', 'wrong', '10.1.1.3')))
    const limited = tries.filter((one) => one.status === 'rejected' && one.reason.code === 'rate_limited')
    expect(limited).toHaveLength(15)
  })

  it('of one user from everywhere is stopped, but not where that user has signed in before', async () => {
    await tryIn('executive', password, '10.2.0.1')
    for (let index = 0; index < 50; index += 1)
      await expect(tryIn('executive', 'wrong', `10.3.0.${index}`)).rejects.toMatchObject(wrong)
    await expect(tryIn('executive', password, '10.3.0.99')).rejects.toMatchObject({ code: 'rate_limited' })
    expect((await tryIn('executive', password, '10.2.0.1')).userId).toBe(company.users.executive.id)
  })

  it('from one address does not lock an outlet whose people have signed in there', async () => {
    await tryIn('outlet', password, '10.4.0.1')
    const { createHash } = await import('node:crypto')
    const key = `sign_in_address:${createHash('sha256').update('10.4.0.1').digest('base64url').slice(0, 22)}`
    await company.db.execute(sql`insert into rate_limit (key, points, expire) values (${key}, 300, (extract(epoch from now()) * 1000 + 600000)::int8)
      on conflict (key) do update set points = 300, expire = excluded.expire`)
    await expect(tryIn('outletXiaying', password, '10.4.0.1')).rejects.toMatchObject({ code: 'rate_limited' })
    expect((await tryIn('outlet', password, '10.4.0.1')).userId).toBe(company.users.outlet.id)
  })
})

describe('a session', () => {
  const open = () => createSession(company.db, { userId: company.users.salesColleague.id, address: 'a', agent: 'b' })

  it('is stored as a hash only', async () => {
    const id = await open()
    expect(JSON.stringify(await company.db.prisma.session.findMany())).not.toContain(id)
  })

  it('ends when it is revoked, expired, or unused for a day', async () => {
    const [revoked, expired, unused, alive] = [await open(), await open(), await open(), await open()]
    const age = (id: string, change: ReturnType<typeof sql>) =>
      company.db.execute(sql`update session set ${change} where id_hash = encode(sha256(${id}::bytea), 'hex')`)
    await revokeSession(company.db, revoked)
    await age(expired, sql`expires_at = now()`)
    await age(unused, sql`last_seen_at = now() - interval '25 hours'`)
    for (const id of [revoked, expired, unused, 'never-was']) expect(await seen(id)).toBeNull()
    expect(await seen(alive)).not.toBeNull()
    expect(await deleteExpiredSessions(company.db)).toBe(2)
  })

  it('knows at the next request that a role was taken, and that the user was disabled', async () => {
    const { salesHangzhou } = company.users
    const id = await createSession(company.db, { userId: salesHangzhou.id, address: '', agent: '' })
    expect((await seen(id))?.ctx.actor.permissions['customer:read']).toBeDefined()
    await company.db.execute(sql`delete from user_role where user_id = ${salesHangzhou.id}`)
    expect((await seen(id))?.ctx.actor.permissions).toEqual({})
    await disableUser(await company.contextAs('administrator'), salesHangzhou.id)
    expect(await seen(id)).toBeNull()
  })
})

describe('changing the password', () => {
  it('asks for the present one, keeps to the rules, ends other sessions and nothing else', async () => {
    const mine = (await tryIn('serviceManager')).sessionId
    const other = (await tryIn('serviceManager')).sessionId
    const ctx = (await seen(mine))?.ctx
    if (ctx === undefined) throw new Error('no session')
    const change = (current: string, next: string) => changePassword(ctx, { current_password: current, new_password: next })
    await expect(change('not it at all', 'a fine new sentence')).rejects.toMatchObject({
      issues: [{ name: 'current_password', code: 'password_wrong' }],
    })
    await expect(change(password, 'short')).rejects.toMatchObject({
      issues: [{ name: 'new_password', code: 'password_too_short' }],
    })
    await expect(change(password, password)).rejects.toMatchObject({ issues: [{ code: 'password_unchanged' }] })
    await change(password, 'a fine new sentence')
    expect(await seen(mine)).not.toBeNull()
    expect(await seen(other)).toBeNull()
    await expect(tryIn('serviceManager', password)).rejects.toMatchObject(wrong)
    expect((await tryIn('serviceManager', 'a fine new sentence')).mustChangePassword).toBe(false)
  })

  it('is not for keys', async () => {
    await expect(
      changePassword(await company.contextAs('sales'), { current_password: password, new_password: 'a fine new sentence' }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the first administrator', () => {
  it('signs in with the one-time password, which has to be changed', async () => {
    const empty = await createTestDatabase()
    const { openDatabase } = await import('#lib/platform/db/database')
    const database = openDatabase({ url: empty.url, max: 2 })
    await database.db.execute(sql`insert into company_setting (key, value) values ('currency', '"USD"'), ('time_zone', '"UTC"')`)
    const first = await createFirstAdministrator({ databaseUrl: empty.url })
    const signedIn = await signIn(database.db, { ...first, address: '10.9.9.9', agent: '' })
    expect(signedIn.mustChangePassword).toBe(true)
    const found = await findSessionContext(database.db, signedIn.sessionId, { requestId: 'r', acceptLanguage: null, log })
    expect(found).toMatchObject({ mustChangePassword: true, ctx: { company: { currency: 'USD', timeZone: 'UTC' } } })
    expect(found?.ctx.actor.permissions['user:manage']).toEqual({ kind: 'all' })
    await database.close()
    await empty.drop()
  })
})

describe('the transport', () => {
  type Cookies = Record<string, string>
  interface Answer {
    body: unknown
    redirect: string
    set: { name: string; value: string; line: string }[]
  }

  /** Calls next-auth as its other door, the one that takes a request and a response of Node's kind. */
  async function call(
    action: string,
    method: 'GET' | 'POST',
    cookies: Cookies,
    body: Record<string, string> = {},
  ): Promise<Answer> {
    const lines: string[] = []
    const answer: Answer = { body: undefined, redirect: '', set: [] }
    const response = {
      status: () => response,
      getHeader: () => lines,
      setHeader(name: string, value: string | string[]) {
        if (name.toLowerCase() === 'set-cookie') lines.splice(0, lines.length, ...[value].flat())
        if (name === 'Location') answer.redirect = String(value)
        return response
      },
      json(sent: unknown) {
        answer.body = sent
      },
      send(sent: unknown) {
        answer.body = sent
      },
      end: () => undefined,
    }
    const request = {
      method,
      body,
      cookies,
      headers: { 'x-forwarded-for': '10.7.7.7', 'user-agent': 'test' },
      query: { nextauth: action.split('/') },
    }
    await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, authOptions())
    answer.set = lines.map((line) => {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      return { name, value: decodeURIComponent(value), line }
    })
    return answer
  }
  async function form() {
    const answer = await call('csrf', 'GET', {})
    const { csrfToken } = z.object({ csrfToken: z.string() }).parse(answer.body)
    return { cookies: Object.fromEntries(answer.set.map((cookie) => [cookie.name, cookie.value])), csrfToken }
  }

  it('puts a session id and nothing else into an http-only cookie, and revokes it at sign-out', async () => {
    process.env.NEXTAUTH_URL = 'http://127.0.0.1:3000'
    onTestFinished(() => void Reflect.deleteProperty(process.env, 'NEXTAUTH_URL'))
    const { cookies, csrfToken } = await form()
    const email = company.users.administrator.email
    const answer = await call('callback/credentials', 'POST', cookies, { csrfToken, email, password })
    const cookie = answer.set.find((one) => one.name === sessionCookieName())
    expect(cookie?.line).toMatch(/; HttpOnly; SameSite=Lax$/)
    const token = await decode({ token: cookie?.value ?? '', secret: authOptions().secret ?? '' })
    expect(Object.keys(token ?? {}).sort()).toEqual(['exp', 'iat', 'jti', 'sid'])
    const sessionId = String(token?.sid)
    expect((await seen(sessionId))?.ctx.actor.userId).toBe(company.users.administrator.id)
    const held = { ...cookies, [sessionCookieName()]: cookie?.value ?? '' }
    expect(Object.keys(z.record(z.string(), z.unknown()).parse((await call('session', 'GET', held)).body))).toEqual(['expires'])
    await call('signout', 'POST', held, { csrfToken })
    expect(await seen(sessionId)).toBeNull()
  })

  it('opens nothing without the form’s token, or with a wrong password', async () => {
    const { cookies, csrfToken } = await form()
    const email = company.users.administrator.email
    const before = await company.db.prisma.session.count()
    const forged = await call('callback/credentials', 'POST', cookies, { csrfToken: 'forged', email, password })
    const wrongPassword = await call('callback/credentials', 'POST', cookies, { csrfToken, email, password: 'wrong' })
    for (const answer of [forged, wrongPassword])
      expect(answer.set.find((one) => one.name === sessionCookieName() && one.value !== '')).toBeUndefined()
    expect(wrongPassword.redirect).toContain('error=CredentialsSignin')
    expect(await company.db.prisma.session.count()).toBe(before)
    await revokeSessionsOf(company.db, company.users.administrator.id)
  })
})
