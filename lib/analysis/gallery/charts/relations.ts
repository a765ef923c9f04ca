import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { BALANCE_DAYS, BALANCES } from '../../contact-balance/balance.ts'
import { getContactBalance } from '../../contact-balance/service.ts'
import type { ScaleMatrix } from '../../relationship/service.ts'
import { getScaleMatrix } from '../../relationship/service.ts'
import { SCALE_MARGINS } from '../../schemes/relationship-scale.ts'
import { getUpgradePath } from '../../upgrade-path/service.ts'
import { barsChart } from '../bars-chart.ts'
import type { ChartCell, ChartData, ChartDeclaration, ChartTone } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { customersHref, pageHref, unlessOwned } from '../links.ts'
import type { Words } from '../words.ts'
import { wordsOf } from '../words.ts'

/** How many customers trade how much at which margin, and which relationship that asks for. */
async function readMatrix(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const matrix = await getScaleMatrix(ctx)
  if (matrix === null || matrix.all.customers === 0) return null
  const levelsOf = (levels: readonly string[]) =>
    levels.map((level) => words.any(`analysis.relationships.${level}`)).join(words.text('matrix.and'))
  const rows = matrix.rows.flatMap(({ row, cells }) =>
    cells.map((cell, place) => {
      const margin = SCALE_MARGINS[place] ?? 'negative'
      const name = `${words.any(`analysis.scales.${row}`)} × ${words.any(`analysis.margins.${margin}`)}`
      const level = levelsOf(cell.outputs.relationship)
      return {
        ...{ row, margin, name, level, ...cell },
        // That list knows no owner.
        href: unlessOwned(pageHref('/analysis/relationship/customers', { scale: cell.cell, outlet: ground.outlet }), ground),
      }
    }),
  )
  const most = rows.reduce((top, each) => (each.revenueMinor > top.revenueMinor ? each : top))
  return {
    period: { from: matrix.from, to: matrix.to, asOf: addDays(matrix.to, -1) },
    unit: words.text('matrix.unit'),
    sentence: words.text('matrix.sentence', {
      ...{ all: words.count(matrix.all.customers), cell: most.name, customers: words.count(most.customers), level: most.level },
      share: words.percent(most.revenueShare),
    }),
    definition: words.definition('relationship_scale'),
    drawing: { kind: 'matrix', ...sidesOf(words, matrix), cells: rows.map((each) => cellOf(words, each)) },
    table: {
      columns: ['cell', 'level', 'customers', 'revenue', 'rate'].map((key) => ({
        key,
        label: words.text(`matrix.${key}Column`),
      })),
      rows: rows.map(({ cell, name, level, customers, revenueMinor, marginRate, href }) => ({
        ...{ key: cell, href },
        cells: [
          words.cells.name(name),
          words.cells.name(level),
          words.cells.count(customers),
          words.cells.money(revenueMinor),
          words.cells.percent(marginRate),
        ],
      })),
    },
  }
}

function sidesOf(words: Words, matrix: ScaleMatrix) {
  return {
    corner: words.any('relations.scaleCorner'),
    rows: matrix.rows.map(({ row }) => ({ key: row, label: words.any(`analysis.scales.${row}`) })),
    columns: SCALE_MARGINS.map((margin) => ({
      key: margin,
      label: words.text('matrix.margin', { level: words.any(`analysis.margins.${margin}`) }),
    })),
  }
}

function cellOf(
  words: Words,
  {
    row,
    margin,
    name,
    customers,
    href,
  }: { row: string; margin: string; name: string; customers: number; href: string | undefined },
): ChartCell {
  const label = words.text('matrix.cell', { where: name, customers: words.count(customers) })
  return { from: row, to: margin, customers, text: words.count(customers), label, still: false, href }
}

/** How many customers stand at each stage of the path, and who went on from it. */
async function readUpgradePath(ctx: Context, { outlet, owner }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { from, to, stages } = await getUpgradePath(ctx)
  if (stages.every(({ customers }) => customers === 0)) return null
  const sum = (of: 'wentUp' | 'wentDown' | 'near') => words.count(stages.reduce((all, each) => all + each[of], 0))
  const rows = stages.map((each) => ({
    ...{ ...each, key: each.stage, label: words.any(`customers.lifecycle.${each.stage}`) },
    href: customersHref({ lifecycle: each.stage, churned: 'false', outlet, owner }),
  }))
  return {
    period: { from, to, asOf: addDays(to, -1) },
    unit: words.text('path.unit'),
    sentence: words.text('path.sentence', { up: sum('wentUp'), down: sum('wentDown'), near: sum('near') }),
    definition: words.definition('upgradePath'),
    ...barsChart(words, rows, {
      measure: words.text('path.customersColumn'),
      axis: 'count',
      bar: ({ customers, wentUp, wentDown }) => ({
        value: customers,
        notes: [words.text('path.moved', { up: words.count(wentUp), down: words.count(wentDown) })],
      }),
      columns: ['stage', 'customers', 'value', 'up', 'down', 'near', 'days'].map((key) => ({
        key,
        label: words.text(`path.${key}Column`),
      })),
      cells: ({ customers, valueMinor, wentUp, wentDown, near, usualDays }) => [
        words.cells.count(customers),
        words.cells.money(valueMinor),
        words.cells.count(wentUp),
        words.cells.count(wentDown),
        words.cells.count(near),
        words.cells.count(usualDays),
      ],
    }),
  }
}

const balanceTones: Readonly<Record<(typeof BALANCES)[number], ChartTone>> = { less: 'late', more: 'watch', even: 'good' }

/** How many customers are contacted less than their class asks for, more, and as often. */
async function readBalance(ctx: Context, { outlet, owner }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { asOf, less, more, even } = await getContactBalance(ctx)
  if (asOf === null) return null
  const totals = { less, more, even }
  const rows = BALANCES.map((standing) => ({
    ...{ ...totals[standing], key: standing, label: words.any(`relations.balance.standings.${standing}`) },
    href: pageHref('/analysis/contact-balance', { standing, outlet, owner }),
  }))
  return {
    period: { from: addDays(asOf, 1 - BALANCE_DAYS), to: addDays(asOf, 1), asOf },
    unit: words.text('balance.unit'),
    sentence: words.text('balance.sentence', {
      ...{ less: words.count(less.customers), missing: words.decimal(Math.abs(less.hours), 1) },
      ...{ more: words.count(more.customers), beyond: words.decimal(more.hours, 1), cost: words.money(more.gapMinor) },
    }),
    definition: words.definition('contactBalance'),
    ...barsChart(words, rows, {
      measure: words.text('balance.customersColumn'),
      axis: 'count',
      bar: ({ key, customers, hours }) => ({
        ...{ value: customers, tone: balanceTones[key] },
        notes: [words.text('balance.hours', { hours: words.decimal(hours, 1) })],
      }),
      columns: ['standing', 'customers', 'hours', 'cost'].map((key) => ({ key, label: words.text(`balance.${key}Column`) })),
      cells: ({ customers, hours, gapMinor }) => [
        words.cells.count(customers),
        words.cells.decimal(hours),
        words.cells.money(gapMinor),
      ],
    }),
  }
}

const permission = 'analysis:read'
const filters = ['outlet', 'owner'] as const

export const relationCharts: ChartDeclaration[] = [
  { id: 'relationship-matrix', group: 'structure', kind: 'matrix', permission, filters, read: readMatrix },
  { id: 'upgrade-path', group: 'satisfaction', kind: 'bars', permission, filters, read: readUpgradePath },
  { id: 'contact-balance', group: 'work', kind: 'bars', permission, filters, read: readBalance },
]
