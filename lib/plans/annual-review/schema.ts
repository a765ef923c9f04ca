import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery } from '#lib/platform/list/list-query'
import { text } from '#lib/records/record/fields'
import type { Part } from './figures.ts'
import { PARTS, RECOVERIES, WRITTEN_PARTS } from './figures.ts'
import { OUTCOMES } from './grade.ts'
import { PROGRESSES, VERDICTS } from './verdict.ts'

const [earliest, latest] = [2000, 2100]
const year = z.int().min(earliest).max(latest)

/** A year as it stands in a path. */
export const yearPath = z.strictObject({
  year: z
    .string()
    .regex(/^\d{4}$/)
    .transform(Number)
    .pipe(year)
    .meta({ description: 'the year of the workbook' }),
})

export const openInput = z.strictObject({ year })
export type OpenInput = z.output<typeof openInput>

const longest = 2_000
const said = text(longest).nullable().default(null)

/** What people write of a customer: all of it, what is left out is empty. */
export const wordsInput = z.strictObject({
  owner_id: recordId
    .nullable()
    .default(null)
    .meta({ description: 'who answers for it in the year; the customer’s owner when empty' }),
  recovery: z.enum(RECOVERIES).nullable().default(null).meta({ description: 'of those that complained' }),
  cause: said,
  decision: said,
  remark: said,
  version: z.int().min(0).max(2_147_483_647).optional().meta({
    description:
      'that of what stands there, 0 for nothing; an older one is a conflict. Left out: written over whatever stands there',
  }),
})
export type WordsInput = z.output<typeof wordsInput>

export const entryPath = yearPath.extend({ part: z.enum(WRITTEN_PARTS), customer: recordId })

export const signInput = z.strictObject({
  version: z.int().min(1).max(2_147_483_647).meta({ description: 'that of the workbook as it was read' }),
  conclusion: said,
})
export type SignInput = z.output<typeof signInput>

const { limit, cursor } = listQuery(['place'], 'place')
export const rowsQuery = z.strictObject({ part: z.enum(PARTS), limit, cursor })
export type RowsInput = z.output<typeof rowsQuery>

const instant = z.iso.datetime({ offset: true }).nullable()
const period = z.object({ from: z.string(), to: z.string() })

const gradeResource = z.object({
  wanted: z.object({
    ...{ customers: z.int(), won: z.int(), grown: z.int() },
    brought_minor: z.int().meta({
      description: 'how much more than before: the year of those won, what those that grew brought more than in the same days',
    }),
  }),
  complainers: z.object({ customers: z.int(), stayed: z.int(), fallen: z.int(), stopped: z.int(), complained_again: z.int() }),
  biggest: z.object({
    ...{ customers: z.int(), stayed: z.int(), fallen: z.int(), stopped: z.int() },
    ...{ before_minor: z.int(), after_minor: z.int() },
  }),
})

export const reviewResource = z.object({
  year: z.int(),
  status: z.enum(['open', 'signed']),
  currency: z.string(),
  scope: z
    .enum(['company', 'own'])
    .meta({ description: 'own: rows and sums are of the customers within the reader’s scope only' }),
  periods: z
    .object({ last_year: period, this_year: period, compared: z.object({ earlier: period, later: period }).nullable() })
    .nullable()
    .meta({ description: '`to` is not included; compared: the same days of both years, null before 1 March' }),
  totals: z
    .object({
      ...{ customers: z.int(), revenue_minor: z.int(), unpriced: z.int() },
      ...{ complained_repeatedly: z.int(), bulk_complained_repeatedly: z.int(), biggest_share: z.number().nullable() },
      up_to_date: z.boolean(),
    })
    .nullable()
    .meta({ description: 'of the whole company; null for readers with a smaller scope' }),
  abc_run_id: z.string().nullable().meta({ description: 'the run of abc_weighted over the year before; its rows are kept' }),
  last_year_grade: gradeResource
    .nullable()
    .meta({ description: 'what became of last year’s workbook; null where it was not signed' }),
  conclusion: z.string().nullable(),
  computed_at: instant,
  signed_by: z.string().nullable(),
  signed_at: instant,
  version: z.int(),
})
export type ReviewResource = z.infer<typeof reviewResource>
export const reviewListResource = z.object({ data: z.array(reviewResource), next_cursor: z.string().nullable() })

const sent = z.object({ revenue_minor: z.int(), shipments: z.int() })
const known = <Schema extends z.ZodType>(schema: Schema, parts: readonly Part[]) =>
  schema.optional().meta({ description: `of ${parts.join(', ')}` })
const graded = ['last_wanted', 'last_complainer', 'last_biggest'] as const
const judged = ['complainer', 'biggest', 'last_complainer', 'last_biggest'] as const

export const reviewRowResource = z.object({
  place: z.int(),
  customer: z.object({ id: z.string(), external_id: z.string().nullable(), name: z.string() }),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  outlet: z.string().nullable(),
  recovery: z.enum(RECOVERIES).nullable(),
  ...{ cause: z.string().nullable(), decision: z.string().nullable(), remark: z.string().nullable() },
  version: z.int().meta({ description: 'of what was written; 0 for nothing' }),
  progress: known(z.enum(PROGRESSES), ['wanted']),
  step: known(z.string().nullable(), ['wanted']),
  touches: known(z.int(), ['wanted']),
  last_touch_on: known(z.string().nullable(), ['wanted']),
  verdict: known(z.enum(VERDICTS), judged),
  outcome: known(z.enum(OUTCOMES), ['last_wanted']),
  rank: known(z.int(), ['biggest', 'last_biggest']),
  share: known(z.number().nullable(), ['biggest']),
  fall: known(z.number().nullable(), ['biggest']),
  scale: known(z.string(), ['complainer']),
  complaints: known(z.int(), ['complainer', 'last_complainer']),
  open_complaints: known(z.int(), ['complainer']),
  complaints_this_year: known(z.int(), ['complainer']),
  compensation_minor: known(z.int(), ['complainer']),
  last_complaint_on: known(z.string(), ['complainer']),
  categories: known(z.array(z.object({ category: z.string().nullable(), complaints: z.int() })), ['complainer']),
  root_causes: known(z.array(z.string()), ['complainer']),
  last_shipping_on: known(z.string().nullable(), ['wanted', 'complainer', 'biggest', 'last_complainer', 'last_biggest']),
  last_year: known(sent, ['wanted', 'complainer', 'biggest']),
  this_year: known(sent, ['wanted']),
  same_days_before: known(sent.nullable(), ['wanted', 'complainer', 'biggest']),
  same_days: known(sent, ['wanted', 'complainer', 'biggest']),
  before: known(sent, graded),
  after: known(sent, graded),
  whole_year: known(sent, ['last_wanted']),
  class: known(z.string(), ['override']),
  computed: known(z.string().nullable(), ['override']),
  scheme: known(z.string(), ['override']),
  reason: known(z.string(), ['override']),
  set_by: known(z.string(), ['override']),
  set_on: known(z.string(), ['override']),
})
export type ReviewRowResource = z.infer<typeof reviewRowResource>
export const reviewRowsResource = z.object({ data: z.array(reviewRowResource), next_cursor: z.string().nullable() })
