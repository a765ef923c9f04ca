import { addDays } from '#lib/core/day'
import { AppError, isAppError } from '#lib/core/errors'
import { maskName } from '#lib/core/personal'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { findDuplicates } from '#lib/platform/privacy/duplicate-check'
import { mayEver, permit } from '#lib/platform/scope/scope'
import { createContact } from '../contacts/service.ts'
import { archiveCustomer, createCustomer } from '../customers/service.ts'
import { isMobile } from '../customers/typed-phone.ts'
import { allowing } from '../record/allowing.ts'
import { findOpportunity } from './repository.ts'
import type { NoteLeadInput } from './schema.ts'
import { beginOpportunity, closeOpportunity, foundOpportunity } from './service.ts'

/** A lead that was noted, and with which colleagues the company has such a customer already; names of customers are masked. */
export interface NotedLead {
  customerId: number
  opportunityId: number
  elsewhere: string[]
}

/** Looks the lead up across the company, by its telephone number if it has one, else by its name. Whoever may not check, or has checked too often, is told nothing. */
async function heldElsewhere(ctx: Context, { name, phone }: NoteLeadInput): Promise<string[]> {
  if (!mayEver(ctx, 'duplicate:check')) return []
  const found = await findDuplicates(ctx, phone === undefined ? { name } : { phone }).catch((error: unknown) => {
    if (isAppError(error, 'rate_limited')) return []
    throw error
  })
  return found
    .filter(({ ownerId }) => ownerId !== null && ownerId !== ctx.actor.userId)
    .map((each) => `${maskName(each.name)}（${[each.ownerName, each.outletName].filter(Boolean).join(' · ')}）`)
}

/**
 * Notes a lead: a customer that has not shipped yet, the actor's own, whom to ask for, and the first step. It is to be contacted by the next day. Where somebody is named, a mobile
 * number is that person's alone, masked like every contact's; the firm's is a fixed line, or whatever was given where nobody is named. Throws `forbidden`
 * without the right to make customers, or contacts where one is named.
 */
export async function noteLead(ctx: Context, input: NoteLeadInput): Promise<NotedLead> {
  const elsewhere = await heldElsewhere(ctx, input)
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const tomorrow = addDays(dayOf(ctx.now, ctx.company.timeZone), 1)
    const phone = input.phone === undefined ? {} : { phone: input.phone }
    const customer = await createCustomer(inner, {
      name: input.name,
      kind: 'business',
      lifecycle: 'potential',
      next_touch_on: tomorrow,
      ...(input.contact_name !== undefined && isMobile(input.phone ?? '') ? {} : phone),
    })
    if (input.contact_name !== undefined)
      await createContact(inner, { customer_id: String(customer.id), name: input.contact_name, ...phone })
    const opportunityId = await beginOpportunity(inner, customer.id, {
      pieces_month: input.pieces_month ?? null,
      rival: input.rival ?? null,
      note: input.note ?? null,
    })
    return { customerId: customer.id, opportunityId, elsewhere }
  })
}

/** Minutes within which a lead that was noted by mistake can be taken back by whoever noted it. */
const takeBackMinutes = 15

/** Takes back a lead that the actor has just noted and nobody has touched since: the customer is archived. Throws `rule_violated` when it is too late, and for an opportunity of
 * a customer that stood before. */
export async function takeBackLead(ctx: Context, id: number): Promise<void> {
  const scope = permit(ctx, 'customer:create')
  await ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const stored = foundOpportunity(await findOpportunity(db, scope, id))
    const age = ctx.now.getTime() - stored.createdAt.getTime()
    const isFresh = stored.version === 1 && age <= takeBackMinutes * 60_000
    if (stored.createdById !== ctx.actor.userId || !isFresh || !stored.withCustomer)
      throw new AppError('rule_violated', {}, { detail: 'prospect.too_late' })
    await closeOpportunity(inner, scope, stored, stored.version, { step: 'lost', reason: 'other', note: null })
    // Who made it may take it back, although archiving others is not his to do.
    await archiveCustomer(allowing(inner, 'customer:archive', scope), { id: stored.customerId })
  })
}
