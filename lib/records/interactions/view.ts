import type { Context } from '#lib/platform/context'
import type { Personal } from '../record/changes.ts'
import { showCustomer, showRecord } from '../record/resource.ts'
import type { InteractionRow } from './repository.ts'
import type { InteractionResource } from './schema.ts'

const hidden = () => '…'

/** What people typed may hold anything, persons' names and numbers too: an audit event says that it changed, not what it says. */
export const freeTexts: Personal = { purpose: hidden, heard: hidden, answered: hidden, result: hidden }

/** Shows an interaction as the API answers it. */
export function viewInteraction(ctx: Context, row: InteractionRow): InteractionResource {
  return {
    ...showRecord(row),
    ...showCustomer(row),
    contact_id: row.contactId === null ? null : String(row.contactId),
    user_id: String(row.userId),
    user_name: row.userName,
    channel: row.channel,
    direction: row.direction,
    occurred_at: row.occurredAt.toISOString(),
    duration_minutes: row.durationMinutes,
    purpose: row.purpose,
    heard: row.heard,
    answered: row.answered,
    result: row.result,
    cost_minor: row.costMinor,
    currency: ctx.company.currency,
    next_touch_on: row.nextTouchOn,
    archived: row.archived,
  }
}
