import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { dropsByOwner, listDrops, sumDropsWithin } from '../../drop/service.ts'
import { getManagerFigures, listNegatives } from '../../home/service.ts'
import { COST_PARTS } from '../../year-value/year-value.ts'
import { getValuesTogether } from '../../year-value-list/service.ts'
import type { ChartData, ChartDeclaration, ChartTone } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { pageHref, unlessOwned } from '../links.ts'
import { wordsOf } from '../words.ts'

const levelTones: Record<string, ChartTone> = { red: 'late', orange: 'watch', yellow: 'rest' }
const dropsHref = (more: Record<string, string | undefined>) => pageHref('/analysis/drop', more)
/** Drops are of the last 28 days. */
const DROP_DAYS = 28
const dropPeriod = (asOf: string | null) =>
  asOf === null ? null : { from: addDays(asOf, 1 - DROP_DAYS), to: addDays(asOf, 1), asOf }

/** Customers that ship less than their season lets expect, by level. */
async function readDropLevels(ctx: Context, { outlet, owner }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const found = await sumDropsWithin(ctx, { outlet })
  if (found.customers === 0) return null
  const rows = found.levels.map(({ level, customers, lossMinor }) => ({
    ...{
      level,
      customers,
      lossMinor,
      label: words.any(`analysis.drop.levels.${level}`),
      href: dropsHref({ level, outlet, owner }),
    },
  }))
  return {
    period: dropPeriod(found.asOf),
    unit: words.text('drops.unit'),
    sentence: words.text('drops.sentence', { customers: words.count(found.customers), loss: words.money(found.lossMinor) }),
    definition: words.definition('drop'),
    drawing: {
      kind: 'bars',
      measure: words.any('analysis.drop.loss'),
      axis: 'money',
      bars: rows.map(({ level, label, customers, lossMinor, href }) => ({
        ...{ key: level, label, value: lossMinor, text: words.money(lossMinor), tone: levelTones[level], href },
        notes: [words.text('drops.customers', { customers: words.count(customers) })],
      })),
    },
    table: {
      columns: [
        { key: 'level', label: words.any('analysis.drop.level') },
        { key: 'customers', label: words.any('analysis.drop.customer') },
        { key: 'loss', label: words.any('analysis.drop.loss') },
      ],
      rows: rows.map(({ level, label, customers, lossMinor, href }) => ({
        ...{ key: level, href },
        cells: [words.cells.name(label), words.cells.count(customers), words.cells.money(lossMinor)],
      })),
    },
  }
}

const mostListed = 10

/** The customers whose drop costs most a month. */
async function readTopDrops(ctx: Context, { outlet }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { rows } = await listDrops(ctx, { sort: '-loss', limit: mostListed, outlet })
  const [first] = rows
  if (first === undefined) return null
  return {
    period: dropPeriod(first.asOf),
    unit: words.text('drops.topUnit'),
    sentence: words.text('drops.top', {
      name: first.name,
      loss: words.money(first.lossMinor),
      change: words.change(first.change),
    }),
    definition: words.definition('drop'),
    drawing: { kind: 'table' },
    table: {
      columns: [
        { key: 'customer', label: words.any('analysis.drop.customer') },
        { key: 'owner', label: words.any('analysis.drop.owner'), wide: true },
        { key: 'change', label: words.any('analysis.drop.change') },
        { key: 'loss', label: words.any('analysis.drop.loss') },
      ],
      rows: rows.map(({ customerId, name, owner, change, lossMinor }) => ({
        key: String(customerId),
        href: `/customers/${customerId}`,
        cells: [
          words.cells.name(name),
          words.cells.name(owner?.name ?? '—'),
          words.cells.percent(change),
          words.cells.money(lossMinor),
        ],
      })),
    },
  }
}

/** Whose customers ship less, and what that costs a month. */
async function readDropOwners(ctx: Context, { outlet }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const owners = (await dropsByOwner(ctx)).map(({ owner, lossMinor, red, orange, yellow }) => ({
    ...{ lossMinor, customers: red + orange + yellow, key: owner === null ? 'none' : String(owner.id) },
    ...{
      label: owner?.name ?? words.any('analysis.drop.noOwner'),
      href: dropsHref({ owner: owner === null ? 'none' : String(owner.id), outlet }),
    },
  }))
  const [first] = owners
  if (first === undefined) return null
  return {
    period: null,
    unit: words.text('drops.ownersUnit'),
    sentence: words.text('drops.owners', { name: first.label, loss: words.money(first.lossMinor) }),
    definition: words.definition('drop'),
    drawing: {
      kind: 'bars',
      measure: words.any('analysis.drop.loss'),
      axis: 'money',
      bars: owners.slice(0, mostListed).map(({ key, label, href, lossMinor }) => ({
        ...{ key, label, href, value: lossMinor, text: words.money(lossMinor), notes: [], tone: 'late' as const },
      })),
    },
    table: {
      columns: [
        { key: 'owner', label: words.any('analysis.drop.owner') },
        { key: 'customers', label: words.any('analysis.drop.customer') },
        { key: 'loss', label: words.any('analysis.drop.loss') },
      ],
      rows: owners.map(({ key, label, href, customers, lossMinor }) => ({
        ...{ key, href },
        cells: [words.cells.name(label), words.cells.count(customers), words.cells.money(lossMinor)],
      })),
    },
  }
}

/** Customers that cost more than they bring, the largest losses first. */
async function readNegative(ctx: Context, { outlet }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const [figures, { rows }] = await Promise.all([
    getManagerFigures(ctx, { outlet }),
    listNegatives(ctx, { outlet, limit: mostListed }),
  ])
  if (figures === null || rows.length === 0) return null
  const { negative, asOf } = figures
  return {
    period: { ...negative.year, asOf },
    unit: words.text('negative.unit'),
    sentence: words.text('negative.sentence', { customers: words.count(negative.customers), loss: words.money(negative.minor) }),
    definition: words.definition('negative'),
    drawing: {
      kind: 'bars',
      measure: words.any('analysis.negative.margin'),
      axis: 'money',
      bars: rows.map((row) => ({
        ...{
          key: String(row.id),
          label: row.name,
          value: row.marginMinor,
          text: words.money(row.marginMinor),
          notes: [],
          tone: 'late' as const,
        },
        href: `/customers/${row.id}`,
      })),
    },
    table: {
      columns: [
        { key: 'customer', label: words.any('analysis.negative.customer') },
        { key: 'margin', label: words.any('analysis.negative.margin') },
      ],
      rows: rows.map((row) => ({
        ...{ key: String(row.id), href: `/customers/${row.id}` },
        cells: [words.cells.name(row.name), words.cells.money(row.marginMinor)],
      })),
    },
  }
}

/** What all customers within reach bring and cost this year. */
async function readYearValue(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { outlet } = ground
  const found = await getValuesTogether(ctx, { outlet })
  if (found === null) return null
  const href = unlessOwned(pageHref('/analysis/year-value', { outlet }), ground)
  const lines = [
    { key: 'revenue', label: words.any('card.year.revenue'), minor: found.revenueMinor, tone: 'first' as const },
    ...COST_PARTS.map((part) => ({
      ...{ key: part, label: words.any(`card.year.parts.${part}`), minor: 0 - found[`${part}Minor`], tone: 'rest' as const },
    })).filter(({ minor }) => minor !== 0),
    {
      key: 'value',
      label: words.any('card.year.value'),
      minor: found.valueMinor,
      tone: found.valueMinor < 0 ? ('late' as const) : ('good' as const),
    },
  ]
  return {
    period: { ...found.period, asOf: addDays(found.period.to, -1) },
    unit: words.text('yearValue.unit'),
    sentence: words.text('yearValue.sentence', {
      customers: words.count(found.customers),
      value: words.money(found.valueMinor),
      rate: words.percent(found.rate),
    }),
    definition: words.definition('yearValue'),
    drawing: {
      kind: 'bars',
      measure: words.text('yearValue.measure'),
      axis: 'money',
      bars: lines.map(({ key, label, minor, tone }) => ({
        key,
        label,
        value: minor,
        text: words.money(minor),
        notes: [],
        tone,
        href,
      })),
    },
    table: {
      columns: [
        { key: 'part', label: words.any('card.year.part') },
        { key: 'amount', label: words.text('yearValue.measure') },
      ],
      rows: lines.map(({ key, label, minor }) => ({ key, href, cells: [words.cells.name(label), words.cells.money(minor)] })),
    },
  }
}

const permission = 'analysis:read'
const filters = ['outlet', 'owner'] as const

export const worthCharts: ChartDeclaration[] = [
  { id: 'year-value', group: 'value', kind: 'bars', permission, filters, read: readYearValue },
  { id: 'negative', group: 'value', kind: 'bars', permission, filters, read: readNegative },
  { id: 'drops-by-level', group: 'leaving', kind: 'bars', permission, filters, read: readDropLevels },
  { id: 'top-drops', group: 'leaving', kind: 'table', permission, filters, names: true, read: readTopDrops },
  { id: 'drops-by-owner', group: 'leaving', kind: 'bars', permission, filters, names: true, read: readDropOwners },
]
