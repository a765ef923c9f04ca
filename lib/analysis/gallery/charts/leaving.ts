import { addDays } from '#lib/core/day'
import { ratioOrNull } from '#lib/core/ratio'
import type { Context } from '#lib/platform/context'
import { listKeyedTerms } from '#lib/records/terms/keyed-terms'
import { shippedWord } from '#lib/records/terms/shipped'
import { NO_CAUSE } from '../../losses/loss.ts'
import { getLossFigures } from '../../losses/service.ts'
import { getRetention } from '../../retention/service.ts'
import { getSleeperFigures } from '../../sleepers/service.ts'
import type { ChartData, ChartDeclaration, ChartTile } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { pageHref } from '../links.ts'
import { wordsOf } from '../words.ts'

const lostPage = '/analysis/lost'
const daysLost = ({ period, outlet }: ChartGround) => ({ lost_from: period.from, lost_to: period.to, outlet })

/** What customers that left had brought, by why they left. */
async function readLossCauses(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const asked = daysLost(ground)
  const [{ all, causes }, terms] = await Promise.all([getLossFigures(ctx, asked), listKeyedTerms(ctx, ['churn_cause'])])
  const nameOf = (cause: string) => terms.find(({ key }) => key === cause)?.text ?? shippedWord('churn_cause', cause, ctx.locale)
  const [main] = causes
  if (main === undefined) return null
  const rows = causes.map((each) => ({
    ...each,
    label: each.cause === null ? words.any('losses.unrecordedCause') : nameOf(each.cause),
    share: ratioOrNull(each.revenueMinor, all.revenueMinor),
    href: pageHref(lostPage, { ...asked, cause: each.cause ?? NO_CAUSE }),
  }))
  return {
    period: ground.period,
    unit: words.any('losses.figure.unit'),
    sentence: words.text('lossCauses.sentence', {
      losses: words.count(all.losses),
      revenue: words.money(all.revenueMinor),
      cause: rows[0]?.label ?? '',
      share: words.percent(rows[0]?.share ?? null),
    }),
    definition: words.definition('losses'),
    drawing: {
      kind: 'bars',
      measure: words.any('losses.figure.measure'),
      axis: 'money',
      bars: rows.map(({ cause, label, losses, revenueMinor, href }) => ({
        ...{ key: cause ?? NO_CAUSE, label, href, value: revenueMinor, text: words.money(revenueMinor) },
        notes: [words.text('lossCauses.customers', { customers: words.count(losses) })],
        tone: cause === null ? ('watch' as const) : ('first' as const),
      })),
    },
    table: {
      columns: [
        { key: 'cause', label: words.any('losses.cause') },
        { key: 'customers', label: words.any('losses.figure.customers') },
        { key: 'revenue', label: words.any('losses.revenue') },
        { key: 'share', label: words.any('losses.figure.share') },
        { key: 'winBack', label: words.any('losses.figure.winBack') },
      ],
      rows: rows.map(({ cause, label, losses, revenueMinor, share, winBackRate, href }) => ({
        ...{ key: cause ?? NO_CAUSE, href },
        cells: [
          words.cells.name(label),
          words.cells.count(losses),
          words.cells.money(revenueMinor),
          words.cells.percent(share),
          words.cells.percent(winBackRate),
        ],
      })),
    },
  }
}

/** How often customers that left were won back, by the way in which they were spoken to. There is no list by way: rows lead to the page. */
async function readWinBack(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const asked = daysLost(ground)
  const { all, ways } = await getLossFigures(ctx, asked)
  if (all.tried === 0) return null
  const of = (key: string) => words.any(`losses.waysFigure.${key}`)
  return {
    period: ground.period,
    unit: of('unit'),
    sentence: words.text('winBack.sentence', {
      ...{ tried: words.count(all.tried), won: words.count(all.won), rate: words.percent(all.winBackRate) },
      cost: words.money(all.costMinor),
    }),
    definition: words.definition('losses'),
    drawing: {
      kind: 'bars',
      measure: of('rate'),
      axis: 'percent',
      bars: ways.map(({ way, tried, won, winBackRate }) => ({
        ...{ key: way, label: words.any(`losses.ways.${way}`), value: winBackRate ?? 0, text: words.percent(winBackRate) },
        notes: [words.text('winBack.of', { won: words.count(won), tried: words.count(tried) })],
      })),
    },
    table: {
      columns: ['way', 'tried', 'won', 'rate', 'returnRate', 'cost'].map((key) => ({ key, label: of(key) })),
      rows: ways.map(({ way, tried, won, winBackRate, returnRate, costMinor }) => ({
        ...{ key: way, href: pageHref(lostPage, asked) },
        cells: [
          words.cells.name(words.any(`losses.ways.${way}`)),
          words.cells.count(tried),
          words.cells.count(won),
          words.cells.percent(winBackRate),
          words.cells.percent(returnRate),
          words.cells.money(costMinor),
        ],
      })),
    },
  }
}

/** What sleeping customers brought before they fell asleep, by why they may have stopped. */
async function readSleepers(ctx: Context, { outlet, owner }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { asOf, all, causes } = await getSleeperFigures(ctx, { outlet })
  const rows = causes.map((each) => ({
    ...{ ...each, label: words.any(`sleepers.causes.${each.cause}`) },
    href: pageHref('/analysis/sleepers', { cause: each.cause, outlet, owner }),
  }))
  const [main] = rows
  if (main === undefined || asOf === null) return null
  return {
    period: null,
    unit: words.any('sleepers.figure.unit'),
    sentence: words.text('sleeping.sentence', {
      ...{ customers: words.count(all.customers), revenue: words.money(all.revenueMinor), day: words.day(asOf) },
      ...{ cause: main.label, share: words.percent(main.share) },
    }),
    definition: words.definition('definition', 'sleepers'),
    drawing: {
      kind: 'bars',
      measure: words.any('sleepers.figure.measure'),
      axis: 'money',
      bars: rows.map(({ cause, label, customers, revenueMinor, href }) => ({
        ...{ key: cause, label, href, value: revenueMinor, text: words.money(revenueMinor) },
        notes: [words.text('sleeping.customers', { customers: words.count(customers) })],
        tone: cause === 'unknown' ? ('watch' as const) : ('first' as const),
      })),
    },
    table: {
      columns: ['cause', 'customers', 'revenue', 'margin', 'share'].map((key) => ({
        key,
        label: words.any(`sleepers.figure.${key}`),
      })),
      rows: rows.map(({ cause, label, customers, revenueMinor, marginMinor, share, href }) => ({
        ...{ key: cause, href },
        cells: [
          words.cells.name(label),
          words.cells.count(customers),
          words.cells.money(revenueMinor),
          words.cells.money(marginMinor),
          words.cells.percent(share),
        ],
      })),
    },
  }
}

/** So many months are written below the curve at most. */
const MOST_LABELS = 6
const retentionPage = '/analysis/retention'

/** How many customers of the year before, and how much of their revenue, are still here. */
async function readRetention(ctx: Context, { outlet }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { period, all } = await getRetention(ctx, { outlet })
  if (period === null || all.customers === null) return null
  const href = pageHref(retentionPage, { outlet })
  const rates = [
    { key: 'customers', value: all.customers },
    { key: 'net', value: all.netRevenue },
    { key: 'gross', value: all.grossRevenue },
  ].map((each) => ({ ...each, label: words.any(`leaving.retention.${each.key}`) }))
  return {
    period: { from: period.middle, to: period.to, asOf: addDays(period.to, -1) },
    unit: words.text('retention.unit'),
    sentence: words.text('retention.sentence', {
      ...{ before: words.count(all.customersThen), kept: words.count(all.customersKept) },
      ...{ revenue: words.money(all.revenueThenMinor), now: words.money(all.revenueNowMinor) },
    }),
    definition: words.definition('retention', 'leaving.definitions'),
    drawing: {
      kind: 'number',
      tiles: rates.map(({ key, label, value }): ChartTile => ({ key, label, text: words.percent(value), value, href })),
    },
    table: {
      columns: ['rate', 'share'].map((key) => ({ key, label: words.text(`retention.${key}Column`) })),
      rows: rates.map(({ key, label, value }) => ({ key, href, cells: [words.cells.name(label), words.cells.percent(value)] })),
    },
  }
}

/** What share of the customers stays for how many months. */
async function readSurvival(ctx: Context, { outlet }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { survival, all, yearSurvival, customers, lost } = await getRetention(ctx, { outlet })
  if (survival.length === 0) return null
  const href = pageHref(retentionPage, { outlet })
  const of = (key: string) => words.any(`leaving.retention.${key}`)
  const monthsText = (months: number) => words.text('survival.months', { months: words.count(months) })
  return {
    period: null,
    unit: of('survivalUnit'),
    sentence: words.text(all.medianMonths === null ? 'survival.moreThanHalf' : 'survival.half', {
      ...{ customers: words.count(customers), lost: words.count(lost), year: words.percent(yearSurvival) },
      months: words.count(all.medianMonths ?? 0),
    }),
    definition: words.definition('survival', 'leaving.definitions'),
    drawing: {
      kind: 'lines',
      axis: 'percent',
      series: [
        { key: 'stays', label: of('stays'), tone: 'first' },
        { key: 'low', label: words.text('survival.low'), tone: 'rest', dashed: true },
        { key: 'high', label: words.text('survival.high'), tone: 'rest', dashed: true },
      ],
      points: survival.map((point) => ({
        ...{ key: String(point.months), label: monthsText(point.months) },
        values: { stays: point.survival, low: point.low, high: point.high },
        texts: { stays: words.percent(point.survival), low: words.percent(point.low), high: words.percent(point.high) },
        notes: [],
        href,
      })),
      shownLabels: survival
        .filter((_, step) => step % Math.ceil(survival.length / MOST_LABELS) === 0)
        .map(({ months }) => monthsText(months)),
    },
    table: {
      columns: [
        { key: 'months', label: of('months') },
        { key: 'stays', label: of('stays') },
        { key: 'low', label: words.text('survival.low') },
        { key: 'high', label: words.text('survival.high') },
        { key: 'atRisk', label: of('atRisk') },
      ],
      rows: survival.map((point) => ({
        ...{ key: String(point.months), href },
        cells: [
          words.cells.count(point.months),
          words.cells.percent(point.survival),
          words.cells.percent(point.low),
          words.cells.percent(point.high),
          words.cells.count(point.atRisk),
        ],
      })),
    },
  }
}

const permission = 'analysis:read'

export const leavingCharts: ChartDeclaration[] = [
  { id: 'losses-by-cause', group: 'leaving', kind: 'bars', permission, filters: ['period', 'outlet'], read: readLossCauses },
  { id: 'win-back', group: 'leaving', kind: 'bars', permission, filters: ['period', 'outlet'], read: readWinBack },
  { id: 'sleepers-by-cause', group: 'leaving', kind: 'bars', permission, filters: ['outlet', 'owner'], read: readSleepers },
  { id: 'retention', group: 'leaving', kind: 'number', permission, filters: ['outlet'], read: readRetention },
  { id: 'survival', group: 'leaving', kind: 'lines', permission, filters: ['outlet'], read: readSurvival },
]
