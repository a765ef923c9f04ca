import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { sumProfits } from '../../profit/service.ts'
import { sumValueChanges } from '../../value-change/service.ts'
import { planKeeping } from '../../worth/service.ts'
import type { Keeping } from '../../worth/worth.ts'
import { barsChart } from '../bars-chart.ts'
import type { ChartData, ChartDeclaration, ChartTone } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { pageHref } from '../links.ts'
import { wordsOf } from '../words.ts'

/** Says after a sentence of how many waybills freight or cost is not known, so that they are in no profit. */
function withUncosted(words: ReturnType<typeof wordsOf>, sentence: string, { uncosted }: { uncosted: number }): string {
  if (uncosted === 0) return sentence
  return words.any('format.joined', { before: sentence, after: words.any('value.uncosted.sum', { count: uncosted }) })
}

/** Who seems profitable by the margin and is not, once serving is paid, by fifth of the margin over the whole company. */
async function readTrueProfit(ctx: Context, { outlet, owner }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const sums = await sumProfits(ctx, { span: 'twelve_months', outlet })
  if (sums === null || sums.all.customers === 0) return null
  const { period, all } = sums
  const of = (key: string) => words.any(`value.profit.${key}`)
  const rows = sums.fifths.map((each) => {
    const asked = { fifth: String(each.fifth), outlet, owner }
    return {
      ...{ ...each, key: String(each.fifth), label: of(`fifths.${each.fifth}`), href: pageHref('/analysis/profit', asked) },
      turnedHref: pageHref('/analysis/profit', { ...asked, look: 'turned', sort: 'profit' }),
    }
  })
  const sentence = words.text('trueProfit.sentence', {
    ...{ profit: words.money(all.profitMinor), rate: words.percent(all.rate) },
    ...{ turned: words.count(all.turned), loss: words.money(all.turnedMinor) },
  })
  return {
    period: { ...period, asOf: addDays(period.to, -1) },
    unit: words.text('trueProfit.unit'),
    sentence: withUncosted(words, sentence, all),
    definition: words.definition('profit', 'value.definitions'),
    ...barsChart(words, rows, {
      measure: of('customers'),
      axis: 'count',
      bar: ({ turned, turnedMinor, turnedHref }) => ({
        ...{ value: turned, tone: 'late', href: turnedHref },
        notes: [words.any('value.profit.turnedBelow', { amount: words.money(turnedMinor) })],
      }),
      columns: ['fifthColumn', 'customers', 'margin', 'serve', 'profit', 'turned'].map((key) => ({ key, label: of(key) })),
      cells: ({ customers, marginMinor, serveMinor, profitMinor, turned }) => [
        words.cells.count(customers),
        words.cells.money(marginMinor),
        words.cells.money(serveMinor),
        words.cells.money(profitMinor),
        words.cells.count(turned),
      ],
    }),
  }
}

/** Whose true profit of twelve months fell and rose since three months ago; those that somebody has seen and lets be are left out, as in the list that a bar leads to. */
async function readValueChanges(ctx: Context, { outlet, owner }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { asOf, thenOn, ...sums } = await sumValueChanges(ctx, { outlet })
  if (asOf === null || thenOn === null || sums.fell.customers + sums.rose.customers === 0) return null
  const rows = (['fell', 'rose'] as const).map((direction) => ({
    ...{ ...sums[direction], key: direction, label: words.text(`valueChanges.${direction}`) },
    href: pageHref('/analysis/value-change', { direction, seen: 'false', outlet, owner }),
  }))
  return {
    period: null,
    unit: words.text('valueChanges.unit', { day: words.day(asOf), before: words.day(thenOn) }),
    sentence: words.text('valueChanges.sentence', {
      ...{ fell: words.count(sums.fell.customers), loss: words.money(-sums.fell.changeMinor) },
      ...{ rose: words.count(sums.rose.customers), gain: words.money(sums.rose.changeMinor) },
    }),
    definition: words.definition('change', 'value.definitions'),
    ...barsChart(words, rows, {
      measure: words.text('valueChanges.changeColumn'),
      axis: 'money',
      bar: ({ key, customers, changeMinor }) => ({
        ...{ value: changeMinor, tone: key === 'fell' ? 'late' : 'good' },
        notes: [words.text('valueChanges.customers', { customers: words.count(customers) })],
      }),
      columns: ['direction', 'customers', 'change'].map((key) => ({ key, label: words.text(`valueChanges.${key}Column`) })),
      cells: ({ customers, changeMinor }) => [words.cells.count(customers), words.cells.money(changeMinor)],
    }),
  }
}

const keepingTones: Readonly<Record<Keeping, ChartTone>> = {
  ...{
    pays: 'first',
    falling: 'watch',
    safe: 'good',
    too_small: 'rest',
    loss: 'watch',
    gone: 'late',
    lost: 'late',
    unknown: 'rest',
  },
}

/** Whom it pays to keep, and whom not. */
async function readKeeping(ctx: Context, { outlet, owner }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const plan = await planKeeping(ctx, { outlet })
  if (plan === null || plan.groups.length === 0) return null
  const rows = plan.groups.map((group) => ({
    ...{ ...group, key: group.keeping, label: words.any(`value.keepings.${group.keeping}`) },
    href: pageHref('/analysis/keeping', { keeping: group.keeping, outlet, owner }),
  }))
  const pays = rows.find(({ keeping }) => keeping === 'pays')
  return {
    period: null,
    unit: words.text('keeping.unit', { day: words.day(plan.asOf) }),
    sentence: withUncosted(
      words,
      words.text('keeping.sentence', {
        ...{ customers: words.count(pays?.customers ?? 0), risk: words.money(pays?.atRiskMinor ?? 0) },
        ...{ hours: words.count(plan.hours), reached: words.count(plan.reached.customers), kept: words.money(plan.keptMinor) },
      }),
      plan,
    ),
    definition: words.definition('keeping', 'value.definitions'),
    ...barsChart(words, rows, {
      measure: words.text('keeping.customersColumn'),
      axis: 'count',
      bar: ({ keeping, customers, atRiskMinor }) => ({
        ...{ value: customers, tone: keepingTones[keeping] },
        notes: [words.text('keeping.risk', { risk: words.money(atRiskMinor) })],
      }),
      columns: ['group', 'customers', 'risk', 'profit'].map((key) => ({ key, label: words.text(`keeping.${key}Column`) })),
      cells: ({ customers, atRiskMinor, twelveMinor }) => [
        words.cells.count(customers),
        words.cells.money(atRiskMinor),
        words.cells.money(twelveMinor),
      ],
    }),
  }
}

const permission = 'analysis:read'
const filters = ['outlet', 'owner'] as const

export const profitCharts: ChartDeclaration[] = [
  { id: 'true-profit', group: 'value', kind: 'bars', permission, filters, read: readTrueProfit },
  { id: 'value-changes', group: 'value', kind: 'bars', permission, filters, read: readValueChanges },
  { id: 'keeping', group: 'leaving', kind: 'bars', permission, filters, read: readKeeping },
]
