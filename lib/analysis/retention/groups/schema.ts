import { z } from 'zod'
import { outletField } from '../../period/question.ts'

export const SURVIVAL_GROUPINGS = ['class', 'segment', 'kind'] as const
export type SurvivalGrouping = (typeof SURVIVAL_GROUPINGS)[number]

export const survivalQuery = z.strictObject({
  outlet: outletField,
  by: z.enum(SURVIVAL_GROUPINGS).default('class').meta({
    description:
      '`class`: ABC by revenue of the first three months, of those that stayed longer; `segment`: industry, else `kind:` and the kind; `kind`: the kind of customer',
  }),
})
export type SurvivalInput = z.output<typeof survivalQuery>

const group = z.object({
  group: z.string(),
  customers: z.int(),
  lost: z.int(),
  expected: z.number().meta({ description: 'how many would have been lost, were all groups lost alike' }),
  too_few: z.boolean().meta({ description: 'fewer than five losses to be expected; left out of the test' }),
  median_months: z.number().nullable(),
  year_survival: z.number().nullable(),
  survival: z.array(
    z.object({
      ...{ months: z.int(), at_risk: z.int(), lost: z.int() },
      ...{ survival: z.number(), standard_error: z.number(), low: z.number(), high: z.number() },
    }),
  ),
})

export const survivalResource = z.object({
  to: z.string().nullable().meta({ description: 'the day after the last month; null until the first night' }),
  lost_after_days: z.int().nullable(),
  watched_to: z.string().nullable().meta({ description: 'the day after the months in which customers can be seen to leave' }),
  outlet: z.string().nullable(),
  by: z.enum(SURVIVAL_GROUPINGS),
  groups: z.array(group).meta({ description: 'classes from A on, others the largest first' }),
  log_rank: z
    .object({ chi_square: z.number(), degrees_of_freedom: z.int(), p: z.number() })
    .nullable()
    .meta({ description: 'over the groups that are large enough; null with fewer than two' }),
  longest: z.string().nullable().meta({ description: 'of these, the group that lost least against what was to be expected' }),
  shortest: z.string().nullable(),
})
export type SurvivalResource = z.infer<typeof survivalResource>
