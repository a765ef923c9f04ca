import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { noteEvents } from '../events/log.ts'
import type { CaseResource, UpdateCaseInput } from '../schema.ts'
import { updateCase } from '../service.ts'
import { actorOf } from './settle.ts'

type Reclassification = Pick<
  UpdateCaseInput,
  'version' | 'type' | 'category' | 'subcategory' | 'priority' | 'alarms' | 'waybill_no'
>

/** Says anew what a case is about, which waybill included, or how urgent it is; as `updateCase`, with the change among the events. */
export function reclassifyCase(ctx: Context, id: RecordId, input: Reclassification): Promise<CaseResource> {
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const changed = await updateCase(inner, id, input)
    const { category, subcategory, type, priority, waybill_no: waybillNo } = changed
    const event = { caseId: Number(changed.id), kind: 'reclassified' as const, at: ctx.now, actorId: actorOf(ctx) }
    await noteEvents(inner, [{ ...event, detail: { type, category, subcategory, priority, waybill_no: waybillNo } }])
    return changed
  })
}
