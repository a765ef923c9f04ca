import type { Context } from '#lib/platform/context'
import type { Setting, SettingValues } from '#lib/platform/settings/setting'
import { decimalNumber, defineSetting, wholeNumber, yesOrNo } from '#lib/platform/settings/setting'
import { getSetting } from '#lib/platform/settings/settings'
import { lifetimeSetting } from '../lifetime/settings.ts'
import { countCells } from '../schemes/relationship-count.ts'
import { scaleCells } from '../schemes/relationship-scale.ts'
import { isKept, keptParameters } from './kept-parameters.ts'

const share = (initial: number) => decimalNumber({ unit: 'share', initial, min: 0.01, max: 1 })
const weight = (initial: number) => decimalNumber({ unit: 'count', initial, min: 0, max: 1_000 })
const ratio = (initial: number) => decimalNumber({ unit: 'factor', initial, min: 0.1, max: 1_000 })
const shares = { a_share: share(0.8), b_share: share(0.95) }
const sharesAscend = {
  holds: (values: { a_share: number; b_share: number }) => values.a_share <= values.b_share,
  field: 'b_share',
  code: 'below_a_share',
} as const

const abc = defineSetting('analysis.abc', shares, [sharesAscend])
const abcWeighted = defineSetting(
  'analysis.abc_weighted',
  { revenue: weight(3), cost: weight(1), years: weight(1), cost_raises: yesOrNo(false), ...shares },
  [
    sharesAscend,
    { holds: ({ revenue, cost, years }) => revenue + cost + years > 0, field: 'revenue', code: 'all_weights_are_zero' },
  ],
)
const rfm = defineSetting('analysis.rfm', { bins: wholeNumber({ unit: 'count', initial: 5, min: 2, max: 9 }) })
const dormancy = defineSetting(
  'analysis.dormancy',
  {
    drowsy: ratio(1.5),
    half_asleep: ratio(3),
    asleep: ratio(6),
    min_gap_days: wholeNumber({ unit: 'days', initial: 3, min: 1, max: 366 }),
    working: yesOrNo(true),
    seasonal: yesOrNo(true),
  },
  [
    { holds: ({ drowsy, half_asleep }) => drowsy < half_asleep, field: 'half_asleep', code: 'not_above_drowsy' },
    { holds: ({ half_asleep, asleep }) => half_asleep < asleep, field: 'asleep', code: 'not_above_half_asleep' },
  ],
)
const loyalty = defineSetting('analysis.loyalty', {
  recommend: wholeNumber({ unit: 'points', initial: 9, min: 0, max: 10 }),
  satisfaction: wholeNumber({ unit: 'points', initial: 4, min: 1, max: 5 }),
})

const ofPopulation = (initial: number) => decimalNumber({ unit: 'share', initial, min: 0.01, max: 0.98 })
const aMonth = (initial: number) => wholeNumber({ unit: 'count', initial, min: 1, max: 1_000_000_000 })
const ofRevenue = (initial: number) => decimalNumber({ unit: 'share', initial, min: 0.01, max: 0.95 })

/** The cuts of the two matrices of relationships: who is large and medium by trade, by rank or by what is reached a month (whole units of the company's currency, or shipments; of customers that an outlet holds a part of that), and from which margin rate on the margin is medium and high. Below zero it is
 * negative, whatever stands here. */
export const relationshipSetting = defineSetting(
  'analysis.relationship',
  {
    large_share: ofPopulation(0.05),
    medium_share: ofPopulation(0.2),
    absolute: yesOrNo(false),
    absolute_shipments: yesOrNo(false),
    large_amount: aMonth(50_000),
    medium_amount: aMonth(8_000),
    large_shipments: aMonth(20_000),
    medium_shipments: aMonth(2_000),
    outlet_divisor: wholeNumber({ unit: 'count', initial: 5, min: 1, max: 100 }),
    medium_margin: ofRevenue(0.08),
    high_margin: ofRevenue(0.2),
  },
  [
    {
      holds: ({ large_share, medium_share }) => large_share + medium_share <= 1,
      field: 'medium_share',
      code: 'shares_exceed_one',
    },
    {
      holds: ({ large_amount, medium_amount }) => medium_amount < large_amount,
      field: 'large_amount',
      code: 'cuts_do_not_ascend',
    },
    {
      holds: ({ large_shipments, medium_shipments }) => medium_shipments < large_shipments,
      field: 'large_shipments',
      code: 'cuts_do_not_ascend',
    },
    { holds: ({ medium_margin, high_margin }) => medium_margin < high_margin, field: 'high_margin', code: 'cuts_do_not_ascend' },
  ],
)

/** The cells of the two matrices that are not as document 003 prints them, and from how many customers on a segment is moderate, and many; changed on the page of the matrices alone, which shows beforehand who moves. */
export const relationshipCellsSetting = defineSetting(
  'analysis.relationship_cells',
  { count: countCells.default({}), scale: scaleCells.default({}), moderate_from: aMonth(20), many_from: aMonth(200) },
  [{ holds: ({ moderate_from, many_from }) => moderate_from < many_from, field: 'many_from', code: 'cuts_do_not_ascend' }],
)

/** The thresholds of the schemes that stand beside every customer. What they ship with is what a call of the API means that leaves parameters out, but for dormancy, which counts
 * working days and heeds the season here, and the cuts of outlets. */
export const schemeSettings = { abc, abc_weighted: abcWeighted, rfm, dormancy, loyalty } satisfies Record<string, Setting>
type OwnScheme = keyof typeof schemeSettings | 'relationship_count' | 'relationship_scale'

type Ground = Pick<Context, 'db'>

const asParameters: { [Key in OwnScheme]: (ctx: Ground) => Promise<Readonly<Record<string, unknown>>> } = {
  abc: ({ db }) => getSetting(db, abc),
  abc_weighted: async ({ db }) => {
    const { revenue, cost, years, ...rest } = await getSetting(db, abcWeighted)
    return { weights: { revenue, cost, years }, ...rest }
  },
  rfm: ({ db }) => getSetting(db, rfm),
  dormancy: async ({ db }) => {
    const { working, ...rest } = await getSetting(db, dormancy)
    return { ...rest, calendar: working ? 'working' : 'none' }
  },
  loyalty: async ({ db }) => ({ attitude_high: await getSetting(db, loyalty) }),
  relationship_count: async ({ db }) => {
    const [set, cells] = await Promise.all([getSetting(db, relationshipSetting), getSetting(db, relationshipCellsSetting)])
    return countParameters(set, cells)
  },
  relationship_scale: async ({ db }) => {
    const [set, cells] = await Promise.all([getSetting(db, relationshipSetting), getSetting(db, relationshipCellsSetting)])
    return scaleParameters(set, cells)
  },
}

type Cuts = SettingValues<typeof relationshipSetting>
type Cells = SettingValues<typeof relationshipCellsSetting>

/** Answers the parameters of the first matrix that settings amount to, those of the company or some that are tried out. */
export function countParameters(
  { medium_margin, high_margin }: Cuts,
  { moderate_from, many_from, count }: Cells,
): Readonly<Record<string, unknown>> {
  return { count_cuts: [moderate_from, many_from], margin_cuts: [medium_margin, high_margin], cells: count }
}

/** Answers the same of the second matrix. */
export function scaleParameters(set: Cuts, { scale }: Cells): Readonly<Record<string, unknown>> {
  const { large_share, medium_share } = set
  const margins = [0, set.medium_margin, set.high_margin]
  return { large_share, medium_share, ...absoluteCuts(set), margin_cuts: margins, cells: scale }
}

/** The parameters of cuts by what is reached a month, where the company has chosen them. */
function absoluteCuts(set: Cuts): Readonly<Record<string, unknown>> {
  if (!set.absolute) return {}
  const { outlet_divisor } = set
  return set.absolute_shipments
    ? { scale_by: 'shipments', large_from: set.large_shipments, medium_from: set.medium_shipments, outlet_divisor }
    : { scale_by: 'revenue', large_from: set.large_amount, medium_from: set.medium_amount, outlet_divisor }
}

/** Answers the parameters with which a company runs a scheme: its settings, written out; nothing for schemes that have none. A call of the API that leaves
 * parameters out takes the contract's defaults all the same. */
export async function ownParameters(ctx: Ground, scheme: string): Promise<Readonly<Record<string, unknown>>> {
  if (scheme === 'lifetime_value') return lifetimeParameters(ctx)
  if (isKept(scheme)) return keptParameters(ctx, scheme)
  return isOwn(scheme) ? asParameters[scheme](ctx) : {}
}

/** A company's own runs test the model unless it has switched that off; parameters that were taken from a run with a hold-out keep theirs. */
async function lifetimeParameters(ctx: Ground): Promise<Readonly<Record<string, unknown>>> {
  const [kept, { holdout_days }] = await Promise.all([keptParameters(ctx, 'lifetime_value'), getSetting(ctx.db, lifetimeSetting)])
  const held = kept['holdout_days']
  return typeof held === 'number' && held > 0 ? kept : { ...kept, holdout_days }
}

function isOwn(scheme: string): scheme is OwnScheme {
  return Object.hasOwn(asParameters, scheme)
}
