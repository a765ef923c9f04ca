import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { mayFollowComplaint } from '../case.ts'
import { noteEvents } from '../events/log.ts'
import type { CaseResource, UpdateCaseInput } from '../schema.ts'
import { getCase, updateCase } from '../service.ts'
import { actorOf } from './settle.ts'

type Reclassification = Pick<
  UpdateCaseInput,
  | 'version'
  | 'type'
  | 'category'
  | 'subcategory'
  | 'priority'
  | 'alarms'
  | 'waybill_no'
  | 'channel'
  | 'due_at'
  | 'complaint_id'
  | 'regulator_province'
  | 'description'
>

/** Says anew what a case is about, which waybill and which earlier complaint included, or how urgent it is; as `updateCase`, with the change among the events. What happened is made up for where nothing was written down; throws `rule_violated` where something was, for it is what the user said. A case of a type or
 * channel that goes on from no complaint lets go of the one that it named. */
export function reclassifyCase(ctx: Context, id: RecordId, input: Reclassification): Promise<CaseResource> {
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const stored = await getCase(inner, id)
    if (input.description !== undefined && stored.description !== null)
      throw new AppError('rule_violated', {}, { detail: 'case.words_stay' })
    const follows = mayFollowComplaint(input.type ?? stored.type, input.channel === undefined ? stored.channel : input.channel)
    const names = (input.complaint_id ?? stored.complaint_id) !== null
    const changed = await updateCase(inner, id, names && !follows ? { ...input, complaint_id: null } : input)
    const { category, subcategory, type, priority, waybill_no: waybillNo } = changed
    const event = { caseId: Number(changed.id), kind: 'reclassified' as const, at: ctx.now, actorId: actorOf(ctx) }
    await noteEvents(inner, [{ ...event, detail: { type, category, subcategory, priority, waybill_no: waybillNo } }])
    return changed
  })
}
