import { invalidField } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { Sql } from '#lib/platform/db/sql'
import { parseRecordId } from '#lib/platform/http/record-id'
import { getUser } from '#lib/platform/org/users'
import { asDay, asInstant, asInt, asMinor, asText, asTexts } from '../record/column.ts'
import { readInstant } from '../record/instant.ts'
import type { Columns } from '../record/write.ts'
import { requireCause, requireChannel } from './dictionary.ts'
import { findOutletId } from './repository.ts'
import type { UpdateCaseInput } from './schema.ts'

const texts = [
  'external_id',
  'type',
  'category',
  'waybill_no',
  'channel',
  'source_no',
  'subject',
  'description',
  'caller_name',
  'caller_phone',
  'regulator_province',
  'root_cause',
  'resolution',
] as const
const instants = ['due_at', 'resolved_at', 'informed_at'] as const

/** Answers the columns of what was given; the complaint and the second level are left to the caller. Throws `invalid_request` for an instant that cannot be read or an outlet that is
 * unknown, `not_found` for an assignee whom the actor may not know of. */
export async function columnsOf(ctx: Context, given: Partial<UpdateCaseInput>): Promise<Columns> {
  const set: Record<string, Sql> = {}
  for (const name of texts) if (given[name] !== undefined) set[name] = asText(given[name])
  for (const name of instants) {
    const value = given[name]
    if (value !== undefined) set[name] = asInstant(value === null ? null : readInstant(name, value, ctx.company.timeZone))
  }
  if (given.channel !== undefined && given.channel !== null) await requireChannel(ctx, given.channel)
  if (given.root_cause !== undefined && given.root_cause !== null) await requireCause(ctx, given.root_cause)
  if (given.opened_at !== undefined) {
    const openedAt = readInstant('opened_at', given.opened_at, ctx.company.timeZone)
    Object.assign(set, {
      opened_at: asInstant(openedAt),
      opened_on: asDay(dayOf(openedAt, ctx.company.timeZone)),
    })
  }
  if (given.compensation_minor !== undefined) set.compensation_minor = asMinor(given.compensation_minor)
  if (given.goods_value_minor !== undefined) set.goods_value_minor = asMinor(given.goods_value_minor)
  if (given.alarms !== undefined) set.alarms = asTexts(given.alarms)
  if (given.priority !== undefined) set.priority_by_hand = asInt(given.priority)
  if (given.archived !== undefined) set.archived_at = asInstant(given.archived ? ctx.now : null)
  if (given.liable_outlet_code !== undefined) set.liable_outlet_id = asInt(await outletOf(ctx, given.liable_outlet_code))
  if (given.assignee_id !== undefined) set.assignee_id = asInt(await assigneeOf(ctx, given.assignee_id))
  return set
}

/** Any outlet may be liable, whoever names it. */
async function outletOf(ctx: Context, code: string | null): Promise<number | null> {
  if (code === null) return null
  const id = await findOutletId(ctx.db, code)
  if (id === null) throw invalidField('liable_outlet_code', 'outlet_unknown')
  return id
}

async function assigneeOf(ctx: Context, id: string | null): Promise<number | null> {
  return id === null ? null : (await getUser(ctx, parseRecordId(id))).id
}
