import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { parseRecordId } from '#lib/platform/http/record-id'
import type { AnswerableOutlet } from '#lib/platform/org/answerable'
import { findAnswerable, findAnswerables } from '#lib/platform/org/answerable'
import { permit } from '#lib/platform/scope/scope'

/** Answers an outlet that may be asked or held liable, whoever names it, with its heads. Throws `not_found` for one that is none. */
export async function outletNamed(ctx: Context, id: string): Promise<AnswerableOutlet> {
  const outlet = await findAnswerable(ctx.db, parseRecordId(id))
  if (outlet === null) throw new AppError('not_found', {}, { detail: 'case.outlet_not_found' })
  return outlet
}

const MOST = 20

/** Finds outlets that may be asked, by a part of their name or code, the first few. Any of the company: a case is often another outlet's doing. */
export function findOutletsToAsk(ctx: Context, q: string | undefined): Promise<{ id: number; name: string }[]> {
  permit(ctx, 'case:update')
  return findAnswerables(ctx.db, q, MOST)
}

/** Answers the outlet of a code, such as that which delivered; null when there is none. */
export async function outletOfCode(ctx: Context, code: string | null): Promise<{ id: number; name: string } | null> {
  permit(ctx, 'case:update')
  return code === null ? null : findAnswerable(ctx.db, { externalId: code })
}
