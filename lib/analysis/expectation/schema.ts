import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery, queryText } from '#lib/platform/list/list-query'
import { flag } from '#lib/records/record/fields'
import { ITEM_DIMENSIONS } from '#lib/records/surveys/item'
import { CUSTOMER_KINDS } from '../classification/columns.ts'
import { figureFields } from '../period/figure.ts'
import { outletField, periodFields } from '../period/question.ts'
import { OUTCOMES } from './satisfaction-index.ts'

/** By what the index is told apart. */
export const INDEX_GROUPS = ['month', 'quarter', 'survey', 'group', 'outlet', 'kind', 'class', 'item'] as const
export type IndexGroup = (typeof INDEX_GROUPS)[number]

const filters = {
  ...periodFields,
  survey: recordId.optional().meta({ description: 'only answers to this survey' }),
  item: recordId.optional().meta({
    description:
      'over the pairs of this item of the answers instead of those of the whole: of each customer the latest answer that names it',
  }),
  group: queryText()
    .optional()
    .meta({ description: 'only answers to surveys to which the customer was invited under this group' }),
  outlet: outletField,
}

export const indexQuery = z.strictObject({
  ...filters,
  group_by: z.enum(INDEX_GROUPS).optional().meta({
    description:
      'month and quarter take the latest answer in each, item the latest that names it, the others the latest of the period; at most 50 groups, the largest; items by their gap, the widest below expectation first',
  }),
})
export type IndexInput = z.output<typeof indexQuery>

const number = z.number().nullable()
const interval = z.tuple([z.number(), z.number()]).nullable()

const indexFields = {
  customers: z.int().meta({ description: 'with an expectation and a perception in their latest such answer' }),
  expectation: number.meta({ description: 'mean, 1 to 5' }),
  perception: number.meta({ description: 'mean, 1 to 5' }),
  gap: number.meta({ description: 'mean of perception − expectation, −4 to 4' }),
  index: number.meta({ description: 'Σ perception ÷ Σ expectation × 100; 100 where they are equal' }),
  interval: interval.meta({ description: 'of the index, 95 %; null for fewer than two customers' }),
  mean_of_indices: number.meta({ description: 'mean of the customers’ own indices' }),
  outcomes: z
    .array(z.object({ outcome: z.enum(OUTCOMES), customers: z.int(), share: number, interval }))
    .meta({ description: 'perception below, equal to, above expectation; Wilson’s interval, 95 %' }),
}

export const indexResource = z.object({
  ...figureFields,
  survey: z.string().nullable(),
  item: z.string().nullable(),
  group: z.string().nullable(),
  ...indexFields,
  silent: z.int().meta({ description: 'of the complaining: those that opened no complaint, appeal or claim since `from`' }),
  groups: z.array(
    z.object({
      key: z.string(),
      name: z.string().nullable(),
      dimension: z
        .enum(ITEM_DIMENSIONS)
        .nullable()
        .meta({ description: 'of an item; null for one of none, and for other groups' }),
      ...indexFields,
    }),
  ),
})
export type IndexResource = z.infer<typeof indexResource>

/** Classes of the list behind the index, and none. */
export const ABC_GROUPS = ['A', 'B', 'C', 'none'] as const
export type AbcGroup = (typeof ABC_GROUPS)[number]

export const comparedSorts = ['value', 'gap'] as const

export const listComparedQuery = z.strictObject({
  ...listQuery(comparedSorts, '-value'),
  ...filters,
  outcome: z.enum(OUTCOMES).optional(),
  kind: z.enum(CUSTOMER_KINDS).optional(),
  class: z.enum(ABC_GROUPS).optional().meta({ description: 'the ABC class that stands; none: in no class' }),
  silent: flag.optional().meta({ description: 'whether they opened no complaint, appeal or claim since `from`' }),
})
export type ListComparedInput = z.output<typeof listComparedQuery>

const name = z.object({ id: z.string(), name: z.string() }).nullable()

export const comparedListResource = z.object({
  data: z.array(
    z.object({
      customer: z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() }),
      owner: name,
      outlet: name,
      answered_on: z.string(),
      expectation: z.int(),
      perception: z.int(),
      gap: z.int(),
      index: z.number(),
      outcome: z.enum(OUTCOMES),
      silent: z.boolean(),
      archived: z.boolean().meta({ description: 'archived since: what was answered is counted all the same' }),
      value_minor: z.int().nullable().meta({ description: 'measure of the latest ABC run' }),
    }),
  ),
  next_cursor: z.string().nullable(),
})
export type ComparedListResource = z.infer<typeof comparedListResource>
