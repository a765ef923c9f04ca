import { ratioOrNull } from '#lib/core/ratio'
import type { Context } from '#lib/platform/context'
import { listKeyedTerms } from '#lib/records/terms/keyed-terms'
import { shippedWord } from '#lib/records/terms/shipped'
import { NO_CAUSE } from '../../losses/loss.ts'
import { returnText } from '../../losses/return-text.ts'
import { getLossFigures } from '../../losses/service.ts'
import { barsChart } from '../bars-chart.ts'
import type { ChartData, ChartDeclaration } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { pageHref } from '../links.ts'
import { wordsOf } from '../words.ts'

const lostPage = '/analysis/lost'
const daysLost = ({ period, outlet, owner }: ChartGround) => ({ lost_from: period.from, lost_to: period.to, outlet, owner })

/** What customers that left had brought, by why they left. */
async function readLossCauses(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const asked = daysLost(ground)
  const [{ all, causes }, terms] = await Promise.all([getLossFigures(ctx, asked), listKeyedTerms(ctx, ['churn_cause'])])
  const nameOf = (cause: string) => terms.find(({ key }) => key === cause)?.text ?? shippedWord('churn_cause', cause, ctx.locale)
  const rows = causes.map((each) => ({
    ...{ ...each, key: each.cause ?? NO_CAUSE },
    label: each.cause === null ? words.any('losses.unrecordedCause') : nameOf(each.cause),
    share: ratioOrNull(each.revenueMinor, all.revenueMinor),
    href: pageHref(lostPage, { ...asked, cause: each.cause ?? NO_CAUSE }),
  }))
  const [main] = rows
  if (main === undefined) return null
  const of = (key: string) => words.any(`losses.figure.${key}`)
  return {
    period: ground.period,
    unit: of('unit'),
    sentence: words.text('lossCauses.sentence', {
      ...{ losses: words.count(all.losses), back: words.count(all.back), open: words.count(all.losses - all.back) },
      revenue: words.money(all.revenueMinor),
      ...{ cause: main.label, share: words.percent(main.share) },
    }),
    definition: words.definition('losses'),
    ...barsChart(words, rows, {
      measure: of('measure'),
      axis: 'money',
      bar: ({ cause, losses, revenueMinor }) => ({
        value: revenueMinor,
        notes: [words.text('lossCauses.customers', { customers: words.count(losses) })],
        tone: cause === null ? 'watch' : 'first',
      }),
      columns: [
        { key: 'cause', label: words.any('losses.cause') },
        { key: 'customers', label: of('customers') },
        { key: 'open', label: of('open') },
        { key: 'revenue', label: words.any('losses.revenue') },
        { key: 'share', label: of('share') },
        { key: 'winBack', label: of('winBack') },
      ],
      cells: ({ losses, back, revenueMinor, share, winBackRate }) => [
        words.cells.count(losses),
        words.cells.count(losses - back),
        words.cells.money(revenueMinor),
        words.cells.percent(share),
        words.cells.percent(winBackRate),
      ],
    }),
  }
}

/** How often customers that left were won back, by the way in which they were spoken to. Bars and rows lead to them. */
async function readWinBack(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const asked = daysLost(ground)
  const { all, ways } = await getLossFigures(ctx, asked)
  if (all.tried === 0) return null
  const of = (key: string) => words.any(`losses.waysFigure.${key}`)
  const rows = ways.map((each) => ({
    ...{ ...each, key: each.way, label: words.any(`losses.ways.${each.way}`) },
    href: pageHref(lostPage, { ...asked, way: each.way }),
  }))
  return {
    period: ground.period,
    unit: of('unit'),
    sentence: words.text('winBack.sentence', {
      ...{ tried: words.count(all.tried), won: words.count(all.won), rate: words.percent(all.winBackRate) },
      ...{ cost: words.money(all.costMinor), time: words.money(all.timeMinor) },
    }),
    definition: words.definition('losses'),
    ...barsChart(words, rows, {
      measure: of('rate'),
      axis: 'percent',
      bar: ({ tried, won, winBackRate, href }) => ({
        value: winBackRate,
        notes: [words.text('winBack.of', { won: words.count(won), tried: words.count(tried) })],
        href,
      }),
      columns: ['way', 'tried', 'won', 'rate', 'returnRate', 'cost', 'time'].map((key) => ({ key, label: of(key) })),
      cells: ({ tried, won, winBackRate, back, returned, returnRate, costMinor, timeMinor }) => [
        words.cells.count(tried),
        words.cells.count(won),
        words.cells.percent(winBackRate),
        { ...words.cells.percent(returnRate), text: returnText(ctx.locale, { back, returned, returnRate }) },
        words.cells.money(costMinor),
        words.cells.money(timeMinor),
      ],
    }),
  }
}

const permission = 'analysis:read'
const filters = ['period', 'outlet', 'owner'] as const

export const lossCharts: ChartDeclaration[] = [
  { id: 'losses-by-cause', group: 'leaving', kind: 'bars', permission, filters, read: readLossCauses },
  { id: 'win-back', group: 'leaving', kind: 'bars', permission, filters, read: readWinBack },
]
