'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { textField } from '#lib/platform/http/text-field'
import { addRuleLine, changeRuleLine, removeRuleLine } from '#lib/records/approvals/rules/service'
import { ruleLineInput } from '#lib/records/approvals/schema'
import { ruleKeys } from '#lib/records/approvals/shipped-rules'

const id = z.int().positive().max(2_147_483_647)
const version = z.int().positive()

/** Ceiling and time of a line. */
export const saveLine = action({
  name: 'approval.rule',
  permission: 'settings:manage',
  input: ruleLineInput.extend({ id, version }),
  handler: async (ctx, { id: line, ...input }) => ({ version: (await changeRuleLine(ctx, line, input)).version }),
})

/** One more line of a rule. */
export const addLine = action({
  name: 'approval.rule',
  permission: 'settings:manage',
  input: ruleLineInput.extend({ rule: z.enum(ruleKeys), role: textField(60), grade: textField(60).nullable() }),
  handler: async (ctx, input) => {
    await addRuleLine(ctx, input)
    return { added: true }
  },
})

/** One line less. */
export const removeLine = action({
  name: 'approval.rule',
  permission: 'settings:manage',
  input: z.strictObject({ id, version }),
  handler: async (ctx, input) => {
    await removeRuleLine(ctx, input.id, input.version)
    return { removed: true }
  },
})
