import { z } from 'zod'
import type { CustomerKind, MetricName, Row } from '../classification/columns.ts'
import { CUSTOMER_KINDS, kindCode } from '../classification/columns.ts'
import type { Reason, Scheme } from '../classification/scheme.ts'
import type { Cuts, Level } from './factor-levels.ts'
import { fitCuts, LEVELS, levelOf } from './factor-levels.ts'
import type { FactorName } from './factors.ts'
import { FACTOR_METRICS, FACTOR_NAMES, factorOf, fitSegments } from './factors.ts'

type Triple = readonly [Level, Level, Level]

interface Given {
  readonly id: string
  /** Best first where they have an order. */
  readonly classes: readonly string[]
  readonly factors: readonly [FactorName, FactorName, FactorName | 'none']
  /** Of the first factor, where they are not its own. */
  readonly firstCuts?: readonly number[]
  /** What ships for a combination; a third factor that is not used is middle. */
  readonly classAt: (levels: Triple) => string
}

const SEATS = ['first', 'second', 'third'] as const
const cellOf = (levels: readonly Level[]) => levels.join('_')
const ALL: readonly Triple[] = LEVELS.flatMap((one) => LEVELS.flatMap((two) => LEVELS.map((three): Triple => [one, two, three])))

const LARGEST_CUT = 1e12
/** Empty stands for the factor's own cuts. */
const cuts = z
  .array(z.number().min(-LARGEST_CUT).max(LARGEST_CUT))
  .max(2)
  .refine((given) => given.length !== 1 && (given[0] ?? 0) <= (given[1] ?? 0), { params: { code: 'cuts_do_not_ascend' } })
const ownCuts = cuts.default([])
const factor = z.enum(FACTOR_NAMES)

function parametersOf({ classes, factors: [first, second, third], firstCuts = [], classAt }: Given) {
  const cells = Object.fromEntries(ALL.map((levels) => [cellOf(levels), z.enum(classes).default(classAt(levels))]))
  return z
    .strictObject({
      ...{
        first: factor.default(first),
        second: factor.default(second),
        third: z.enum([...FACTOR_NAMES, 'none']).default(third),
      },
      ...{ first_cuts: cuts.default([...firstCuts]), second_cuts: ownCuts, third_cuts: ownCuts },
      cells: z.strictObject(cells).prefault({}),
    })
    .refine((given) => given.first !== given.second, { path: ['second'], params: { code: 'chosen_twice' } })
    .refine((given) => given.third !== given.first && given.third !== given.second, {
      path: ['third'],
      params: { code: 'chosen_twice' },
    })
}
type Parameters = z.infer<ReturnType<typeof parametersOf>>

const figures = z.array(z.number().nullable())
const model = z.object({
  factors: z.array(z.object({ name: factor, cuts: z.array(z.number()).nullable() })),
  // Runs from before there were regions have none.
  segments: z.object({ growth: figures, share: figures, regionGrowth: figures.default([]), regionShare: figures.default([]) }),
  cells: z.record(z.string(), z.string()),
  frame: z.object({ asOfDay: z.number(), fromDay: z.number(), toDay: z.number(), minorPerMajor: z.number() }),
})
type Model = z.infer<typeof model>

const chosen = ({ first, second, third }: Pick<Parameters, 'first' | 'second' | 'third'>): FactorName[] => [
  ...[first, second],
  ...(third === 'none' ? [] : [third]),
]

/** Every metric of the chosen factors, with what runs looked at for them formerly. */
function formerNeeds(parameters: Parameters): MetricName[] {
  const ofFactor = (name: FactorName): readonly MetricName[] => [...factorOf(name).needs, ...(factorOf(name).formerly ?? [])]
  return [...new Set<MetricName>(['revenueMinor', ...chosen(parameters).flatMap(ofFactor)])]
}

/** In the same order, so that one is the other where nothing is left out. */
function needs(parameters: Parameters): MetricName[] {
  const needed = new Set<MetricName>(['revenueMinor', ...chosen(parameters).flatMap((name) => [...factorOf(name).needs])])
  return formerNeeds(parameters).filter((name) => needed.has(name))
}

/**
 * Makes a scheme out of two or three factors that are chosen, each cut into high, middle and low, and a table that gives every combination a class. What is not known of a customer counts as middle. The value is revenue.
 * @source docs/formulas.md#segments-by-chosen-factors
 */
export function factorTable(given: Given): Scheme<Parameters, MetricName, Model> {
  return {
    id: given.id,
    membership: 'waybill_in_period',
    parameters: parametersOf(given),
    model,
    metrics: FACTOR_METRICS,
    hasShares: true,
    needs,
    formerNeeds,
    valueUnit: () => 'minor',
    unpricedBy: (parameters) =>
      chosen(parameters).some((name) => name === 'margin' || name === 'true_profit') ? 'uncosted' : 'unpriced',
    classes: () => given.classes,
    fit: (columns, parameters) => {
      const segments = fitSegments(columns)
      const factors = chosen(parameters).map((name, seat) => {
        const found: Cuts = fitCuts(name, parameters[`${SEATS[seat] ?? 'first'}_cuts`], columns, segments)
        return { name, cuts: found === null ? null : [...found] }
      })
      return {
        factors,
        segments: {
          ...{ growth: [...segments.growth], share: [...segments.share] },
          ...{ regionGrowth: [...segments.regionGrowth], regionShare: [...segments.regionShare] },
        },
        ...{ cells: parameters.cells, frame: { ...columns.frame } },
      }
    },
    assign: (row, fitted) => ({ class: classAt(levelsOf(row, fitted), fitted), value: row.revenueMinor }),
    explain: (row, fitted) => [
      ...fitted.factors.map(({ name, cuts: own }) => factorReason(name, factorValue(name, row, fitted), own)),
      { code: 'factor_table.cell', params: { class: classAt(levelsOf(row, fitted), fitted) } },
    ],
    whatWouldChange: (row, fitted) => changesOf(row, fitted),
    fitted: ({ factors }) => ({ factors }),
  }
}

function factorValue(name: FactorName, row: Row, { segments, frame }: Model): number {
  return factorOf(name).of(row, segments, frame)
}

function levelsOf(row: Row, fitted: Model): Level[] {
  return SEATS.map((_, seat) => {
    const own = fitted.factors[seat]
    return own === undefined ? 'middle' : levelOf(factorValue(own.name, row, fitted), own.cuts)
  })
}

const classAt = (levels: readonly Level[], { cells }: Model) => cells[cellOf(levels)] ?? ''

/** A value under the name that its unit is written by. */
function valueParams(name: FactorName, value: number): { suffix: '' | '_share'; params: Record<string, number> } {
  const { unit } = factorOf(name)
  if (unit === 'ratio') return { suffix: '_share', params: { value_share: value } }
  return { suffix: '', params: unit === 'minor' ? { value_minor: Math.round(value) } : { value } }
}

function factorReason(name: FactorName, value: number, own: Cuts): Reason {
  if (Number.isNaN(value)) return { code: 'factor_table.unknown', params: { measure: name } }
  const level = levelOf(value, own)
  // A kind has a name, which says more than how high it stands.
  const kind = name === 'kind' ? CUSTOMER_KINDS[value] : undefined
  if (kind !== undefined) return { code: 'factor_table.kind', params: { measure: name, kind, factor_level: level } }
  if (factorOf(name).unit === 'word') return { code: 'factor_table.level', params: { measure: name, factor_level: level } }
  const { suffix, params } = valueParams(name, value)
  return { code: `factor_table.factor${suffix}`, params: { measure: name, ...params, factor_level: level } }
}

/** What can be less than nothing; of the others nobody can fall below it. */
const SIGNED: ReadonlySet<FactorName> = new Set<FactorName>(['growth', 'market_growth', 'region_growth', 'margin', 'true_profit'])

/**
 * What each factor alone would have to reach, or to fall below, for another class; of one that is a word which level it would have to be, of the kind of customer which kinds, and of one that is not known that knowing it may tell another class. Where none alone does, that is
 * said.
 */
function changesOf(row: Row, fitted: Model): Reason[] {
  const levels = levelsOf(row, fitted)
  const now = classAt(levels, fitted)
  const changes = fitted.factors.flatMap(({ name, cuts: own }, seat): Reason[] => {
    const value = factorValue(name, row, fitted)
    if (own === null) return []
    const classWith = (level: Level) => classAt(levels.with(seat, level), fitted)
    if (Number.isNaN(value)) {
      return LEVELS.some((level) => classWith(level) !== now)
        ? [{ code: 'factor_table.if_known', params: { measure: name } }]
        : []
    }
    if (name === 'kind') return kindChanges((code) => classWith(levelOf(code, own)), now)
    const reached = own.filter((cut) => cut > value).find((cut) => classWith(levelOf(cut, own)) !== now)
    const left = own
      .filter((cut) => cut <= value && (cut > 0 || SIGNED.has(name)))
      .findLast((cut) => classWith(levelBelow(cut, own)) !== now)
    const told = (way: 'reach' | 'below', cut: number, level: Level) => changeReason(name, way, cut, level, classWith(level))
    return [
      ...(reached === undefined ? [] : [told('reach', reached, levelOf(reached, own))]),
      ...(left === undefined ? [] : [told('below', left, levelBelow(left, own))]),
    ]
  })
  return changes.length === 0 ? [{ code: 'factor_table.not_by_one', params: { class: now } }] : changes
}

/** Our own people are a kind that no customer becomes. */
const BECOME: readonly CustomerKind[] = CUSTOMER_KINDS.filter((kind) => kind !== 'internal')

/** Which kinds of customer lead to another class: a kind has a name, which says more than how high it stands. */
function kindChanges(classOf: (code: number) => string, now: string): Reason[] {
  const kinds = Map.groupBy(BECOME, (kind) => classOf(kindCode(kind)))
  return [...kinds].flatMap(([leadsTo, names]) =>
    leadsTo === now
      ? []
      : [{ code: 'factor_table.becomes_kind', params: { measure: 'kind', kind: names.join(','), class: leadsTo } }],
  )
}

function changeReason(name: FactorName, way: 'reach' | 'below', cut: number, level: Level, leadsTo: string): Reason {
  const { unit } = factorOf(name)
  if (unit === 'word') return { code: 'factor_table.becomes', params: { measure: name, factor_level: level, class: leadsTo } }
  // A third may lie between two fen, and rounded down it would not be reached.
  const { suffix, params } = valueParams(name, unit === 'minor' ? Math.ceil(cut) : cut)
  return { code: `factor_table.${way}${suffix}`, params: { measure: name, ...params, class: leadsTo } }
}

/** The level just below a cut. */
function levelBelow(cut: number, [middle = 0]: readonly number[]): Level {
  return cut > middle ? 'middle' : 'low'
}
