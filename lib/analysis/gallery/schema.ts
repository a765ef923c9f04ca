import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { customerKinds } from '#lib/records/customers/view'
import { periodKeys } from '../period/preset.ts'
import { CHART_FILTERS } from './chart-filter.ts'

const ownerId = z.string().regex(/^[1-9]\d{0,9}$/)

/** What narrows a chart. Outlet and owner exclude one another: what is asked with both is narrowed to the outlet. */
export const chartFilters = z.strictObject({
  period: z.enum(periodKeys).optional().meta({ description: 'the twelve months up to the last day that is over when left out' }),
  outlet: recordId.optional().meta({ description: 'only customers of this outlet, or of one below it' }),
  owner: ownerId.optional().meta({ description: 'only customers of this user' }),
  kind: z.enum(customerKinds).optional().meta({ description: 'only customers of this kind' }),
})
export type ChartFilters = z.output<typeof chartFilters>

export const chartParams = z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/) })

const declared = {
  id: z.string(),
  group: z.string(),
  kind: z.string(),
  title: z.string(),
  text: z.string(),
  filters: z
    .array(z.string())
    .meta({ description: 'which filters it takes; it passes over the others, and says so where it is shown' }),
  slow: z.boolean().meta({ description: 'reads all customers; kept for the day' }),
}
export const galleryResource = z.object({ data: z.array(z.object(declared)) })

const day = z.string().meta({ format: 'date' })
const cell = z.object({
  text: z.string(),
  value: z.union([z.string(), z.number()]).nullable(),
  kind: z.enum(['count', 'percent', 'money', 'decimal']).nullable().meta({
    description: 'what a number is: money in minor units of the company’s currency, a percent as a ratio; null for words',
  }),
})

export const chartResource = z.object({
  ...declared,
  period: z.object({ from: day, to: day, as_of: day }).nullable(),
  unit: z.string(),
  sentence: z.string().meta({ description: 'what is to be seen, in the reader’s language' }),
  definition: z.object({ key: z.string(), title: z.string(), lines: z.array(z.string()), source: z.string() }),
  drawing: z.looseObject({ kind: z.string() }).meta({ description: 'what is drawn, by kind' }),
  columns: z.array(z.object({ key: z.string(), label: z.string() })),
  rows: z.array(z.object({ key: z.string(), href: z.string().nullable(), cells: z.array(cell) })),
  kept_at: z.string().nullable().meta({ description: 'when it was worked out, for one that is kept for the day' }),
  not_filtered_by: z.array(z.enum(CHART_FILTERS)).meta({
    description: 'which of the filters that were asked for it does not follow; of outlet and owner together, the owner',
  }),
})
export const shownChartResource = z.object({
  data: chartResource.nullable().meta({ description: 'null while there is nothing to show' }),
})
export type ShownChartResource = z.infer<typeof shownChartResource>
export type GalleryResource = z.infer<typeof galleryResource>
