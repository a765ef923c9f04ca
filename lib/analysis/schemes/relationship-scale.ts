import { z } from 'zod'
import { reachesShare } from '#lib/core/ratio'
import type { Row } from '../classification/columns.ts'
import type { Reason, Scheme } from '../classification/scheme.ts'
import { fallOf } from './fall.ts'
import { leastMore } from './least-more.ts'
import { marginCuts, marginRate, relationshipLevel } from './relationship-levels.ts'
import type { Scale } from './trade-scale.ts'
import { fitScale, isOfOutlet, nextScale, SCALES, SCALES_BY, scaleOfRow, scaleReason, smallerScale } from './trade-scale.ts'
import { COSTS_WOULD_TELL } from './unknown-costs.ts'

export const SCALE_MARGINS = ['high', 'medium', 'low', 'negative'] as const
type Margin = (typeof SCALE_MARGINS)[number]
export type ScaleCell = `${Scale}_${Margin}`

const CELL_CODES = SCALES.flatMap((scale) => SCALE_MARGINS.map((margin): ScaleCell => `${scale}_${margin}`))

export const scaleOutputs = z.strictObject({
  /** 关键, 重要, 普通客户; null where the document names none. */
  customer_class: z.enum(['key', 'important', 'ordinary']).nullable(),
  /** 深度结构, 结构性联系. */
  depth: z.enum(['deep_structure', 'structure', 'none']),
  relationship: z.array(relationshipLevel).min(1).max(2),
  /** 增加进入壁垒, 审查潜力. */
  actions: z.array(z.enum(['raise_barriers', 'review_potential'])).max(2),
})
export type ScaleOutputs = z.infer<typeof scaleOutputs>

const ordinary = (relationship: ScaleOutputs['relationship'], actions: ScaleOutputs['actions'] = []): ScaleOutputs => ({
  ...{ customer_class: 'ordinary', depth: 'none', relationship, actions },
})

/** The twelve cells as document 003 prints them; rows by trade scale, columns by margin rate. */
export const printedScales: Readonly<Record<ScaleCell, ScaleOutputs>> = {
  large_high: { customer_class: 'key', depth: 'deep_structure', relationship: ['partnership'], actions: [] },
  large_medium: { customer_class: 'key', depth: 'structure', relationship: ['partnership'], actions: [] },
  large_low: { customer_class: 'important', depth: 'none', relationship: ['partnership'], actions: [] },
  large_negative: {
    ...{ customer_class: null, depth: 'none', relationship: ['basic'], actions: ['raise_barriers', 'review_potential'] },
  },
  medium_high: { customer_class: 'important', depth: 'deep_structure', relationship: ['partnership'], actions: [] },
  medium_medium: { customer_class: 'important', depth: 'none', relationship: ['partnership'], actions: [] },
  medium_low: ordinary(['proactive', 'accountable'], ['review_potential']),
  medium_negative: ordinary(['basic'], ['raise_barriers']),
  small_high: ordinary(['proactive']),
  small_medium: ordinary(['accountable']),
  small_low: ordinary(['basic'], ['raise_barriers']),
  small_negative: ordinary(['basic'], ['raise_barriers']),
}

const share = z.number().gt(0).lt(1)
const code = z.enum(CELL_CODES as [ScaleCell, ...ScaleCell[]])
const cells = z.record(code, scaleOutputs)
/** Cells that are not as printed. */
export const scaleCells = z.partialRecord(code, scaleOutputs)

const parameters = z
  .strictObject({
    scale_by: z.enum(SCALES_BY).default('rank'),
    /** Of the customers by revenue: the first so many are large, the next so many medium. */
    large_share: share.default(0.05),
    medium_share: share.default(0.2),
    /** By what is reached a month, in whole units of the run's currency or in shipments: from so much on large, and medium. */
    large_from: z.number().gt(0).max(1e12).default(50_000),
    medium_from: z.number().gt(0).max(1e12).default(8_000),
    /** Of these, the cuts of customers that an outlet holds are such a part; 1 for the same. */
    outlet_divisor: z.int().min(1).max(100).default(1),
    margin_cuts: marginCuts([0, 0.08, 0.2]),
    cells: scaleCells.default({}),
  })
  .refine(({ large_share, medium_share }) => large_share + medium_share <= 1, {
    path: ['medium_share'],
    params: { code: 'shares_exceed_one' },
  })
  .refine(({ large_from, medium_from }) => medium_from < large_from, {
    path: ['medium_from'],
    params: { code: 'cuts_do_not_ascend' },
  })
type Parameters = z.infer<typeof parameters>

const model = z.object({
  /** Runs from before there was a choice go by rank. */
  scale_by: z.enum(SCALES_BY).default('rank'),
  /** The least of each, in minor units of revenue or in shipments; null where nobody reaches it. */
  large_from: z.number().nullable(),
  medium_from: z.number().nullable(),
  large_share: z.number(),
  medium_share: z.number(),
  outlet_divisor: z.number().default(1),
  margin_cuts: z.array(z.number()),
  cells,
})
type Model = z.infer<typeof model>
type Metric = 'revenueMinor' | 'marginMinor' | 'knownRevenueMinor' | 'shipments' | 'heldByOutlet'

const AMOUNTS: readonly Metric[] = ['revenueMinor', 'marginMinor', 'knownRevenueMinor']
const METRICS: readonly Metric[] = [...AMOUNTS, 'shipments', 'heldByOutlet']
const CLASSES = [...CELL_CODES, 'unknown'] as const

/**
 * Trade scale × margin rate, the second matrix of document 003. A customer is large when fewer than `large_share` of the run's customers have a strictly larger revenue,
 * medium when fewer than `large_share` + `medium_share` have, else small; without a positive revenue it is small. Or it is large, and medium, from so much revenue or so many shipments a month on, and where an outlet holds it from a part of that on. The margin rate is margin ÷ revenue over waybills of which both
 * are known, cut at three rates into negative, low, medium and high; where no cost is known the class is `unknown`. The class names the cell, the value is revenue.
 * @source docs/formulas.md#relationship-by-scale
 */
export const relationshipScale: Scheme<Parameters, Metric, Model> = {
  id: 'relationship_scale',
  membership: 'waybill_in_period',
  parameters,
  model,
  metrics: METRICS,
  hasShares: true,
  needs: ({ scale_by, outlet_divisor }) => [
    ...AMOUNTS,
    ...(scale_by === 'shipments' ? (['shipments'] as const) : []),
    ...(scale_by !== 'rank' && outlet_divisor > 1 ? (['heldByOutlet'] as const) : []),
  ],
  valueUnit: () => 'minor',
  unpricedBy: () => 'uncosted',
  classes: () => CLASSES,
  fit: (columns, { margin_cuts, cells: changed, ...scale }) => ({
    ...fitScale(columns, scale),
    margin_cuts,
    cells: { ...printedScales, ...changed },
  }),
  assign: (row, fitted) => ({ class: classOf(row, fitted), value: row.revenueMinor }),
  explain: (row, fitted) => {
    const scale = scaleOfRow(row, fitted)
    const ofOutlet = { code: 'relationship_scale.of_outlet', params: { divisor: fitted.outlet_divisor } }
    const reasons: Reason[] = [scaleReason(row, fitted), ...(isOfOutlet(row, fitted) ? [ofOutlet] : [])]
    const rate = marginRate(row.marginMinor, row.knownRevenueMinor)
    const margin = marginOf(row, fitted)
    if (margin === null) return [...reasons, { code: 'relationship_scale.unknown', params: {} }]
    const params = { margin_rate: rate ?? 0, margin }
    reasons.push(rate === null ? { code: 'relationship_scale.loss', params: {} } : { code: 'relationship_scale.margin', params })
    const { customer_class, depth, relationship, actions } = fitted.cells[`${scale}_${margin}`]
    const told = { customer_class: customer_class ?? 'none', relationship: relationship.join(','), depth }
    reasons.push({ code: 'relationship_scale.cell', params: told })
    if (actions.length > 0) reasons.push({ code: 'relationship_scale.actions', params: { actions: actions.join(',') } })
    return reasons
  },
  whatWouldChange: (row, fitted) => {
    const margin = marginOf(row, fitted)
    return margin === null ? [COSTS_WOULD_TELL] : [...scaleChanges(row, fitted, margin), ...marginChanges(row, fitted, margin)]
  },
}

/** How much more makes it one of the next scale; of a large one, how much less one of a smaller. */
function scaleChanges(row: Row<Metric>, fitted: Model, margin: Margin): Reason[] {
  const amount = (reason: string, by: number) => (reason.endsWith('_shipments') ? { shipments: by } : { amount_minor: by })
  const larger = nextScale(row, fitted)
  if (larger !== null) {
    const params = { ...amount(larger.reason, larger.more), class: `${larger.scale}_${margin}` }
    return [{ code: `relationship_scale.${larger.reason}`, params }]
  }
  const smaller = smallerScale(row, fitted)
  if (smaller === null) return []
  const params = { ...amount(smaller.reason, smaller.less), class: `${smaller.scale}_${margin}` }
  return [{ code: `relationship_scale.${smaller.reason}`, params }]
}

/** How much more margin leads to the next rate; of the highest, how much less to a lower one. */
function marginChanges(row: Row<Metric>, fitted: Model, margin: Margin): Reason[] {
  const { knownRevenueMinor, marginMinor } = row
  const scale = scaleOfRow(row, fitted)
  if (knownRevenueMinor <= 0) return []
  const next = SCALE_MARGINS[SCALE_MARGINS.indexOf(margin) - 1]
  if (next !== undefined) {
    const cut = fitted.margin_cuts[SCALE_MARGINS.length - 2 - SCALE_MARGINS.indexOf(next)]
    if (cut === undefined) return []
    const amount_minor = Math.max(1, Math.ceil(cut * knownRevenueMinor - marginMinor))
    return [{ code: 'relationship_scale.earns', params: { amount_minor, class: `${scale}_${next}` } }]
  }
  const at = (tried: number) => marginOf({ ...row, marginMinor: marginMinor - tried }, fitted)
  const less = leastMore((tried) => at(tried) !== margin)
  if (less === null) return []
  const { suffix, params } = fallOf(marginMinor, less)
  const margin_rate = fitted.margin_cuts.at(-1) ?? 0
  return [{ code: `relationship_scale.earns_less${suffix}`, params: { ...params, margin_rate, class: `${scale}_${at(less)}` } }]
}

function classOf(row: Row<Metric>, fitted: Model): (typeof CLASSES)[number] {
  const margin = marginOf(row, fitted)
  return margin === null ? 'unknown' : `${scaleOfRow(row, fitted)}_${margin}`
}

/** Null where no cost is known. Cost without revenue is a loss, whatever the rate. */
function marginOf({ marginMinor, knownRevenueMinor }: Row<Metric>, { margin_cuts }: Model): Margin | null {
  if (knownRevenueMinor <= 0) return marginMinor < 0 ? 'negative' : null
  const reached = margin_cuts.filter((cut) => reachesShare(marginMinor, knownRevenueMinor, cut)).length
  return SCALE_MARGINS[SCALE_MARGINS.length - 1 - reached] ?? 'negative'
}
