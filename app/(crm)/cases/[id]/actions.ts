'use server'

import { z } from 'zod'
import { parseMinor } from '#lib/core/money'
import { defined } from '#lib/platform/db/defined'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { queryText } from '#lib/platform/list/list-query'
import { revealCustomer } from '#lib/platform/privacy/reveal'
import { followUpCase } from '#lib/records/cases/desk/after'
import { noteAppealStep, noteRuling } from '#lib/records/cases/desk/appeals'
import { askCompensation } from '#lib/records/cases/desk/ask-pay'
import { assignCase } from '#lib/records/cases/desk/assign'
import { findOutletsToAsk } from '#lib/records/cases/desk/outlets'
import { reclassifyCase } from '#lib/records/cases/desk/reclassify'
import {
  answerInput,
  appealStepInput,
  askOutletInput,
  askPaymentInput,
  assignInput,
  attemptInput,
  calledAgainInput,
  followUpInput,
  reopenInput,
  resolveInput,
  resumeInput,
  rulingInput,
  toldInput,
  waitInput,
} from '#lib/records/cases/desk/schema'
import {
  answerCase,
  askOutlet,
  noteAttempt,
  noteCalledAgain,
  reopenCase,
  resolveCase,
  tellUser,
} from '#lib/records/cases/desk/service'
import { resumeCase, waitForCustomer } from '#lib/records/cases/desk/wait'
import { updateCaseBody } from '#lib/records/cases/schema'
import { getCase } from '#lib/records/cases/service'
import { NO_COMPLAINT } from '../_components/no-complaint.ts'

const named = { id: recordId }
const levels = { '1': 1, '2': 2, '3': 3 } as const

/** An answer to the user. */
export const answerUser = action({
  name: 'case.answer',
  permission: 'case:update',
  input: answerInput.extend(named),
  handler: async (ctx, { id, ...input }) => ({ version: (await answerCase(ctx, parseRecordId(id), input)).version }),
})

/** An attempt that reached nobody. */
export const noteNotReached = action({
  name: 'case.attempt',
  permission: 'case:update',
  input: attemptInput.extend(named),
  handler: async (ctx, { id, ...input }) => ({ version: (await noteAttempt(ctx, parseRecordId(id), input)).version }),
})

/** The record that the user was told the outcome. */
export const noteTold = action({
  name: 'case.tell',
  permission: 'case:update',
  input: toldInput.extend(named),
  handler: async (ctx, { id, ...input }) => ({ version: (await tellUser(ctx, parseRecordId(id), input)).version }),
})

/** The user has called again. */
export const noteSecondCall = action({
  name: 'case.call_again',
  permission: 'case:update',
  input: calledAgainInput.extend(named),
  handler: async (ctx, { id, ...input }) => ({ version: (await noteCalledAgain(ctx, parseRecordId(id), input)).version }),
})

/** The case waits for its customer. */
export const waitForUser = action({
  name: 'case.wait',
  permission: 'case:update',
  input: waitInput.extend(named),
  handler: async (ctx, { id, ...input }) => ({ version: (await waitForCustomer(ctx, parseRecordId(id), input)).version }),
})

/** The case waits no more. */
export const resumeOne = action({
  name: 'case.resume',
  permission: 'case:update',
  input: resumeInput.extend(named),
  handler: async (ctx, { id, ...input }) => ({ version: (await resumeCase(ctx, parseRecordId(id), input)).version }),
})

/** A question to an outlet. */
export const askAnOutlet = action({
  name: 'case.ask_outlet',
  permission: 'case:update',
  input: askOutletInput.extend(named),
  handler: async (ctx, { id, ...input }) => ({ version: (await askOutlet(ctx, parseRecordId(id), input)).version }),
})

/** Outlets that may be asked, or held liable: any of the company. */
export const findOutletsForCase = action({
  name: 'case.find_outlets',
  permission: 'case:update',
  input: z.strictObject({ q: queryText(100).optional() }),
  handler: async (ctx, { q }) => (await findOutletsToAsk(ctx, q)).map(({ id, name }) => ({ id: String(id), name })),
})

const typedAmount = z.string().max(40)

/** The end of the work on a case; the compensation, and its confirmation where it is another than was approved, are typed in whole units with decimals. */
export const solveCase = action({
  name: 'case.resolve',
  permission: 'case:update',
  input: resolveInput
    .omit({ compensation_minor: true, confirmed_minor: true })
    .extend({ ...named, compensation: typedAmount.optional(), confirmed: typedAmount.optional() }),
  handler: async (ctx, { id, compensation, confirmed, ...input }) => {
    const { currency } = await getCase(ctx, parseRecordId(id))
    const amounts = defined({
      compensation_minor: compensation === undefined ? undefined : parseMinor(compensation, currency, 'compensation'),
      confirmed_minor: confirmed === undefined ? undefined : parseMinor(confirmed, currency, 'confirmed'),
    })
    return { version: (await resolveCase(ctx, parseRecordId(id), { ...input, ...amounts })).version }
  },
})

/** Asks for a compensation that somebody else grants; the amount is typed in whole units with decimals. */
export const askForCompensation = action({
  name: 'case.ask_compensation',
  permission: 'case:update',
  input: askPaymentInput.omit({ compensation_minor: true }).extend({ ...named, compensation: typedAmount }),
  handler: async (ctx, { id, compensation, ...input }) => {
    const { currency, version } = await getCase(ctx, parseRecordId(id))
    const amount = parseMinor(compensation, currency, 'compensation')
    await askCompensation(ctx, parseRecordId(id), { ...input, compensation_minor: amount })
    return { version }
  },
})

/** What came of the call after a case. */
export const noteFollowUp = action({
  name: 'case.follow_up',
  permission: 'case:update',
  input: followUpInput.extend(named),
  handler: async (ctx, { id, ...input }) => ({ version: (await followUpCase(ctx, parseRecordId(id), input)).version }),
})

/** Takes a case up again. */
export const reopenOne = action({
  name: 'case.reopen',
  permission: 'case:update',
  input: reopenInput.extend(named),
  handler: async (ctx, { id, ...input }) => ({ version: (await reopenCase(ctx, parseRecordId(id), input)).version }),
})

/** Gives a case to somebody; to oneself without a name. */
export const assignOne = action({
  name: 'case.assign',
  permission: 'case:update',
  input: assignInput.extend({ ...named, assignee_id: recordId.nullable().optional() }),
  handler: async (ctx, { id, version, assignee_id: assignee = String(ctx.actor.userId) }) => ({
    version: (await assignCase(ctx, parseRecordId(id), { version, assignee_id: assignee })).version,
  }),
})

/** What a case is about, and how urgent it is. */
export const reclassifyOne = action({
  name: 'case.reclassify',
  permission: 'case:update',
  input: updateCaseBody
    .pick({
      version: true,
      type: true,
      subcategory: true,
      waybill_no: true,
      channel: true,
      due_at: true,
      regulator_province: true,
      description: true,
    })
    .extend({
      ...named,
      priority: z.enum(['rule', '1', '2', '3']).optional(),
      complaint_id: z.union([z.literal(NO_COMPLAINT), recordId]).optional(),
    }),
  handler: async (ctx, { id, priority, complaint_id: complaint, ...input }) => {
    const level = priority === undefined ? {} : { priority: priority === 'rule' ? null : levels[priority] }
    const from = complaint === undefined ? {} : { complaint_id: complaint === NO_COMPLAINT ? null : complaint }
    return { version: (await reclassifyCase(ctx, parseRecordId(id), { ...input, ...level, ...from })).version }
  },
})

/** A step of an appeal. */
export const noteStep = action({
  name: 'case.appeal_step',
  permission: 'case:update',
  input: appealStepInput.extend(named),
  handler: async (ctx, { id, ...input }) => ({ version: (await noteAppealStep(ctx, parseRecordId(id), input)).version }),
})

/** What the regulator decided. */
export const noteDecision = action({
  name: 'case.appeal_ruling',
  permission: 'case:update',
  input: rulingInput.omit({ effective: true }).extend({ ...named, effective: z.enum(['true', 'false']) }),
  handler: async (ctx, { id, version, effective }) => ({
    version: (await noteRuling(ctx, parseRecordId(id), { version, effective: effective === 'true' })).version,
  }),
})

/** Who called, in clear, for as long as somebody has to speak with them. */
export const revealCaller = action({
  name: 'case.reveal',
  permission: 'customer:reveal',
  input: z.strictObject({
    id: recordId,
    field: z.enum(['caller_name', 'caller_phone']),
    reason: z.string().max(1_000).optional(),
  }),
  handler: async (ctx, { id, ...asked }) => {
    const found = await getCase(ctx, parseRecordId(id))
    return revealCustomer(ctx, parseRecordId(found.customer_id), { ...asked, purpose: 'case', case_id: id })
  },
})
