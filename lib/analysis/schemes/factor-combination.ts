import { z } from 'zod'
import { reachesShare } from '#lib/core/ratio'
import type { Row } from '../classification/columns.ts'
import type { Reason, Scheme } from '../classification/scheme.ts'
import type { Scale } from './trade-scale.ts'
import { fitScale, SCALES, scaleOf } from './trade-scale.ts'

const CREDITS = ['good', 'unknown', 'poor'] as const
type Credit = (typeof CREDITS)[number]
const GROWTHS = ['growing', 'steady', 'falling', 'new'] as const
type Growth = (typeof GROWTHS)[number]
type Cell = `${Credit}_${Scale}_${Growth}`

/** Best first. */
const CLASSES = ['key', 'develop', 'regular', 'careful'] as const
type FactorClass = (typeof CLASSES)[number]
/** The grades of a customer's credit, best first; a column holds positions in it. */
const GRADES = ['A', 'B', 'C', 'D'] as const

/** What ships: growing, steady, falling, new of each credit and scale. */
const shipped: Readonly<Record<`${Credit}_${Scale}`, readonly [FactorClass, FactorClass, FactorClass, FactorClass]>> = {
  good_large: ['key', 'key', 'key', 'key'],
  good_medium: ['develop', 'regular', 'regular', 'develop'],
  good_small: ['develop', 'regular', 'regular', 'regular'],
  unknown_large: ['key', 'key', 'regular', 'develop'],
  unknown_medium: ['develop', 'regular', 'regular', 'regular'],
  unknown_small: ['regular', 'regular', 'regular', 'regular'],
  poor_large: ['regular', 'regular', 'careful', 'careful'],
  poor_medium: ['regular', 'careful', 'careful', 'careful'],
  poor_small: ['careful', 'careful', 'careful', 'careful'],
}

const factorClass = z.enum(CLASSES)
/** A level of each factor, and what ships for the combination. */
const COMBINATIONS = CREDITS.flatMap((credit) =>
  SCALES.flatMap((scale) =>
    GROWTHS.map((growth, place) => ({
      cell: `${credit}_${scale}_${growth}` as const,
      class: shipped[`${credit}_${scale}`][place] ?? ('regular' as const),
    })),
  ),
)
const cells = z
  .strictObject(
    Object.fromEntries(COMBINATIONS.map(({ cell, class: name }) => [cell, factorClass.default(name)])) as Record<
      Cell,
      z.ZodDefault<typeof factorClass>
    >,
  )
  .prefault({})

const share = z.number().gt(0).lt(1)
const parameters = z
  .strictObject({
    /** A factor that is left out stands for everybody at its middle: credit unknown, scale medium, steady. */
    use_credit: z.boolean().default(true),
    use_scale: z.boolean().default(true),
    use_growth: z.boolean().default(true),
    /** The worst grade that is good credit. */
    good_grade: z.enum(GRADES).default('B'),
    large_share: share.default(0.05),
    medium_share: share.default(0.2),
    /** Revenue against the same length of time before: falling below the first, growing from the second on. */
    growth_cuts: z
      .array(z.number().gt(-1).lte(100))
      .length(2)
      .refine(([falling = 0, growing = 0]) => falling < growing, { params: { code: 'cuts_do_not_ascend' } })
      .default([-0.1, 0.1]),
    cells,
  })
  .refine(({ large_share, medium_share }) => large_share + medium_share <= 1, {
    path: ['medium_share'],
    params: { code: 'shares_exceed_one' },
  })
  .refine(({ use_credit, use_scale, use_growth }) => [use_credit, use_scale, use_growth].filter(Boolean).length >= 2, {
    path: ['use_growth'],
    params: { code: 'too_few_factors' },
  })
type Parameters = z.infer<typeof parameters>

const model = z.object({
  use_credit: z.boolean(),
  use_scale: z.boolean(),
  use_growth: z.boolean(),
  good_grade: z.enum(GRADES),
  large_from: z.number().nullable(),
  medium_from: z.number().nullable(),
  growth_cuts: z.array(z.number()),
  cells,
})
type Model = z.infer<typeof model>
type Metric = 'revenueMinor' | 'creditGrade' | 'earlierRevenueMinor'

/**
 * Combination of factors, document 003: credit (the grade that the customer has) × scale (place by revenue) × growth (revenue against the time before), each cut into levels, and a table that gives
 * every combination a class. Growth that records do not tell is steady. Without a grade credit is a level of its own; so is whoever had no revenue before. The value is revenue.
 * @source docs/formulas.md#combination-of-factors
 */
export const factorCombination: Scheme<Parameters, Metric, Model> = {
  id: 'factor_combination',
  membership: 'waybill_in_period',
  parameters,
  model,
  metrics: ['revenueMinor', 'creditGrade', 'earlierRevenueMinor'],
  hasShares: true,
  needs: ({ use_credit, use_growth }) => [
    'revenueMinor',
    ...(use_credit ? (['creditGrade'] as const) : []),
    ...(use_growth ? (['earlierRevenueMinor'] as const) : []),
  ],
  valueUnit: () => 'minor',
  unpricedBy: () => 'unpriced',
  classes: () => CLASSES,
  fit: (columns, { large_share, medium_share, ...given }) => {
    const { large_from, medium_from } = fitScale(columns, {
      scale_by: 'rank',
      large_share,
      medium_share,
      large_from: 0,
      medium_from: 0,
      outlet_divisor: 1,
    })
    return { ...given, large_from, medium_from }
  },
  assign: (row, fitted) => ({ class: fitted.cells[cellOf(row, fitted)], value: row.revenueMinor }),
  explain: (row, fitted) => [
    ...(fitted.use_credit ? [creditReason(row, fitted)] : []),
    ...(fitted.use_scale
      ? [{ code: 'factor_combination.scale', params: { revenue_minor: row.revenueMinor, scale: scaleLevel(row, fitted) } }]
      : []),
    ...(fitted.use_growth ? [growthReason(row, fitted)] : []),
    { code: 'factor_combination.cell', params: { class: fitted.cells[cellOf(row, fitted)] } },
  ],
  whatWouldChange: (row, fitted) => [...creditChanges(row, fitted), ...revenueChanges(row, fitted)],
}

function creditLevel({ creditGrade }: Row<Metric>, { use_credit, good_grade }: Model): Credit {
  if (!use_credit || Number.isNaN(creditGrade)) return 'unknown'
  return creditGrade <= GRADES.indexOf(good_grade) ? 'good' : 'poor'
}

function scaleLevel({ revenueMinor }: Row<Metric>, { use_scale, large_from, medium_from }: Model): Scale {
  if (!use_scale) return 'medium'
  return scaleOf(revenueMinor, { large_from, medium_from })
}

function growthLevel({ revenueMinor, earlierRevenueMinor }: Row<Metric>, { use_growth, growth_cuts }: Model): Growth {
  if (!use_growth) return 'steady'
  // What is not known is no growth and no newness: the middle, as where the factor is left out.
  if (Number.isNaN(earlierRevenueMinor)) return 'steady'
  if (earlierRevenueMinor <= 0) return 'new'
  const [falling = 0, growing = 0] = growth_cuts
  const change = revenueMinor - earlierRevenueMinor
  if (reachesShare(change, earlierRevenueMinor, growing)) return 'growing'
  return reachesShare(change, earlierRevenueMinor, falling) ? 'steady' : 'falling'
}

function cellOf(row: Row<Metric>, fitted: Model): Cell {
  return `${creditLevel(row, fitted)}_${scaleLevel(row, fitted)}_${growthLevel(row, fitted)}`
}

function creditReason(row: Row<Metric>, fitted: Model): Reason {
  const level = creditLevel(row, fitted)
  const grade = GRADES[row.creditGrade]
  if (grade === undefined) return { code: 'factor_combination.credit_unknown', params: {} }
  return { code: 'factor_combination.credit', params: { grade, credit: level, good_grade: fitted.good_grade } }
}

function growthReason(row: Row<Metric>, fitted: Model): Reason {
  const growth = growthLevel(row, fitted)
  if (Number.isNaN(row.earlierRevenueMinor)) return { code: 'factor_combination.growth_unknown', params: {} }
  if (growth === 'new') return { code: 'factor_combination.new', params: {} }
  const params = {
    ...{ earlier_minor: row.earlierRevenueMinor, revenue_minor: row.revenueMinor, growth },
    growth_share: (row.revenueMinor - row.earlierRevenueMinor) / row.earlierRevenueMinor,
  }
  return { code: 'factor_combination.growth', params }
}

/** Another grade of credit, where that alone leads to another class. */
function creditChanges(row: Row<Metric>, fitted: Model): Reason[] {
  const now = fitted.cells[cellOf(row, fitted)]
  if (!fitted.use_credit) return []
  return CREDITS.filter((credit) => credit !== 'unknown' && credit !== creditLevel(row, fitted)).flatMap((credit): Reason[] => {
    const name = fitted.cells[`${credit}_${scaleLevel(row, fitted)}_${growthLevel(row, fitted)}`]
    return name === now ? [] : [{ code: `factor_combination.credit_${credit}`, params: { class: name } }]
  })
}

/** The nearest revenue above and below that leads to another class; it moves scale and growth at once. */
function revenueChanges(row: Row<Metric>, fitted: Model): Reason[] {
  const { revenueMinor, earlierRevenueMinor } = row
  const now = fitted.cells[cellOf(row, fitted)]
  const growthCuts = fitted.use_growth && earlierRevenueMinor > 0 ? fitted.growth_cuts : []
  const cuts = [
    ...(fitted.use_scale ? [fitted.large_from, fitted.medium_from] : []),
    ...growthCuts.map((cut) => leastReaching(earlierRevenueMinor, cut)),
  ].filter((cut) => cut !== null)
  const nameAt = (revenue: number) => fitted.cells[cellOf({ ...row, revenueMinor: revenue }, fitted)]
  const above = cuts.filter((cut) => cut > revenueMinor).sort((left, right) => left - right)
  const below = cuts.filter((cut) => cut <= revenueMinor).sort((left, right) => right - left)
  const more = above.find((cut) => nameAt(cut) !== now)
  const less = below.map((cut) => cut - 1).find((tried) => nameAt(tried) !== now)
  return [
    ...(more === undefined
      ? []
      : [{ code: 'factor_combination.more', params: { amount_minor: more - revenueMinor, class: nameAt(more) } }]),
    ...(less === undefined
      ? []
      : [{ code: 'factor_combination.less', params: { amount_minor: revenueMinor - less, class: nameAt(less) } }]),
  ]
}

/** The least revenue whose growth over the time before reaches a cut. */
function leastReaching(earlierMinor: number, cut: number): number {
  let revenue = Math.floor(earlierMinor * (1 + cut)) - 1
  while (!reachesShare(revenue - earlierMinor, earlierMinor, cut)) revenue += 1
  return revenue
}
