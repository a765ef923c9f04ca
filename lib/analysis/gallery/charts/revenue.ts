import { addDays, addMonths, monthOf, nextMonth } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { mayEver, permit } from '#lib/platform/scope/scope'
import { getManagerFigures } from '../../home/service.ts'
import { findFirstCountingDay } from '../../metrics/covered.ts'
import { isWholeMonth } from '../../period/whole-month.ts'
import { getRevenueChange } from '../../revenue-change/service.ts'
import type { ChartBar, ChartData, ChartDeclaration, ChartPoint } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { customersHref, pageHref, unlessOwned, waybillsHref } from '../links.ts'
import type { MonthRow } from '../repository.ts'
import { sumMonths } from '../repository.ts'
import { wordsOf } from '../words.ts'

const page = '/analysis/revenue'

type Measure = 'volume' | 'revenue' | 'price'

const read: Record<Measure, (row: MonthRow | undefined) => number | null> = {
  volume: (row) => row?.shipments ?? null,
  revenue: (row) => row?.revenueMinor ?? null,
  price: (row) => (row === undefined || row.shipments === 0 ? null : row.revenueMinor / row.shipments),
}

/** Volume, revenue or revenue a shipment by month beside the same months of the year before, from kept months; the last month may be unfinished. */
async function readMonths(ctx: Context, ground: ChartGround, measure: Measure): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { asOf, to } = ground.period
  const months = { from: monthOf(ground.period.from), to: nextMonth(addDays(to, -1)) }
  const both = { from: addMonths(months.from, -12), to: months.to }
  const among = { scope: permit(ctx, 'analysis:read'), kind: ground.kind }
  const [rows, recordsFrom] = await Promise.all([
    sumMonths(ctx.db, both, ctx.company.currency, among),
    findFirstCountingDay(ctx.db),
  ])
  const of = (month: string) => read[measure](rows.find((row) => row.month === month))
  const write = (value: number | null) => {
    if (value === null) return '—'
    if (measure === 'price') return words.price(value)
    return measure === 'volume' ? words.count(value) : words.money(Math.round(value))
  }
  const cell = (value: number | null) => ({ text: write(value), value, kind: measure === 'volume' ? 'count' : 'money' }) as const
  const hrefOf = (month: string) => waybillsOfMonth(ctx, ground, month)
  const points: ChartPoint[] = []
  for (let month = months.from; month < months.to; month = nextMonth(month)) {
    const before = addMonths(month, -12)
    const [now, earlier] = [of(month), isWholeMonth(before, recordsFrom) ? of(before) : null]
    points.push({
      key: month,
      label: words.month(month),
      values: { now, earlier },
      texts: { now: write(now), earlier: write(earlier) },
      notes: [words.text('months.change', { change: words.change(changeOf(now, earlier)) })],
      href: hrefOf(month),
    })
  }
  const last = points.filter(({ key, values }) => nextMonth(key) <= addDays(asOf, 1) && values['now'] !== null).at(-1)
  if (points.every(({ values }) => values['now'] === null && values['earlier'] === null)) return null
  return {
    period: { from: months.from, to, asOf },
    unit: words.text(`months.units.${measure}`),
    sentence:
      last === undefined
        ? words.text('months.none')
        : words.text('months.sentence', {
            month: last.label,
            now: last.texts['now'] ?? '',
            change: words.change(changeOf(last.values['now'] ?? null, last.values['earlier'] ?? null)),
          }),
    definition: words.definition('months', 'gallery.definitions'),
    drawing: {
      kind: 'lines',
      axis: measure === 'volume' ? 'count' : 'money',
      series: [
        { key: 'now', label: words.text('months.now'), tone: 'first' },
        { key: 'earlier', label: words.text('months.earlier'), tone: 'rest', dashed: true },
      ],
      points,
    },
    table: {
      columns: ['month', 'now', 'earlier', 'change'].map((key) => ({ key, label: words.text(`months.${key}Column`) })),
      rows: points.map(({ key, label, values, href }) => ({
        key,
        href,
        cells: [
          words.cells.name(label),
          cell(values['now'] ?? null),
          cell(values['earlier'] ?? null),
          words.cells.percent(changeOf(values['now'] ?? null, values['earlier'] ?? null)),
        ],
      })),
    },
  }
}

/** The waybills of a month, for whoever reads them. There is no such list of the customers of an owner, an outlet or a kind, and one of all customers would say something else. */
function waybillsOfMonth(ctx: Context, { outlet, owner, kind }: ChartGround, month: string): string | undefined {
  if (outlet !== undefined || owner !== undefined || kind !== undefined || !mayEver(ctx, 'waybill:read')) return undefined
  return waybillsHref({ from: month, to: nextMonth(month) })
}

const changeOf = (now: number | null, earlier: number | null) =>
  now === null || earlier === null || earlier === 0 ? null : now / earlier - 1

/** The last seven days against the same weekdays before. */
async function readWeek(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const figures = await getManagerFigures(ctx, { outlet: ground.outlet })
  const week = figures?.week ?? null
  if (figures === null || week === null) return null
  const { shipments, nowMinor, priceMinor, priceThenMinor } = week
  const isCompared = week.basis !== 'none'
  const [shipmentsThen, thenMinor] = isCompared ? [week.shipmentsThen, week.thenMinor] : [null, null]
  const href = unlessOwned(pageHref(page, { outlet: ground.outlet }), ground)
  const lines = [
    {
      key: 'volume',
      now: shipments,
      earlier: shipmentsThen,
      text: words.count(shipments),
      before: words.cells.count(shipmentsThen).text,
    },
    { key: 'revenue', now: nowMinor, earlier: thenMinor, text: words.money(nowMinor), before: words.cells.money(thenMinor).text },
    {
      key: 'price',
      now: priceMinor,
      earlier: priceThenMinor,
      text: words.price(priceMinor),
      before: words.price(priceThenMinor),
    },
  ]
  return {
    period: { ...week.now, asOf: figures.asOf },
    unit: words.text(`week.basis.${week.basis}`, {
      from: words.day(week.earlier.from),
      last: words.day(addDays(week.earlier.to, -1)),
    }),
    sentence: words.text('week.sentence', {
      volume: words.change(changeOf(shipments, shipmentsThen)),
      revenue: words.change(changeOf(nowMinor, thenMinor)),
    }),
    definition: words.definition('change'),
    drawing: {
      kind: 'number',
      tiles: lines.map(({ key, now, earlier, text }) => ({
        key,
        label: words.text(`week.${key}`),
        text,
        value: now,
        note: words.change(changeOf(now, earlier)),
        href,
      })),
    },
    table: {
      columns: ['measure', 'now', 'earlier', 'change'].map((key) => ({ key, label: words.text(`week.${key}Column`) })),
      rows: lines.map(({ key, now, earlier, text, before }) => ({
        key,
        href,
        cells: [
          words.cells.name(words.text(`week.${key}`)),
          { text, value: now, kind: key === 'volume' ? 'count' : 'money' },
          { text: before, value: earlier, kind: key === 'volume' ? 'count' : 'money' },
          words.cells.percent(changeOf(now, earlier)),
        ],
      })),
    },
  }
}

/** Why revenue is what it is: the change by kind of customer, and what of it is volume and what price. */
async function readChange(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const found = await getRevenueChange(ctx, { outlet: ground.outlet })
  if (found === null || found.basis === 'none') return null
  const hrefOf = (kind: (typeof found.kinds)[number]['kind']) =>
    kind === null || kind.level === 'company'
      ? unlessOwned(pageHref(page, { outlet: ground.outlet }), ground)
      : customersHref({ [kind.level]: kind.name, outlet: ground.outlet, owner: ground.owner })
  const bars = found.kinds.slice(0, mostKinds).map(
    ({ id, kind, changeMinor, volumeMinor, priceMinor }): ChartBar => ({
      key: String(id),
      label: words.kind(kind),
      value: changeMinor,
      text: words.money(changeMinor),
      notes: [words.text('change.parts', { volume: words.money(volumeMinor), price: words.money(priceMinor) })],
      tone: changeMinor < 0 ? 'late' : 'first',
      href: hrefOf(kind),
    }),
  )
  const asOf = addDays(found.now.to, -1)
  return {
    period: { ...found.now, asOf },
    unit: words.text(`change.basis.${found.basis}`, {
      from: words.day(found.earlier.from),
      last: words.day(addDays(found.earlier.to, -1)),
    }),
    sentence: words.text('change.sentence', {
      now: words.money(found.nowMinor),
      change: words.money(found.changeMinor),
      volume: words.money(found.effects.volume),
      price: words.money(found.effects.price),
      mix: words.money(found.effects.mix),
    }),
    definition: words.definition('change'),
    drawing: { kind: 'bars', measure: words.text('change.measure'), axis: 'money', bars },
    table: {
      columns: ['kind', 'now', 'earlier', 'change', 'volume', 'price'].map((key) => ({
        key,
        label: words.text(`change.${key}Column`),
      })),
      rows: found.kinds.map((row) => ({
        key: String(row.id),
        href: hrefOf(row.kind),
        cells: [
          words.cells.name(words.kind(row.kind)),
          words.cells.money(row.revenueMinor),
          words.cells.money(row.revenueThenMinor),
          words.cells.money(row.changeMinor),
          words.cells.money(row.volumeMinor),
          words.cells.money(row.priceMinor),
        ],
      })),
    },
  }
}

const mostKinds = 12
const months = ['period', 'outlet', 'owner', 'kind'] as const
const within = ['outlet', 'owner'] as const
const permission = 'analysis:read'

export const revenueCharts: ChartDeclaration[] = [
  { id: 'week', group: 'revenue', kind: 'number', permission, filters: within, read: readWeek },
  { id: 'revenue-change', group: 'revenue', kind: 'bars', permission, filters: within, read: readChange },
  ...(['volume', 'revenue', 'price'] as const).map(
    (measure): ChartDeclaration => ({
      id: `${measure}-by-month`,
      group: 'revenue',
      kind: 'lines',
      permission,
      filters: months,
      read: (ctx, ground) => readMonths(ctx, ground, measure),
    }),
  ),
]
