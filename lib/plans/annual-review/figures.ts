import { z } from 'zod'
import { lift } from '#lib/analysis/schemes/abc-lifted'
import { SCALES } from '#lib/analysis/schemes/trade-scale'
import { OUTCOMES } from './grade.ts'
import { PROGRESSES, VERDICTS } from './verdict.ts'

/** The parts of a workbook that hold customers: the four questions' own, classes set by hand beside the fourth, and what became of the rows of last year's workbook. */
export const PARTS = ['wanted', 'complainer', 'biggest', 'override', 'last_wanted', 'last_complainer', 'last_biggest'] as const
export type Part = (typeof PARTS)[number]

/** Those in which people write. */
export const WRITTEN_PARTS = ['wanted', 'complainer', 'biggest'] as const
export type WrittenPart = (typeof WRITTEN_PARTS)[number]

/** How far it is put right with a customer that complained. */
export const RECOVERIES = ['none', 'under_way', 'recovered', 'given_up'] as const

const sent = z.object({ revenueMinor: z.number(), shipments: z.number() })
const day = z.string().nullable()
/** The last shipping day of the year that is graded or before; null too in workbooks of before this was kept. */
const lastOfYear = day.default(null)

/** What stands in a row of each part, as it is stored: days as text, amounts in minor units. */
export const figuresOf = {
  wanted: z.object({
    lifecycle: z.string(),
    step: z.string().nullable(),
    touches: z.number(),
    lastTouchOn: day,
    lastYear: sent,
    thisYear: sent,
    /** Of the same days of the year before and of the year; null, and the year to date, while these cannot be compared. */
    earlier: sent.nullable(),
    later: sent,
    lastShippingOn: day,
    progress: z.enum(PROGRESSES),
  }),
  complainer: z.object({
    scale: z.enum(SCALES),
    complaints: z.number(),
    open: z.number(),
    compensationMinor: z.number(),
    lastOn: z.string(),
    /** By falling number; null for no category. */
    categories: z.array(z.object({ category: z.string().nullable(), complaints: z.number() })),
    rootCauses: z.array(z.string()),
    /** Of the year to date. */
    complaintsNow: z.number(),
    lastYear: sent,
    /** Of the same days of the year before and of the year; null, and the year to date, while these cannot be compared. */
    earlier: sent.nullable(),
    later: sent,
    lastShippingOn: day,
    verdict: z.enum(VERDICTS),
  }),
  biggest: z.object({
    rank: z.number(),
    /** Of the revenue of all customers of the year; null where that is nothing. */
    share: z.number().nullable(),
    lastYear: sent,
    /** Of the same days of the year before and of the year; null, and the year to date, while these cannot be compared. */
    earlier: sent.nullable(),
    later: sent,
    lastShippingOn: day,
    verdict: z.enum(VERDICTS),
    /** By which share it shipped less than expected in the four weeks before, 0–1; null for one that is not in the list of drops, and in workbooks of before this was kept. */
    fall: z.number().nullable().default(null),
  }),
  override: z.object({
    scheme: z.string(),
    class: z.string(),
    computed: z.string().nullable(),
    reason: z.string(),
    by: z.string(),
    on: z.string(),
  }),
  last_wanted: z.object({ base: sent, same: sent, year: sent, outcome: z.enum(OUTCOMES) }),
  last_complainer: z.object({
    complaintsThen: z.number(),
    complaints: z.number(),
    base: sent,
    same: sent,
    lastShippingOn: lastOfYear,
    verdict: z.enum(VERDICTS),
  }),
  last_biggest: z.object({ rank: z.number(), base: sent, same: sent, lastShippingOn: lastOfYear, verdict: z.enum(VERDICTS) }),
} as const satisfies Record<Part, z.ZodType>
export type Figures<P extends Part> = z.infer<(typeof figuresOf)[P]>

/** What people wrote of a customer. */
export const words = z.object({
  owner: z.object({ id: z.number(), name: z.string() }).nullable(),
  outlet: z.string().nullable(),
  recovery: z.enum(RECOVERIES).nullable(),
  cause: z.string().nullable(),
  decision: z.string().nullable(),
  remark: z.string().nullable(),
})
export type Words = z.infer<typeof words>

/** What is said over the whole company. */
export const totals = z.object({
  customers: z.number(),
  revenueMinor: z.number(),
  unpriced: z.number(),
  excluded: z.array(z.object({ currency: z.string(), waybills: z.number() })),
  /** Customers with at least as many complaints as make them repeated, and those of them that are bulk customers. */
  complained: z.number(),
  bulkComplained: z.number(),
  /** What the biggest held together, 0–1; null without revenue. */
  biggestShare: z.number().nullable(),
  upToDate: z.boolean(),
})
export type Totals = z.infer<typeof totals>

/** The classification as it stood when the workbook was signed. */
export const frozenAbc = z.object({
  runId: z.number(),
  asOf: z.string(),
  from: z.string(),
  to: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  customers: z.number(),
  classes: z.array(z.object({ class: z.string(), customers: z.number(), value: z.number(), valueShare: z.number().nullable() })),
  /** Why it tells nobody apart; null where it does tell, and in workbooks of before this was kept. */
  lifted: lift.nullable().default(null),
  /** Against the run of the last signed workbook; null without one. */
  movement: z.array(z.object({ from: z.string().nullable(), to: z.string().nullable(), customers: z.number() })).nullable(),
})
export type FrozenAbc = z.infer<typeof frozenAbc>
