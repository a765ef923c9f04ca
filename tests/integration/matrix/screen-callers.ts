import { encode } from 'next-auth/jwt'
import { createSession, revokeSession } from '#lib/platform/auth/session'
import { sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { roleKeys } from '#lib/platform/org/roles'
import type { TestCompany } from '#tests/support/company'
import { userOfRole } from '#tests/support/company'

/** Those who come to a screen without a role, or may not come at all. `key alone` is a program with an administrator's API key and no session: keys open the API only. */
export const screenStrangers = [
  'signed out',
  'disabled user',
  'ended session',
  'one-time password',
  'no role',
  'key alone',
] as const
export type ScreenStranger = (typeof screenStrangers)[number]

/** Signs everybody in, and answers the header that each one's browser would send. */
export async function signInAll(company: TestCompany): Promise<(who: string) => Record<string, string>> {
  const headers = new Map<string, Record<string, string>>()
  const enter = async (who: string, userId: number): Promise<string> => {
    const { sid, cookie } = await signIn(company, userId)
    headers.set(who, { cookie })
    return sid
  }
  for (const role of roleKeys) await enter(role, company.users[userOfRole[role]].id)
  await enter('disabled user', company.users.disabled.id)
  await enter('no role', company.users.nobody.id)
  await revokeSession(company.db, await enter('ended session', company.users.administrator.id))
  await enter('one-time password', await makeNewcomer(company))
  headers.set('key alone', { authorization: `Bearer ${await company.keyFor('administrator')}` })
  return (who) => headers.get(who) ?? {}
}

/** Signs a user in: the session, and the cookie that the browser would send for it. */
export async function signIn(company: TestCompany, userId: number): Promise<{ sid: string; cookie: string }> {
  const sid = await createSession(company.db, { userId, address: '127.0.0.1', agent: 'matrix' })
  return { sid, cookie: `yike.session=${await encode({ token: { sid }, secret: env().AUTH_SECRET })}` }
}

/** An administrator who has not yet chosen a password. */
async function makeNewcomer(company: TestCompany): Promise<number> {
  const { id } = await company.db.prisma.appUser.create({
    data: { email: 'newcomer@test.yike', name: '新来', outletId: company.outlets.hq, mustChangePassword: true },
    select: { id: true },
  })
  await company.db.execute(
    sql`insert into user_role (user_id, role_key, outlet_id) values (${id}, 'administrator', ${company.outlets.hq})`,
  )
  return id
}
