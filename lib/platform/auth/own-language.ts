import type { Context } from '../context.ts'
import { sql } from '../db/sql.ts'
import type { Locale } from '../i18n/locale.ts'

/** Keeps the language in which the actor reads the product, for every browser. It is a preference and no change of the user: no version, no audit. */
export async function setOwnLanguage(ctx: Context, locale: Locale): Promise<void> {
  await ctx.db.execute(sql`update app_user set locale = ${locale} where id = ${ctx.actor.userId}`)
}
