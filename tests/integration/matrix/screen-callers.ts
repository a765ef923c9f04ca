import { encode } from 'next-auth/jwt'
import { createSession, revokeSession } from '#lib/platform/auth/session'
import { sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { roleKeys } from '#lib/platform/org/roles'
import type { TestCompany } from '#tests/support/company'
import { userOfRole } from '#tests/support/company'

/** Those who come to a screen without a role, or may not come at all. */
export const screenStrangers = ['signed out', 'disabled user', 'ended session', 'one-time password', 'no role'] as const
export type ScreenStranger = (typeof screenStrangers)[number]

/** Signs everybody in, and answers the header that each one's browser would send. */
export async function signInAll(company: TestCompany): Promise<(who: string) => Record<string, string>> {
  const cookies = new Map<string, string>()
  const enter = async (who: string, userId: number): Promise<string> => {
    const sid = await createSession(company.db, { userId, address: '127.0.0.1', agent: 'matrix' })
    cookies.set(who, `yike.session=${await encode({ token: { sid }, secret: env().AUTH_SECRET })}`)
    return sid
  }
  for (const role of roleKeys) await enter(role, company.users[userOfRole[role]].id)
  await enter('disabled user', company.users.disabled.id)
  await enter('no role', company.users.nobody.id)
  await revokeSession(company.db, await enter('ended session', company.users.administrator.id))
  await enter('one-time password', await makeNewcomer(company))
  return (who) => {
    const cookie = cookies.get(who)
    return cookie === undefined ? {} : { cookie }
  }
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
