import { z } from 'zod'
import { AppError, invalidField } from '#lib/core/errors'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { sql } from '../db/sql.ts'
import type { Limit } from '../limit/limit.ts'
import { takePoint } from '../limit/limit.ts'
import { hashPassword, maxPasswordCharacters, verifyPassword } from './password.ts'
import { passwordProblem } from './password-rules.ts'
import { revokeSessionsOf } from './session.ts'

/** What comes in when somebody changes the own password. */
export const changePasswordInput = z.strictObject({
  current_password: z
    .string()
    .min(1)
    .max(maxPasswordCharacters * 2),
  new_password: z
    .string()
    .min(1)
    .max(maxPasswordCharacters * 2),
})

const guesses: Limit = { name: 'change_password', points: 10, seconds: 15 * 60 }

/** Changes the actor's own password; ends all other sessions of the actor. Throws `invalid_request` for a wrong present password or a new one
 * that the rules refuse, and `forbidden` for anybody but a person signed in. */
export async function changePassword(ctx: Context, input: z.output<typeof changePasswordInput>): Promise<void> {
  const { userId, sessionIdHash } = ctx.actor
  if (ctx.actor.kind !== 'person' || sessionIdHash === undefined) throw new AppError('forbidden', { permission: 'password' })
  await takePoint(guesses, String(userId))
  const user = await ctx.db.prisma.appUser.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true, email: true, name: true },
  })
  if (!(await verifyPassword(user.passwordHash, input.current_password))) throw invalidField('current_password', 'password_wrong')
  const problem = passwordProblem(input.new_password, user)
  if (problem !== null) throw invalidField('new_password', problem)
  if (input.new_password === input.current_password) throw invalidField('new_password', 'password_unchanged')
  const passwordHash = await hashPassword(input.new_password)
  await ctx.db.tx(async (db) => {
    await db.execute(sql`
      update app_user set password_hash = ${passwordHash}, password_changed_at = now(), must_change_password = false, updated_at = now(),
        version = version + 1 where id = ${userId}`)
    await revokeSessionsOf(db, userId, sessionIdHash)
    await audit({ ...ctx, db }, { action: 'user.change_password', subjectType: 'user', subjectId: userId })
  })
}
