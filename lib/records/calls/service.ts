import type { Context } from '#lib/platform/context'
import { defined } from '#lib/platform/db/defined'
import { parseRecordId } from '#lib/platform/http/record-id'
import { mayEver, permit } from '#lib/platform/scope/scope'
import { caseNumber } from '../cases/case.ts'
import { recordCase } from '../cases/desk/intake.ts'
import { createContact } from '../contacts/service.ts'
import { createCustomer, getCustomer } from '../customers/service.ts'
import { createInteraction } from '../interactions/service.ts'
import { noteLead } from '../opportunities/leads.ts'
import { findDevelopment, getOpportunity, openOpportunity, updateOpportunity } from '../opportunities/service.ts'
import type { CallOutcome, RecordCallInput } from './schema.ts'

/** Whose call it was; a person's name is masked. */
interface OfCustomer {
  customerId: string
  customerName: string
}

/** What was made of a call. */
export type RecordedCall = OfCustomer &
  (
    | { outcome: 'need'; interactionId: string; nextTouchOn: string | null }
    | {
        outcome: 'opportunity'
        opportunityId: number
        /** Made with a new customer, begun for one that stood already, or under way before the call. */
        made: 'with_customer' | 'begun' | 'under_way'
        /** With whom the company has such a customer already; names masked. */
        elsewhere: string[]
      }
    | { outcome: 'case'; caseId: string; caseNumber: string }
  )

/** Answers what the actor may make of a call of somebody who is in a record, and of somebody who is in none. */
export function possibleOutcomes(ctx: Context): { known: CallOutcome[]; unknown: CallOutcome[] } {
  const may = (permission: string) => mayEver(ctx, permission)
  const notes = may('interaction:create')
  const records: CallOutcome[] = may('case:create') ? ['case'] : []
  return {
    known: [
      ...(notes ? (['need'] as const) : []),
      ...(notes && may('customer:update') ? (['opportunity'] as const) : []),
      ...records,
    ],
    unknown: [...(notes && may('customer:create') ? (['need', 'opportunity'] as const) : []), ...records],
  }
}

/**
 * Records what a call was, in one transaction: a need as a note of the call with the day of the next touch; an opportunity as one that is begun, or goes on where one is under
 * way, with the note of the call; anything else as a case. Somebody who is in no record becomes a customer by the rules of what is made, or a contact of the customer that is named.
 * Throws as `createInteraction`, `createContact`, `noteLead`, `openOpportunity` and `recordCase` do, `forbidden` among them.
 */
export async function recordCall(ctx: Context, input: RecordCallInput): Promise<RecordedCall> {
  permit(ctx, 'customer:read')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    if (input.outcome === 'case') return callToCase(inner, input)
    return input.outcome === 'need' ? callToNeed(inner, input) : callToOpportunity(inner, input)
  })
}

async function callToNeed(ctx: Context, input: RecordCallInput): Promise<RecordedCall> {
  const customerId = input.customer_id ?? (await newCustomer(ctx, input))
  const noted = await noteCall(ctx, customerId, await withCaller(ctx, input))
  return {
    outcome: 'need',
    ...(await named(ctx, noted.customer_id)),
    interactionId: noted.id,
    nextTouchOn: noted.next_touch_on,
  }
}

async function newCustomer(
  ctx: Context,
  { name = '', kind = 'consumer', caller_phone: phone }: RecordCallInput,
): Promise<string> {
  return String((await createCustomer(ctx, { name, kind, lifecycle: 'potential', ...defined({ phone }) })).id)
}

async function callToOpportunity(ctx: Context, input: RecordCallInput): Promise<RecordedCall> {
  const found = input.customer_id === undefined ? await newLead(ctx, input) : await developmentOf(ctx, input.customer_id, input)
  const noted = await noteCall(ctx, found.customerId, await withCaller(ctx, input))
  const { opportunityId, made, elsewhere } = found
  return { outcome: 'opportunity', ...(await named(ctx, noted.customer_id)), opportunityId, made, elsewhere }
}

interface Developed {
  customerId: string
  opportunityId: number
  made: 'with_customer' | 'begun' | 'under_way'
  elsewhere: string[]
}

async function newLead(ctx: Context, input: RecordCallInput): Promise<Developed> {
  const { name = '', caller_phone: phone, contact_name, pieces_month } = input
  const lead = await noteLead(ctx, { name, ...defined({ phone, contact_name, pieces_month }) })
  const { customerId, opportunityId, elsewhere } = lead
  return { customerId: String(customerId), opportunityId, made: 'with_customer', elsewhere }
}

/** A customer has one opportunity at a time: a call about one that is under way adds to it. */
async function developmentOf(ctx: Context, customerId: string, { pieces_month }: RecordCallInput): Promise<Developed> {
  permit(ctx, 'customer:update')
  const present = (await findDevelopment(ctx, parseRecordId(customerId)))?.opportunity
  const underWay = present !== undefined && present.closedAt === null
  const opportunityId = underWay ? present.id : await openOpportunity(ctx, parseRecordId(customerId))
  if (pieces_month !== undefined) {
    const { version } = await getOpportunity(ctx, opportunityId, 'customer:update')
    await updateOpportunity(ctx, opportunityId, { version, pieces_month })
  }
  return { customerId, opportunityId, made: underWay ? 'under_way' : 'begun', elsewhere: [] }
}

/** Somebody of a standing customer who is named and in no record becomes its contact with the number of the call: whoever calls from there again is known. */
async function withCaller(ctx: Context, input: RecordCallInput): Promise<RecordCallInput> {
  const { customer_id, contact_id, contact_name: name, caller_phone: phone } = input
  if (customer_id === undefined || contact_id !== undefined || name === undefined || phone === undefined) return input
  return { ...input, contact_id: (await createContact(ctx, { customer_id, name, phone })).id }
}

/** What was said goes into the record of what is said with customers, whatever else is made of it. */
function noteCall(ctx: Context, customerId: string, { heard, contact_id, next_touch_on }: RecordCallInput) {
  return createInteraction(ctx, {
    customer_id: customerId,
    channel: 'call',
    direction: 'inbound',
    heard,
    ...defined({ contact_id, next_touch_on }),
  })
}

async function callToCase(ctx: Context, input: RecordCallInput): Promise<RecordedCall> {
  const { type = 'request', heard: description, name: caller_name, customer_id, caller_phone, subcategory, waybill_no } = input
  const given = defined({ customer_id, caller_name, caller_phone, subcategory, waybill_no })
  const made = await recordCase(ctx, { type, channel: 'hotline', description, ...given })
  const number = caseNumber(made.id)
  return { outcome: 'case', ...(await named(ctx, made.customer_id)), caseId: made.id, caseNumber: number }
}

async function named(ctx: Context, customerId: string): Promise<OfCustomer> {
  return { customerId, customerName: (await getCustomer(ctx, parseRecordId(customerId))).name }
}
