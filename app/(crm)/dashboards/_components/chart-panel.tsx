import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Series } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { ChartData, TableCell } from '#lib/analysis/gallery/chart'
import type { ChartFilters } from '#lib/analysis/gallery/schema'
import type { ChartAnswer } from '#lib/analysis/gallery/service'
import { readChart } from '#lib/analysis/gallery/service'
import { minorPerMajor } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { Drawing } from './drawing.tsx'

interface Props {
  ctx: Context
  chart: string
  filters: ChartFilters
  /** Names it on its page. */
  place: string
  title?: string
  note?: string
}

/** A chart of the gallery as its reader may see it; one that may not be seen, or has nothing to show, says so. */
export async function ChartPanel({ ctx, chart, filters, ...own }: Props) {
  const found = await readChart(ctx, chart, filters)
  return <Found found={found} currency={ctx.company.currency} timeZone={ctx.company.timeZone} {...own} />
}

interface FoundProps extends Omit<Props, 'ctx' | 'chart' | 'filters'> {
  found: ChartAnswer
  currency: string
  timeZone: string
}

function Found({ found, title = '', note = '', place, currency, timeZone }: FoundProps) {
  const t = useTranslations('dashboards')
  const format = useFormatter()
  if (found.state === 'unknown') return null
  const name = title !== '' ? title : 'title' in found ? found.title : found.chart.title
  if (found.state !== 'shown')
    return <Nothing title={name} text={t(`nothing.${found.state}`)} notBy={notByOf(found)} note={note} />
  const { data, keptAt, said } = found
  const kept =
    keptAt === null
      ? null
      : format.dateTime(keptAt, { month: 'short', day: 'numeric', hour: 'numeric', minute: 'numeric', timeZone })
  return (
    <Figure
      title={name}
      unit={data.unit}
      period={data.period}
      sentence={data.sentence}
      filters={said}
      definition={{ ...data.definition, key: `${place}-${data.definition.key}` }}
      legend={legendOf(data)}
      table={{
        caption: name,
        columns: data.table.columns,
        rows: data.table.rows.map(({ key, href, cells }) => ({
          key,
          href,
          cells: cells.map((cell) => exactCell(cell, currency)),
        })),
        open: data.drawing.kind === 'table',
      }}
    >
      <Drawing drawing={data.drawing} currency={currency} />
      {note !== '' && <p className="pt-2 text-pretty text-sm text-ink-soft">{note}</p>}
      {kept !== null && <p className="pt-1 text-sm text-ink-faint">{t('kept', { when: kept })}</p>}
    </Figure>
  )
}

/** A cell with its number for whoever saves the table: money in major units. */
function exactCell({ text, value, kind }: TableCell, currency: string): ReactNode {
  if (typeof value !== 'number') return text
  return <data value={kind === 'money' ? value / minorPerMajor(currency) : value}>{text}</data>
}

function legendOf({ drawing }: ChartData): readonly Series[] {
  if (drawing.kind === 'lines') return drawing.series.length > 1 ? drawing.series : []
  return drawing.kind === 'pareto' ? drawing.parts : []
}

const notByOf = (found: ChartAnswer) => (found.state === 'empty' ? found.said.notBy : null)

function Nothing({ title, text, notBy, note }: { title: string; text: string; notBy: string | null; note: string }) {
  return (
    <section className="panel flex min-h-40 flex-col gap-1 px-4 py-3">
      <h2 className="font-semibold">{title}</h2>
      <p className="text-pretty text-ink-faint">{text}</p>
      {notBy !== null && <p className="text-pretty text-sm text-ink-faint">{notBy}</p>}
      {note !== '' && <p className="text-pretty text-sm text-ink-soft">{note}</p>}
    </section>
  )
}
