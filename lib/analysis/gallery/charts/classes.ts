import type { Context } from '#lib/platform/context'
import { LEAST_DAYS_BETWEEN_RUNS } from '../../classification/movement.ts'
import { getSchemeState } from '../../classification/overview.ts'
import { paretoBars } from '../../classification/pareto.ts'
import type { RunResource } from '../../classification/schema.ts'
import type { Distribution } from '../../distribution/service.ts'
import { distributionOfRun, listDistributions } from '../../distribution/service.ts'
import { nowhere } from '../../movement/movers.ts'
import { movementWithin } from '../../movement/service.ts'
import type { ChartBar, ChartCell, ChartData, ChartDeclaration, ChartTone } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { customersIn, isStanding, moversBetween, schemePage } from '../links.ts'
import type { Words } from '../words.ts'
import { wordsOf } from '../words.ts'

type SchemeId = Parameters<typeof getSchemeState>[1]

/** A scheme as one chart draws it: its shown run, its classes, and the list behind each. */
interface Read {
  words: Words
  scheme: SchemeId
  run: RunResource
  found: Distribution
  hrefOf: (group: string) => string
}

async function readScheme(ctx: Context, scheme: SchemeId, ground: ChartGround): Promise<Read | null> {
  const { shown } = await getSchemeState(ctx, scheme)
  if (shown === null) return null
  const found = isStanding(scheme) ? (await listDistributions(ctx)).get(scheme) : await distributionOfRun(ctx, shown.id)
  if (found === undefined || found.customers === 0) return null
  const hrefOf = (group: string) => customersIn(scheme, group, shown.id, ground)
  return { words: wordsOf(ctx), scheme, run: shown, found, hrefOf }
}

const periodOf = (run: RunResource) => ({ from: run.from, to: run.to, asOf: run.as_of })

function barsOf({ words, scheme, found, hrefOf }: Read, of: 'customers' | 'valueMinor'): ChartBar[] {
  return found.groups.map((group) => ({
    key: group.key,
    label: words.group(scheme, group.key),
    value: group[of],
    text: of === 'customers' ? words.count(group.customers) : words.money(group.valueMinor),
    notes: [
      words.text('classes.ofCustomers', { share: words.percent(group.customerShare) }),
      of === 'valueMinor'
        ? words.text('classes.ofWorth', { share: words.percent(group.valueShare) })
        : words.text('classes.ofValue', { value: words.money(group.valueMinor), share: words.percent(group.valueShare) }),
    ],
    href: hrefOf(group.key),
  }))
}

function tableOf({ words, scheme, found, hrefOf }: Read): ChartData['table'] {
  return {
    columns: ['class', 'customers', 'customerShare', 'value', 'valueShare'].map((key) => ({
      key,
      label: words.text(`classes.${key}Column`),
    })),
    rows: found.groups.map((group) => ({
      key: group.key,
      href: hrefOf(group.key),
      cells: [
        words.cells.name(words.group(scheme, group.key)),
        words.cells.count(group.customers),
        words.cells.percent(group.customerShare),
        words.cells.money(group.valueMinor),
        words.cells.percent(group.valueShare),
      ],
    })),
  }
}

/** How many customers are in which class at present. */
async function readClasses(ctx: Context, scheme: SchemeId, ground: ChartGround): Promise<ChartData | null> {
  const read = await readScheme(ctx, scheme, ground)
  if (read === null) return null
  const { words, run, found } = read
  const most = found.groups.reduce((top, group) => (group.customers > top.customers ? group : top))
  return {
    period: periodOf(run),
    unit: words.text('classes.unit'),
    sentence: words.text('classes.sentence', {
      customers: words.count(found.customers),
      name: words.group(scheme, most.key),
      count: words.count(most.customers),
      share: words.percent(most.customerShare),
    }),
    definition: words.definition(scheme),
    drawing: {
      kind: 'bars',
      measure: words.text('classes.customersColumn'),
      axis: 'count',
      scheme,
      bars: barsOf(read, 'customers'),
    },
    table: tableOf(read),
  }
}

/** What the customers of each class bring, as one bar. */
async function readWorth(ctx: Context, scheme: SchemeId, ground: ChartGround): Promise<ChartData | null> {
  const read = await readScheme(ctx, scheme, ground)
  if (read === null) return null
  const { words, run, found } = read
  const bars = barsOf(read, 'valueMinor')
  const most = found.groups.reduce((top, group) => (group.valueMinor > top.valueMinor ? group : top))
  return {
    period: periodOf(run),
    unit: words.text('classes.worthUnit'),
    sentence: words.text('classes.worthSentence', {
      name: words.group(scheme, most.key),
      customers: words.percent(most.customerShare),
      share: words.percent(most.valueShare),
    }),
    definition: words.definition(scheme),
    drawing: {
      kind: 'shares',
      scheme,
      parts: bars.map((bar, place) => ({ ...bar, share: found.groups[place]?.valueShare ?? 0 })),
    },
    table: tableOf(read),
  }
}

/** The sentence of movement that says why it is not told. */
const whyNot = { parameters: 'otherParameters', time_before: 'notComparable' } as const

/** Who moved from which class to which since the run that the shown one is usually compared with. */
async function readMoves(ctx: Context, scheme: SchemeId, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { shown } = await getSchemeState(ctx, scheme)
  const standing = isStanding(scheme)
  const movement = shown === null ? null : await movementWithin(ctx, shown.id, { standing })
  if (shown === null || movement === null) return null
  const used = movement.groups
    .map(({ key }) => key)
    .filter((key) => movement.cells.some(({ from, to }) => from === key || to === key))
  const side = (of: 'from' | 'to') => [...used, ...(movement.cells.some((cell) => cell[of] === null) ? [nowhere] : [])]
  const name = (key: string, gone: 'came' | 'left') => (key === nowhere ? words.text(`moves.${gone}`) : words.group(scheme, key))
  const cells = movement.cells.map((cell): ChartCell => {
    const [from, to] = [cell.from ?? nowhere, cell.to ?? nowhere]
    const label = words.text('moves.cell', {
      from: name(from, 'came'),
      to: name(to, 'left'),
      customers: words.count(cell.customers),
    })
    const href = moversBetween(shown.id, { from, to, against: movement.against.id, standing }, ground)
    return { from, to, customers: cell.customers, text: words.count(cell.customers), label, still: from === to, href }
  })
  const sum = (holds: (cell: ChartCell) => boolean) =>
    words.count(cells.filter(holds).reduce((all, { customers }) => all + customers, 0))
  const moved = cells.filter(({ still }) => !still).sort((left, right) => right.customers - left.customers)
  return {
    period: periodOf(shown),
    unit: words.text('moves.unit', { day: words.day(movement.against.asOf) }),
    sentence:
      movement.incomparable === null
        ? words.text('moves.sentence', {
            moved: sum(({ from, to, still }) => !still && from !== nowhere && to !== nowhere),
            came: sum(({ from }) => from === nowhere),
            left: sum(({ to }) => to === nowhere),
          })
        : words.any(`analysis.movement.${whyNot[movement.incomparable]}`, { day: words.day(movement.against.asOf) }),
    definition: words.definition('movement', 'analysis.definitions', { days: LEAST_DAYS_BETWEEN_RUNS }),
    drawing: {
      kind: 'matrix',
      corner: words.any('analysis.movement.corner'),
      rows: side('from').map((key) => ({ key, label: name(key, 'came') })),
      columns: side('to').map((key) => ({ key, label: name(key, 'left') })),
      cells,
    },
    table: {
      columns: ['way', 'customers'].map((key) => ({ key, label: words.text(`moves.${key}Column`) })),
      rows: moved.map(({ from, to, customers, href }) => ({
        key: `${from}-${to}`,
        href,
        cells: [words.cells.name(`${name(from, 'came')} → ${name(to, 'left')}`), words.cells.count(customers)],
      })),
    },
  }
}

const tones: readonly ChartTone[] = ['first', 'second', 'rest']

/** How much few customers bring: over the whole company, of whom only readers of all of it are told. */
async function readPareto(ctx: Context): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { shown } = await getSchemeState(ctx, 'abc')
  const curve = shown?.summary?.top_shares ?? null
  if (shown === null || shown.summary === null || curve === null) return null
  const { classes } = shown.summary
  const bars = paretoBars(
    curve,
    classes.map((each) => ({ class: each.class, customers: each.customers, valueShare: each.value_share })),
  )
  const fifth = words.percent(curve[20] ?? null)
  return {
    period: periodOf(shown),
    unit: words.text('pareto.unit'),
    sentence: words.text('pareto.sentence', { held: fifth }),
    definition: words.definition('pareto'),
    drawing: {
      kind: 'pareto',
      parts: classes.map((each, place) => ({
        key: each.class,
        label: words.group('abc', each.class),
        tone: tones[place] ?? 'rest',
      })),
      bars: bars.map((bar) => ({
        key: String(bar.to),
        label: words.percent(bar.to),
        parts: Object.fromEntries(classes.map((each, place) => [each.class, bar.parts[place] ?? 0])),
        held: bar.held,
        title: words.text('pareto.upTo', { share: words.percent(bar.to) }),
        notes: [words.text('pareto.held', { held: words.percent(bar.held) })],
        href: `/customers?abc=${bar.class}`,
      })),
    },
    table: {
      columns: ['upTo', 'held'].map((key) => ({ key, label: words.text(`pareto.${key}Column`) })),
      rows: bars.map((bar) => ({
        key: String(bar.to),
        href: `/customers?abc=${bar.class}`,
        cells: [words.cells.percent(bar.to), words.cells.percent(bar.held)],
      })),
    },
  }
}

const permission = 'analysis:read'
const filters = ['outlet', 'owner'] as const
const slug = (scheme: string) => schemePage(scheme).replace('/analysis/', '')

const classes = (scheme: SchemeId, group: ChartDeclaration['group']): ChartDeclaration => ({
  ...{ id: `classes-${slug(scheme)}`, group, kind: 'bars', permission, filters },
  read: (ctx, ground) => readClasses(ctx, scheme, ground),
})
const worth = (scheme: SchemeId, group: ChartDeclaration['group']): ChartDeclaration => ({
  ...{ id: `worth-${slug(scheme)}`, group, kind: 'shares', permission, filters },
  read: (ctx, ground) => readWorth(ctx, scheme, ground),
})
const moves = (scheme: SchemeId, group: ChartDeclaration['group']): ChartDeclaration => ({
  ...{ id: `moves-${slug(scheme)}`, group, kind: 'matrix', permission, filters },
  read: (ctx, ground) => readMoves(ctx, scheme, ground),
})

export const classCharts: ChartDeclaration[] = [
  ...(['abc', 'abc_weighted', 'rfm'] as const).map((scheme) => classes(scheme, 'classes')),
  worth('abc', 'classes'),
  moves('abc', 'classes'),
  classes('golden_list', 'classes'),
  worth('golden_list', 'classes'),
  classes('value_kinds', 'classes'),
  { id: 'pareto', group: 'structure', kind: 'pareto', permission, filters: [], read: readPareto },
  classes('dormancy', 'leaving'),
  moves('dormancy', 'leaving'),
  classes('loyalty', 'satisfaction'),
  classes('lifetime_value', 'value'),
  worth('lifetime_value', 'value'),
]
