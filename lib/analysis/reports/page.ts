import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { byteStream } from '#lib/platform/export/byte-stream'
import type { ExportFile, ExportFormat } from '#lib/platform/export/file'
import { workbookFile } from '#lib/platform/export/workbook'
import { findText } from '#lib/platform/i18n/messages'
import { cutTo } from '#lib/platform/scope/combine'
import { permit } from '#lib/platform/scope/scope'
import { permitRows } from '#lib/records/approvals/export-rows'
import { filtersOf } from '../dashboards/dashboard.ts'
import { getDashboard } from '../dashboards/service.ts'
import type { ChartData } from '../gallery/chart.ts'
import { chartFilters } from '../gallery/schema.ts'
import type { ChartAnswer } from '../gallery/service.ts'
import { readChart } from '../gallery/service.ts'
import type { FiledChart } from './page-file.ts'
import { csvOf, sheetsOf } from './page-file.ts'
import type { ReportRow } from './repository.ts'

type OfPage = Pick<ReportRow, 'dashboard' | 'query'>

/** A page of charts as one reader gets it. */
interface ReadPage {
  name: string
  charts: { title: string; found: ChartAnswer }[]
}

/** Reads a page of charts with the filters of its report as far as its reader reaches, one chart after another: a report is in no hurry. Throws `not_found` for a page that the reader does not see. */
async function readPage(ctx: Context, report: OfPage): Promise<ReadPage> {
  const page = await getDashboard(ctx, report.dashboard ?? '')
  const filters = chartFilters.catch({}).parse(report.query)
  const charts: ReadPage['charts'] = []
  for (const card of page.cards) {
    const found = await readChart(ctx, card.chart, filtersOf(filters, card.filters))
    if (found.state === 'unknown') continue
    const name = found.state === 'forbidden' || found.state === 'out_of_reach' ? found.title : found.chart.title
    charts.push({ title: card.title === '' ? name : card.title, found })
  }
  return { name: page.name, charts }
}

/** Makes the file of a page within what its reader may export, and notes it: a sheet a chart in a workbook, all of them one under another as CSV. Throws `not_found`, and `rule_violated` for more rows than the reader may export. */
export async function exportPage(
  asked: Context,
  report: OfPage,
  format: ExportFormat,
): Promise<{ file: ExportFile; charts: number }> {
  const ctx = withinExport(asked)
  const { name, charts } = await readPage(ctx, report)
  const filed = charts.map((chart) => filedChart(ctx, chart))
  const rows = filed.reduce((sum, chart) => sum + chart.rows.length, 0)
  await permitRows(ctx, rows)
  const detail = { page: report.dashboard, rows, charts: filed.length, format }
  await audit(ctx, { action: 'dashboard.export', subjectType: 'dashboard', detail })
  const { currency, timeZone } = ctx.company
  const fileName = `${name}-${dayOf(ctx.now, timeZone)}`
  if (format === 'xlsx') return { file: workbookFile(fileName, sheetsOf(filed, currency)), charts: filed.length }
  async function* pieces() {
    yield new TextEncoder().encode(csvOf(filed, currency))
  }
  const file = { name: `${fileName}.csv`, contentType: 'text/csv; charset=utf-8', stream: byteStream(pieces()) }
  return { file, charts: filed.length }
}

/** Answers what a page says in a few sentences to its reader, and of how many charts; a chart whose sentence names somebody says only that it is there. Throws `not_found`. */
export async function tellPage(ctx: Context, report: OfPage): Promise<{ sentences: string[]; charts: number }> {
  const { charts } = await readPage(ctx, report)
  const sentences = charts.flatMap(({ title, found }) => (found.state === 'shown' ? [toldChart(ctx, title, found)] : []))
  return { sentences, charts: charts.length }
}

/** The same reader, who sees no more than may be taken out of the house. */
export function withinExport(ctx: Context): Context {
  const most = permit(ctx, 'customer:export')
  const permissions = Object.fromEntries(Object.entries(ctx.actor.permissions).map(([name, scope]) => [name, cutTo(scope, most)]))
  return { ...ctx, actor: { ...ctx.actor, permissions } }
}

/** Sentence and figures of a chart without a name: not those that stand below a figure, where customers are named. */
function toldChart(ctx: Context, title: string, { chart, data, said }: Extract<ChartAnswer, { state: 'shown' }>): string {
  const text = (key: string, params: Record<string, string>) => findText(ctx.locale, `reports.sentences.${key}`, params) ?? title
  if (chart.names === true) return text('named', { title })
  const figures = figuresOf(data)
  const told = text(figures === '' ? 'chart' : 'chartFigures', { title, sentence: data.sentence, figures })
  // What it is cut to may name a colleague; what it does not follow names nobody.
  if (said.notBy === null) return told
  return findText(ctx.locale, 'gallery.filters.told', { sentence: told, notBy: said.notBy }) ?? told
}

function figuresOf({ drawing }: ChartData): string {
  return drawing.kind === 'number' ? drawing.tiles.map(({ label, text }) => `${label} ${text}`).join(' · ') : ''
}

function periodText({ locale }: Context, { from, to, asOf }: NonNullable<ChartData['period']>): string {
  return findText(locale, 'reports.sentences.period', { from, last: addDays(to, -1), asOf }) ?? asOf
}

function filedChart(ctx: Context, { title, found }: ReadPage['charts'][number]): FiledChart {
  if (found.state !== 'shown') {
    const nothing = findText(ctx.locale, `dashboards.nothing.${found.state}`) ?? found.state
    return { title, lines: [nothing, ...(found.state === 'empty' ? saidLines(found) : [])], columns: [], rows: [] }
  }
  const { sentence, unit, period, table } = found.data
  const days = period === null ? [] : [periodText(ctx, period)]
  return {
    title,
    lines: [sentence, unit, ...days, ...saidLines(found)],
    columns: table.columns.map(({ label }) => label),
    rows: table.rows.map(({ cells }) => cells),
  }
}

/** What a chart is cut to, and which filters of the report it does not follow, a line each. */
function saidLines({ said }: Extract<ChartAnswer, { said: unknown }>): string[] {
  return [said.by, said.notBy].filter((line) => line !== null)
}
