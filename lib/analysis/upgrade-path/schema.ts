import { z } from 'zod'
import { listQuery } from '#lib/platform/list/list-query'
import { leftOutFields } from '../left-out/schema.ts'
import { outletField } from '../period/question.ts'
import { STAGES, STALLED_ONLY } from './path.ts'

const { limit, cursor } = listQuery(['value'], '-value')

export const upgradePathQuery = z.strictObject({
  stage: z.enum(['potential', 'new', 'regular']).default('new').meta({ description: 'whose stalled customers are listed' }),
  only: z.enum(STALLED_ONLY).optional().meta({
    description:
      'late: longer at the stage than usual; near: just short of the gate; ask: of these, only an answer how it thinks of us is missing; open: nothing is missing, it may be raised; recovery: with a complaint, appeal or claim of the last 90 days',
  }),
  outlet: outletField.meta({ description: 'only stalled customers of this outlet, or of one below it' }),
  limit: limit.meta({ description: 'stalled customers in one answer' }),
  cursor,
})
export type UpgradePathInput = z.output<typeof upgradePathQuery>

const stage = z.enum(STAGES)
const share = z.number().nullable().meta({
  description: 'of its customers; null where nobody has passed the gate and nobody of the quarter can have yet',
})
const shareOfLoyal = z.number().nullable().meta({
  description: 'the same; null too while nobody was ever stated to be loyal',
})

export const upgradePathResource = z.object({
  from: z.string(),
  to: z.string(),
  currency: z.string(),
  scope: z
    .enum(['company', 'own'])
    .meta({ description: 'company: over all customers; own: over the customers within the reader’s scope, which is smaller' }),
  unpriced: leftOutFields.unpriced.meta({
    description:
      'waybills of the days of the shown ABC run whose freight is not known, for margin freight or cost; counted when it ran, of all customers within scope, lost ones among them; null while nothing was kept',
  }),
  excluded: leftOutFields.excluded,
  stages: z.array(
    z.object({
      stage,
      customers: z.int(),
      revenue_minor: z.int().meta({ description: 'as the shown ABC run has it' }),
      near: z.int().meta({ description: 'just short of the next gate, in the last night' }),
      ask: z.int().meta({ description: 'of these, only an answer how it thinks of us is missing' }),
      open: z.int().meta({ description: 'with all that the next stage asks for, in the last night' }),
      lost: z.int().meta({ description: 'stated to be at it, and lost: not among its customers' }),
      earlier: z.int().meta({ description: 'of before the records, of whom nobody saw when they became customers' }),
      went_up: z.int().meta({ description: 'from this stage, in the period' }),
      went_down: z.int(),
      usual_days: z.number().nullable().meta({ description: 'median of those that went up, over the whole company' }),
      usual_of: z.int(),
    }),
  ),
  gates: z
    .object({
      regular: z.object({ months_in_row: z.int(), shipments_a_month: z.int() }),
      loyal: z.object({ months_as_customer: z.int(), active_months: z.int(), share_of_wallet: z.number() }),
    })
    .meta({ description: 'what the next stage asks for; the gate of new is the first waybill' }),
  months: z.array(z.object({ month: z.string(), up: z.int(), down: z.int() })),
  cohorts: z
    .array(
      z.object({
        ...{ quarter: z.string(), customers: z.int(), regular: z.int(), loyal: z.int() },
        ...{ regular_share: share, loyal_share: shareOfLoyal },
      }),
    )
    .meta({ description: 'by the quarter of the first waybill: who has become regular, and loyal, since' }),
  earlier: z
    .object({ records_from: z.string().nullable(), customers: z.int() })
    .meta({ description: 'customers of before the first month of the records; in no cohort' }),
  before_quarters: z
    .int()
    .meta({ description: 'customers whose first waybill lies within the records, before the first quarter of cohorts' }),
  stage,
  data: z
    .array(
      z.object({
        customer: z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() }),
        owner: z.object({ id: z.string(), name: z.string() }).nullable(),
        since: z.string(),
        days: z.int(),
        unseen: z.boolean().meta({ description: 'it stood there before the records begin; since is their beginning then' }),
        near: z.boolean(),
        revenue_minor: z.int(),
        bad_cases: z.int().meta({ description: 'complaints, appeals and claims of the last 90 days' }),
        missing: z.array(
          z.object({
            gate: z.enum(['first_waybill', 'months_in_row', 'months_as_customer', 'active_months', 'attitude_or_wallet']),
            needed: z.number().nullable(),
            reached: z.number().nullable(),
          }),
        ),
      }),
    )
    .meta({ description: 'stalled customers of the stage, those that pay most first. A page: see next_cursor' }),
  next_cursor: z.string().nullable(),
})
export type UpgradePathResource = z.infer<typeof upgradePathResource>
