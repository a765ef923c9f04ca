import { addDays, nextMonth } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import type { CaseCount } from '#lib/records/cases/counts/service'
import { casesByCategory, casesByMonth } from '#lib/records/cases/counts/service'
import { getManagerFigures } from '../../home/service.ts'
import { serviceDays } from '../../manager-figures/kept.ts'
import type { OnTimeGroup } from '../../on-time/schema.ts'
import { getOnTime } from '../../on-time/service.ts'
import { barsChart } from '../bars-chart.ts'
import type { ChartData, ChartDeclaration } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { linesChart } from '../lines-chart.ts'
import { figureHref } from '../links.ts'
import { numbersChart } from '../numbers-chart.ts'
import type { Words } from '../words.ts'
import { wordsOf } from '../words.ts'

const page = '/analysis/on-time'
const mostMonths = 40
const mostGroups = 15
/** So far below the whole a group is pointed out. */
const behind = 0.03

type Found = Awaited<ReturnType<typeof getOnTime>>
type Group = Found['groups'][number]

/** A group with how it is called, where it leads, and how many of its promises were kept. */
function onTimeRow(words: Words, group: Group, label: string, href: string | undefined) {
  const { delivered, on_time: onTime, rate, overdue } = group
  const kept = words.text('onTime.of', { onTime: words.count(onTime), delivered: words.count(delivered) })
  return { ...{ key: group.group ?? '', label, href }, delivered, onTime, rate, overdue, notes: [kept] }
}
type OnTimeRow = ReturnType<typeof onTimeRow>

const onTimeTable = (words: Words, first: string) => ({
  columns: [
    { key: 'group', label: first },
    ...['delivered', 'onTime', 'rate', 'overdue'].map((key) => ({ key, label: words.any(`analysis.onTime.${key}`) })),
  ],
  cells: ({ delivered, onTime, rate, overdue }: OnTimeRow) => [
    ...[delivered, onTime].map(words.cells.count),
    words.cells.percent(rate),
    words.cells.count(overdue),
  ],
})

const worstOf = (groups: readonly Group[]) =>
  groups
    .filter(({ rate }) => rate !== null)
    .reduce<Group | null>((low, each) => ((each.rate ?? 1) < (low?.rate ?? 2) ? each : low), null)

async function readOnTimeMonths(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const found = await getOnTime(ground.reader, { ...ground.asked, group_by: 'month', limit: mostMonths })
  const groups = [...found.groups].sort((left, right) => ((left.group ?? '') < (right.group ?? '') ? -1 : 1))
  if (groups.length === 0) return null
  const hrefOf = (month: string) =>
    figureHref(
      page,
      { from: month > found.from ? month : found.from, to: nextMonth(month) < found.to ? nextMonth(month) : found.to },
      ground.outlet,
    )
  const rows = groups.map((group) => onTimeRow(words, group, words.month(group.group ?? ''), hrefOf(group.group ?? '')))
  const worst = worstOf(groups)
  return {
    period: { from: found.from, to: found.to, asOf: found.as_of },
    unit: words.any('analysis.onTime.unit'),
    sentence:
      worst === null
        ? words.any('analysis.onTime.nothingRated')
        : words.any('analysis.onTime.monthsSentence', {
            all: words.percent(found.rate),
            worst: words.month(worst.group ?? ''),
            rate: words.percent(worst.rate),
          }),
    definition: words.definition('onTime'),
    ...linesChart(words, rows, {
      axis: 'percent',
      series: [{ key: 'rate', label: words.any('analysis.onTime.rate'), tone: 'first' }],
      values: ({ rate }) => ({ rate }),
      notes: ({ notes }) => notes,
      ...onTimeTable(words, words.any('analysis.onTime.month')),
    }),
  }
}

type By = Extract<OnTimeGroup, 'product' | 'destination_region' | 'outlet' | 'customer'>

/** The late waybills of a group; of a customer, its card. */
function lateHref({ group, customer, outlet }: Group, found: Found, by: By, narrowed: string | undefined): string | undefined {
  if (customer !== null) return `/customers/${customer.id}`
  if (group === null) return undefined
  const query = new URLSearchParams({ issue: 'late', from: found.from, through: addDays(found.to, -1) })
  const own = outlet?.id ?? narrowed
  if (own !== undefined) query.set('outlet', own)
  if (by === 'product') query.set('product', group)
  if (by === 'destination_region') query.set('destination', group)
  return `/waybills?${query}`
}

function groupName(words: Words, { group, customer, outlet }: Group, by: By): string {
  if (customer !== null) return customer.name
  if (outlet !== null) return outlet.name
  if (group === null) return words.any('analysis.onTime.unnamed')
  if (by !== 'destination_region' || !/^\d{6}$/.test(group)) return group
  const key = `provinces.${group.slice(0, 2)}`
  const name = words.any(key)
  return name === key ? group : name
}

async function readOnTimeBy(ctx: Context, ground: ChartGround, by: By): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const found = await getOnTime(ground.reader, { ...ground.asked, group_by: by, limit: mostGroups })
  const rows = found.groups.map((group) =>
    onTimeRow(words, group, groupName(words, group, by), lateHref(group, found, by, ground.outlet)),
  )
  const rated = rows.filter(({ rate }) => rate !== null)
  const worst = worstOf(found.groups)
  if (rated.length === 0 || worst === null) return null
  return {
    period: { from: found.from, to: found.to, asOf: found.as_of },
    unit: words.any('analysis.onTime.unit'),
    sentence: words.text('onTime.worst', {
      name: groupName(words, worst, by),
      rate: words.percent(worst.rate),
      all: words.percent(found.rate),
    }),
    definition: words.definition('onTime'),
    ...barsChart(words, rows, {
      measure: words.any('analysis.onTime.rate'),
      axis: 'percent',
      drawn: rated,
      bar: ({ rate, notes }) => ({
        ...{ value: rate, notes },
        tone: found.rate !== null && (rate ?? 1) < found.rate - behind ? 'late' : 'first',
      }),
      ...onTimeTable(words, words.any(`analysis.onTime.group.${by}`)),
    }),
  }
}

/** Service of the last thirty days in a few numbers, as the last night added it up. */
async function readServiceNumbers(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const figures = await getManagerFigures(ctx, { outlet: ground.outlet })
  if (figures === null) return null
  const { onTime, within72, complaintsPerMillion, breaches, waybills } = figures.service
  const lines = [
    { key: 'onTime', cell: words.cells.percent(onTime), href: page },
    { key: 'within72', cell: words.cells.percent(within72), href: page },
    { key: 'complaints', cell: words.cells.decimal(complaintsPerMillion, 0), href: '/cases?type=complaint&stage=all' },
    { key: 'breaches', cell: words.cells.count(breaches), href: '/cases?type=complaint&stage=all' },
  ]
  return {
    period: { ...serviceDays(figures.asOf), asOf: figures.asOf },
    unit: words.text('serviceNumbers.unit'),
    sentence: words.text('serviceNumbers.sentence', { waybills: words.count(waybills), onTime: words.percent(onTime) }),
    definition: words.definition('service'),
    ...numbersChart(
      words,
      lines.map((line) => ({ ...line, label: words.any(`manager.service.${line.key}`) })),
      ['measure', 'now'].map((key) => ({ key, label: words.text(`week.${key}Column`) })),
    ),
  }
}

const casesHref = (more: Record<string, string>) => `/cases?${new URLSearchParams({ ...more, stage: 'all' })}`

const caseTable = (words: Words, first: string) => ({
  columns: [
    { key: 'group', label: first },
    { key: 'complaints', label: words.any('cases.type.complaint') },
    { key: 'cases', label: words.text('cases.all') },
  ],
  cells: ({ complaints, cases }: Pick<CaseCount, 'complaints' | 'cases'>) => [complaints, cases].map(words.cells.count),
})

async function readCaseMonths(ctx: Context, { period, kind }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const counts = await casesByMonth(ctx, { period, kind })
  if (counts.length === 0) return null
  const rows = counts.map((row) => ({
    ...{ ...row, key: row.key ?? '', label: words.month(row.key ?? '') },
    href: casesHref({ type: 'complaint' }),
  }))
  const most = rows.reduce((top, row) => (row.complaints > top.complaints ? row : top))
  return {
    period,
    unit: words.text('cases.unit'),
    sentence: words.text('cases.monthSentence', {
      complaints: words.count(rows.reduce((sum, row) => sum + row.complaints, 0)),
      month: most.label,
      most: words.count(most.complaints),
    }),
    definition: words.definition('cases', 'gallery.definitions'),
    ...linesChart(words, rows, {
      axis: 'count',
      series: [
        { key: 'complaints', label: words.any('cases.type.complaint'), tone: 'late' },
        { key: 'cases', label: words.text('cases.all'), tone: 'rest', dashed: true },
      ],
      values: ({ complaints, cases }) => ({ complaints, cases }),
      ...caseTable(words, words.text('months.monthColumn')),
    }),
  }
}

async function readCaseCategories(ctx: Context, { period, kind }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const counts = await casesByCategory(ctx, { period, kind })
  const rows = counts.map((row) => ({
    ...{ ...row, key: row.key ?? '' },
    label: row.key === null ? words.text('cases.noCategory') : words.any(`cases.category.${row.key}`),
    href: casesHref({ type: 'complaint', ...(row.key === null ? {} : { category: row.key }) }),
  }))
  const shown = rows.filter(({ complaints }) => complaints > 0)
  const [most] = shown
  if (most === undefined) return null
  const all = shown.reduce((sum, row) => sum + row.complaints, 0)
  return {
    period,
    unit: words.text('cases.unit'),
    sentence: words.text('cases.categorySentence', {
      name: most.label,
      share: words.percent(most.complaints / all),
      all: words.count(all),
    }),
    definition: words.definition('cases', 'gallery.definitions'),
    ...barsChart(words, rows, {
      measure: words.any('cases.type.complaint'),
      axis: 'count',
      drawn: shown,
      bar: ({ complaints }) => ({ value: complaints, notes: [words.percent(complaints / all)] }),
      ...caseTable(words, words.any('cases.category.label')),
    }),
  }
}

const permission = 'analysis:read'
const filters = ['period', 'outlet', 'owner'] as const
const caseFilters = ['period', 'outlet', 'owner', 'kind'] as const

const onTimeBy = (id: string, by: By, slow = false): ChartDeclaration => ({
  ...{ id, group: 'service', kind: 'bars', permission, filters, slow },
  read: (ctx, ground) => readOnTimeBy(ctx, ground, by),
})

export const serviceCharts: ChartDeclaration[] = [
  { id: 'service-numbers', group: 'service', kind: 'number', permission, filters: ['outlet', 'owner'], read: readServiceNumbers },
  { id: 'on-time-by-month', group: 'service', kind: 'lines', permission, filters, read: readOnTimeMonths },
  onTimeBy('on-time-by-product', 'product'),
  onTimeBy('on-time-by-region', 'destination_region'),
  onTimeBy('on-time-by-outlet', 'outlet'),
  onTimeBy('on-time-by-customer', 'customer', true),
  { id: 'cases-by-month', group: 'service', kind: 'lines', permission: 'case:read', filters: caseFilters, read: readCaseMonths },
  {
    id: 'complaints-by-category',
    group: 'service',
    kind: 'bars',
    permission: 'case:read',
    filters: caseFilters,
    read: readCaseCategories,
  },
]
