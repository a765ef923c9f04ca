import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { parseRecordId } from '#lib/platform/http/record-id'
import type { AnswerableOutlet } from '#lib/platform/org/answerable'
import { findAnswerable } from '#lib/platform/org/answerable'

/** Answers an outlet that may be asked or held liable, whoever names it, with its heads. Throws `not_found` for one that is none. */
export async function outletNamed(ctx: Context, id: string): Promise<AnswerableOutlet> {
  const outlet = await findAnswerable(ctx.db, parseRecordId(id))
  if (outlet === null) throw new AppError('not_found', {}, { detail: 'case.outlet_not_found' })
  return outlet
}
