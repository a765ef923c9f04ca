import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { asBoolean, asInstant } from '../../record/column.ts'
import type { CaseResource } from '../schema.ts'
import { actOn } from './act.ts'
import type { AppealStepInput, RulingInput } from './schema.ts'

/** Notes a step of an appeal: its draft, or that the answer went to the regulator. Throws `rule_violated` for what is no appeal, for a step that was taken, and for an
 * answer without any record that the user was contacted: such a one is turned down. */
export function noteAppealStep(ctx: Context, id: RecordId, input: AppealStepInput): Promise<CaseResource> {
  return actOn(ctx, id, input.version, (_, stored) => {
    if (stored.type !== 'appeal') throw new AppError('rule_violated', {}, { detail: 'case.is_no_appeal' })
    const { step } = input
    const taken = step === 'drafted' ? stored.draftedAt : stored.reportedAt
    if (taken !== null || stored.reportedAt !== null) throw new AppError('rule_violated', {}, { detail: 'case.step_was_taken' })
    if (step === 'reported' && stored.heardAt === null && stored.informedAt === null)
      throw new AppError('rule_violated', {}, { detail: 'case.appeal_without_contact' })
    return { set: { [`${step}_at`]: asInstant(ctx.now) }, event: { kind: step, text: input.text } }
  })
}

/** Notes whether the regulator found an appeal effective. Throws `rule_violated` for what is no appeal. */
export function noteRuling(ctx: Context, id: RecordId, input: RulingInput): Promise<CaseResource> {
  return actOn(ctx, id, input.version, (_, stored) => {
    if (stored.type !== 'appeal') throw new AppError('rule_violated', {}, { detail: 'case.is_no_appeal' })
    return {
      set: { effective: asBoolean(input.effective) },
      event: { kind: 'reclassified', detail: { effective: input.effective } },
    }
  })
}
