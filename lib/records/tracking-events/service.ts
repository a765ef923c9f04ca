import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { welcomeShippers } from '../customers/first-waybill.ts'
import { readInstant } from '../record/instant.ts'
import { followEvents } from '../waybills/follow-events.ts'
import { statusOfCode, TRACKING_PROVIDERS } from '../waybills/status-codes.ts'
import type { NewEvent } from './repository.ts'
import { customersOf, findOutletIds, findWaybillNumbers, insertEvents, numbersOf } from './repository.ts'
import type { TrackingEventInput } from './schema.ts'

/** Why one of the events was not taken: its place from 0, the field and a key of the catalogues. */
export interface RejectedEvent {
  index: number
  name: 'waybill_no' | 'outlet_code'
  code: 'waybill_unknown' | 'outlet_unknown'
}

export interface CreatedEvents {
  created: number
  skipped: number
  rejected: RejectedEvent[]
}

/**
 * Takes tracking events in any order and again: the key (waybill, provider, instant, code) makes each of them one, and of two with one key the later in the list
 * counts. Events of waybills that are unknown or out of scope, or at an unknown outlet, are rejected, and the others stand. The waybills' status and
 * delivery follow in the same transaction.
 */
export async function createTrackingEvents(ctx: Context, inputs: readonly TrackingEventInput[]): Promise<CreatedEvents> {
  const scope = permit(ctx, 'tracking_event:create')
  return ctx.db.tx(async (db) => {
    const known = await findWaybillNumbers(db, scope, [...new Set(inputs.map((input) => input.waybill_no))])
    const outlets = await findOutletIds(db, [...new Set(inputs.flatMap((input) => input.outlet_code ?? []))])
    const rejected = inputs.flatMap((input, index) => reasonsAgainst(input, index, known, outlets))
    const bad = new Set(rejected.map((one) => one.index))
    const events = new Map<string, NewEvent>()
    for (const [index, input] of inputs.entries()) {
      const event = eventOf(input, index, ctx.company.timeZone, outlets)
      if (!bad.has(index))
        events.set(JSON.stringify([event.waybillNo, event.provider, event.occurredAt.getTime(), event.code]), event)
    }
    const created = await write({ ...ctx, db }, [...events.values()])
    const counts = { created, skipped: inputs.length - bad.size - created, rejected: bad.size }
    await audit({ ...ctx, db }, { action: 'tracking_event.create', detail: counts })
    return { created, skipped: counts.skipped, rejected }
  })
}

function reasonsAgainst(
  input: TrackingEventInput,
  index: number,
  known: ReadonlySet<string>,
  outlets: ReadonlyMap<string, number>,
): RejectedEvent[] {
  const reasons: RejectedEvent[] = []
  if (!known.has(input.waybill_no)) reasons.push({ index, name: 'waybill_no', code: 'waybill_unknown' })
  if (input.outlet_code !== undefined && !outlets.has(input.outlet_code))
    reasons.push({ index, name: 'outlet_code', code: 'outlet_unknown' })
  return reasons
}

function eventOf(input: TrackingEventInput, index: number, zone: string, outlets: ReadonlyMap<string, number>): NewEvent {
  return {
    waybillNo: input.waybill_no,
    occurredAt: readInstant(`events.${index}.occurred_at`, input.occurred_at, zone),
    provider: TRACKING_PROVIDERS.find((provider) => provider === input.provider) ?? 'unknown',
    code: input.code,
    status: statusOfCode(input.provider, input.code),
    text: input.text ?? null,
    outletId: outlets.get(input.outlet_code ?? '') ?? null,
    courierCode: input.courier_code ?? null,
  }
}

async function write(ctx: Context, events: readonly NewEvent[]): Promise<number> {
  if (events.length === 0) return 0
  const created = await insertEvents(ctx.db, events)
  if (created === 0) return 0
  const numbers = numbersOf(events)
  await followEvents(ctx.db, numbers)
  await welcomeShippers(ctx, customersOf(numbers), null)
  return created
}
