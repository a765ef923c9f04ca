'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { noteLead, takeBackLead } from '#lib/records/opportunities/leads'
import {
  criteriaInput,
  loseInput,
  moveInput,
  noteLeadInput,
  scoreInput,
  updateOpportunityInput,
} from '#lib/records/opportunities/schema'
import { loseOpportunity, moveOpportunity, openOpportunity, updateOpportunity } from '#lib/records/opportunities/service'
import { changeCriteria, scoreProspect } from '#lib/records/selection/service'

const id = z.int().positive()

/** A lead in one line. */
export const noteOneLead = action({
  name: 'prospect.note',
  permission: 'customer:create',
  input: noteLeadInput,
  handler: (ctx, input) => noteLead(ctx, input),
})

/** Takes back a lead that was noted by mistake. */
export const takeBackOneLead = action({
  name: 'prospect.take_back',
  permission: 'customer:create',
  input: z.strictObject({ id }),
  handler: (ctx, input) => takeBackLead(ctx, input.id),
})

/** Begins to win a customer that stands already. */
export const beginDevelopment = action({
  name: 'prospect.begin',
  permission: 'customer:update',
  input: z.strictObject({ customer: recordId }),
  handler: (ctx, { customer }) => openOpportunity(ctx, parseRecordId(customer)),
})

/** What is learnt of a prospect. */
export const changeProspect = action({
  name: 'prospect.update',
  permission: 'customer:update',
  input: updateOpportunityInput.extend({ id }),
  handler: async (ctx, { id: opportunity, ...known }) => ({
    version: (await updateOpportunity(ctx, opportunity, known)).version,
  }),
})

/** A step on, or back. */
export const moveProspect = action({
  name: 'prospect.move',
  permission: 'customer:update',
  input: moveInput.extend({ id }),
  handler: async (ctx, { id: opportunity, ...move }) => ({ version: (await moveOpportunity(ctx, opportunity, move)).version }),
})

/** Gives a prospect up, with the reason. */
export const loseProspect = action({
  name: 'prospect.lose',
  permission: 'customer:update',
  input: loseInput.extend({ id }),
  handler: async (ctx, { id: opportunity, ...loss }) => ({ version: (await loseOpportunity(ctx, opportunity, loss)).version }),
})

/** Judges a prospect by one criterion. */
export const scoreOneProspect = action({
  name: 'prospect.score',
  permission: 'customer:update',
  input: scoreInput.extend({ id }),
  handler: (ctx, { id: opportunity, ...score }) => scoreProspect(ctx, opportunity, score),
})

/** By what prospects are chosen. */
export const changeSelectionCriteria = action({
  name: 'selection.change',
  permission: 'selection:manage',
  input: z.strictObject({ criteria: criteriaInput }),
  handler: (ctx, { criteria }) => changeCriteria(ctx, criteria),
})
