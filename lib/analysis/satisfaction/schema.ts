import { z } from 'zod'
import { queryText } from '#lib/platform/list/list-query'
import { figureFields } from '../period/figure.ts'
import { outletField, periodFields } from '../period/question.ts'

export const answersQuery = z.strictObject({
  ...periodFields,
  group: queryText().optional().meta({ description: 'only customers who were invited under this group' }),
  outlet: outletField,
})
export type AnswersInput = z.output<typeof answersQuery>

const ratio = z.number().nullable()
const interval = z.tuple([z.number(), z.number()]).nullable().meta({ description: 'Wilson’s, 95 %' })

export const satisfactionResource = z.object({
  ...figureFields,
  group: z.string().nullable(),
  targets: z.int().meta({ description: 'C: customers invited in the period' }),
  answered: z.int().meta({ description: 'those of them with an answer before `to`' }),
  answers: z
    .array(z.object({ answer: z.int().nullable(), customers: z.int() }))
    .meta({ description: 'the answered by their latest answer, 1 to 5; null where it leaves satisfaction out' }),
  satisfied: z.int().meta({ description: 'S: those whose latest such answer has a satisfaction of 4 or 5' }),
  rate: ratio.meta({ description: 'S ÷ C' }),
  rate_of_answers: ratio,
  response_rate: ratio,
  interval,
  interval_of_answers: interval,
})
export type SatisfactionResource = z.infer<typeof satisfactionResource>

export const npsResource = z.object({
  ...figureFields,
  group: z.string().nullable(),
  promoters: z.int().meta({ description: 'whose latest answer in the period is 9 or 10' }),
  passives: z.int().meta({ description: '7 or 8' }),
  detractors: z.int().meta({ description: '0 to 6' }),
  score: ratio.meta({ description: '(promoters − detractors) ÷ all three, −1 to 1' }),
  standard_error: ratio,
})
export type NpsResource = z.infer<typeof npsResource>
