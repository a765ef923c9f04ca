import { nextMonth } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Context } from '#lib/platform/context'
import { isMissed } from '../../expectation/satisfaction-index.ts'
import { getSatisfactionIndex, listIndexBy } from '../../expectation/service.ts'
import { getNps, getSatisfaction, listSatisfactionByMonth } from '../../satisfaction/service.ts'
import { barsChart } from '../bars-chart.ts'
import type { ChartData, ChartDeclaration } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { linesChart } from '../lines-chart.ts'
import { figureHref, unlessOwned } from '../links.ts'
import { wordsOf } from '../words.ts'

const page = '/analysis/satisfaction'
const answerersHref = (period: Period, answer: string, { outlet, owner }: ChartGround) =>
  figureHref('/analysis/satisfaction/customers', period, outlet, { answer, ...(owner === undefined ? {} : { owner }) })

/** T, the satisfaction of the answers and the response, by the month of invitation. */
async function readMonths(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const [found, months] = await Promise.all([getSatisfaction(ctx, ground.asked), listSatisfactionByMonth(ctx, ground.asked)])
  if (months.length === 0) return null
  const series = [
    { key: 'rate', label: words.any('analysis.satisfaction.rate'), tone: 'first' },
    { key: 'ofAnswers', label: words.any('analysis.satisfaction.ofAnswers'), tone: 'third' },
    { key: 'response', label: words.any('analysis.satisfaction.response'), tone: 'second' },
  ] as const
  const hrefOf = (month: string) => {
    const from = month > found.from ? month : found.from
    const to = nextMonth(month) < found.to ? nextMonth(month) : found.to
    return unlessOwned(figureHref(page, { from, to }, ground.outlet), ground)
  }
  const rows = months.map((each) => ({
    ...{ ...each, key: each.month, label: words.month(each.month) },
    values: { rate: each.rate, ofAnswers: each.rateOfAnswers, response: each.responseRate },
    href: hrefOf(each.month),
  }))
  return {
    period: { from: found.from, to: found.to, asOf: found.as_of },
    unit: words.text('satisfaction.monthsUnit'),
    sentence: words.text('satisfaction.sentence', {
      rate: words.percent(found.rate),
      ofAnswers: words.percent(found.rate_of_answers),
      response: words.percent(found.response_rate),
    }),
    definition: words.definition('satisfaction'),
    ...linesChart(words, rows, {
      axis: 'percent',
      series,
      values: ({ values }) => values,
      notes: ({ answered, targets }) => [
        words.text('satisfaction.answeredOf', { answered: words.count(answered), targets: words.count(targets) }),
      ],
      columns: [
        ...['month', 'targets', 'answered', 'satisfied'].map((key) => ({
          key,
          label: words.any(`analysis.satisfaction.${key}`),
        })),
        ...series.map(({ key, label }) => ({ key, label })),
      ],
      cells: ({ targets, answered, satisfied, values }) => [
        ...[targets, answered, satisfied].map(words.cells.count),
        ...series.map(({ key }) => words.cells.percent(values[key])),
      ],
    }),
  }
}

const npsTones = { promoters: 'first', passives: 'rest', detractors: 'late' } as const
const npsGroups = ['promoters', 'passives', 'detractors'] as const

/** Who would recommend, who would not. */
async function readNps(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const nps = await getNps(ctx, ground.asked)
  const all = nps.promoters + nps.passives + nps.detractors
  if (all === 0) return null
  const rows = npsGroups.map((group) => ({
    ...{ key: group, label: words.any(`analysis.satisfaction.npsGroups.${group}`), customers: nps[group] },
    href: answerersHref(nps, group, ground),
  }))
  return {
    period: { from: nps.from, to: nps.to, asOf: nps.as_of },
    unit: words.any('analysis.satisfaction.npsUnit'),
    sentence: words.text('satisfaction.nps', {
      promoters: words.count(nps.promoters),
      detractors: words.count(nps.detractors),
      score: words.points(nps.score),
    }),
    definition: words.definition('nps'),
    ...barsChart(words, rows, {
      measure: words.any('analysis.satisfaction.customers'),
      axis: 'count',
      bar: ({ key, customers }) => ({ value: customers, notes: [words.percent(customers / all)], tone: npsTones[key] }),
      columns: [
        { key: 'group', label: words.any('analysis.satisfaction.npsGroup') },
        { key: 'customers', label: words.any('analysis.satisfaction.customers') },
      ],
      cells: ({ customers }) => [words.cells.count(customers)],
    }),
  }
}

const answerTones = ['late', 'late', 'watch', 'second', 'first'] as const

/** What the invited answered last, as shares of the answers. */
async function readAnswers(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const found = await getSatisfaction(ctx, ground.asked)
  const given = found.answers.flatMap(({ answer, customers }) => (answer === null ? [] : [{ answer, customers }]))
  const all = given.reduce((sum, { customers }) => sum + customers, 0)
  if (all === 0) return null
  const parts = given.map(({ answer, customers }) => ({
    ...{
      key: String(answer),
      label: words.any('analysis.satisfaction.answer', { answer }),
      value: customers,
      share: customers / all,
    },
    ...{
      text: words.count(customers),
      notes: [words.percent(customers / all)],
      tone: answerTones[answer - 1] ?? ('rest' as const),
    },
    href: answerersHref(found, String(answer), ground),
  }))
  return {
    period: { from: found.from, to: found.to, asOf: found.as_of },
    unit: words.any('analysis.satisfaction.answersUnit'),
    sentence: words.text('satisfaction.answers', {
      unhappy: words.count(given.filter(({ answer }) => answer <= 3).reduce((sum, { customers }) => sum + customers, 0)),
      all: words.count(all),
    }),
    definition: words.definition('satisfaction'),
    drawing: { kind: 'shares', parts },
    table: {
      columns: [
        { key: 'answer', label: words.any('analysis.satisfaction.answerLabel') },
        { key: 'customers', label: words.any('analysis.satisfaction.customers') },
        { key: 'share', label: words.text('classes.customerShareColumn') },
      ],
      rows: parts.map(({ key, label, value, share, href }) => ({
        ...{ key, href },
        cells: [words.cells.name(label), words.cells.count(value), words.cells.percent(share)],
      })),
    },
  }
}

const outcomeTones = { complaining: 'late', satisfied: 'second', loyal: 'first' } as const

/** What customers perceived against what they expected: how many fell below it, met it, and above. */
async function readIndex(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const found = await getSatisfactionIndex(ctx, ground.asked)
  if (found.customers === 0) return null
  const rows = found.outcomes.map(({ outcome, customers, share }) => ({
    ...{ key: outcome, customers, share, label: words.text(`index.outcomes.${outcome}`) },
    href: unlessOwned(figureHref('/analysis/satisfaction-index/customers', found, ground.outlet, { outcome }), ground),
  }))
  return {
    period: { from: found.from, to: found.to, asOf: found.as_of },
    unit: words.text('index.unit'),
    sentence: words.text('index.sentence', {
      ...{ customers: words.count(found.customers), index: words.decimal(found.index, 1), silent: words.count(found.silent) },
      complaining: words.percent(rows.find(({ key }) => key === 'complaining')?.share ?? null),
    }),
    definition: words.definition('satisfactionIndex'),
    ...barsChart(words, rows, {
      measure: words.any('analysis.satisfaction.customers'),
      axis: 'count',
      bar: ({ key, customers, share }) => ({ value: customers, notes: [words.percent(share)], tone: outcomeTones[key] }),
      columns: [
        { key: 'outcome', label: words.text('index.outcomeColumn') },
        { key: 'customers', label: words.any('analysis.satisfaction.customers') },
        { key: 'share', label: words.text('classes.customerShareColumn') },
      ],
      cells: ({ customers, share }) => [words.cells.count(customers), words.cells.percent(share)],
    }),
  }
}

/** What customers perceived against what they expected of each item, the widest gap below expectation first. */
async function readItems(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const items = await listIndexBy(ctx, ground.asked, 'item')
  const [worst] = items
  if (worst === undefined) return null
  const rows = items.map(({ name, ...item }) => ({
    ...{ ...item, label: name ?? '' },
    href: unlessOwned(
      figureHref('/analysis/satisfaction-index/customers', ground.period, ground.outlet, { item: item.key }),
      ground,
    ),
  }))
  const gap = words.decimal(worst.gap)
  const means = { expectation: words.decimal(worst.expectation), perception: words.decimal(worst.perception) }
  return {
    period: ground.period,
    unit: words.text('items.unit'),
    sentence: words.text('items.sentence', { count: items.length, item: worst.name ?? '', gap, ...means }),
    definition: words.definition('satisfactionIndex'),
    ...barsChart(words, rows, {
      measure: words.any('loyalty.index.items.gap'),
      axis: 'decimal',
      bar: (item) => ({
        value: item.gap,
        notes: [
          words.any('loyalty.index.items.means', {
            expectation: words.decimal(item.expectation),
            perception: words.decimal(item.perception),
          }),
          words.any('loyalty.index.items.indexOf', { index: words.decimal(item.index, 1) }),
        ],
        tone: isMissed(item) ? 'late' : 'first',
      }),
      columns: [
        { key: 'item', label: words.any('loyalty.index.items.item') },
        { key: 'customers', label: words.any('analysis.satisfaction.customers') },
        ...(['expectation', 'perception', 'gap'] as const).map((key) => ({
          key,
          label: words.any(`loyalty.index.items.${key}`),
        })),
        { key: 'index', label: words.any('loyalty.index.index') },
      ],
      cells: ({ customers, expectation, perception, gap: difference, index }) => [
        words.cells.count(customers),
        ...[expectation, perception, difference].map((value) => words.cells.decimal(value)),
        words.cells.decimal(index, 1),
      ],
    }),
  }
}

const permission = 'analysis:read'
const filters = ['period', 'outlet', 'owner'] as const

export const satisfactionCharts: ChartDeclaration[] = [
  { id: 'satisfaction-by-month', group: 'satisfaction', kind: 'lines', permission, filters, read: readMonths },
  { id: 'satisfaction-answers', group: 'satisfaction', kind: 'shares', permission, filters, read: readAnswers },
  { id: 'nps', group: 'satisfaction', kind: 'bars', permission, filters, read: readNps },
  { id: 'satisfaction-index', group: 'satisfaction', kind: 'bars', permission, filters, read: readIndex },
  { id: 'satisfaction-items', group: 'satisfaction', kind: 'bars', permission, filters, read: readItems },
]
