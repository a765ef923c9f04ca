import { AppError, isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { MOST_ROWS } from '#lib/platform/export/file'
import { errorText } from '#lib/platform/i18n/messages'
import { authorityOf, deciderName, ownCeilingOf } from './authority.ts'

/** Answers how many rows the actor may export at once without asking anybody. */
export async function mostRowsOf(ctx: Context): Promise<number> {
  return Math.min((await ownCeilingOf(ctx, 'export')) ?? MOST_ROWS, MOST_ROWS)
}

/** Throws `rule_violated` for more rows than one file holds. */
export function requireOneFile(ctx: Pick<Context, 'locale'>, rows: number): void {
  if (rows > MOST_ROWS)
    throw new AppError('rule_violated', { most: MOST_ROWS.toLocaleString(ctx.locale) }, { detail: 'export.too_many' })
}

/** Throws `rule_violated` for more rows than one file holds, and for more than the actor may export without asking. Ask for one row more than `mostRowsOf` to tell. */
export async function permitRows(ctx: Context, rows: number): Promise<void> {
  const most = await mostRowsOf(ctx)
  if (rows <= most) return
  const params = { most: most.toLocaleString(ctx.locale) }
  if (most === MOST_ROWS) throw new AppError('rule_violated', params, { detail: 'export.too_many' })
  const { decider } = await authorityOf(ctx, 'export', { amount: rows })
  throw new AppError('rule_violated', { ...params, who: deciderName(ctx, decider) }, { detail: 'export.needs_approval' })
}

/** Answers how many rows a file will have as a reader reads it; or, for one that somebody else has to approve, the sentence that says who. Other refusals are thrown on. */
export async function checkedRows(
  ctx: Pick<Context, 'locale'>,
  counting: Promise<number>,
): Promise<{ rows: string; needs: string | null }> {
  try {
    return { rows: (await counting).toLocaleString(ctx.locale), needs: null }
  } catch (error) {
    if (!isAppError(error) || error.detail !== 'export.needs_approval') throw error
    return { rows: '', needs: errorText(ctx.locale, 'export.needs_approval', error.params) }
  }
}
