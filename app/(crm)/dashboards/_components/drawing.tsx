import { useTranslations } from 'next-intl'
import { Chart } from '#components/chart/chart'
import type { Tone } from '#components/chart/chart-data'
import { Matrix } from '#components/chart/matrix'
import { niceTicks } from '#components/chart/scale'
import { ShareBar } from '#components/chart/share-bar'
import type { ChartAxis, Drawing as Drawn } from '#lib/analysis/gallery/chart'
import { currencyExponent } from '#lib/core/money'
import { useAmounts } from '../../analysis/_components/amounts.ts'
import { toneOf } from '../../analysis/_components/scheme-page.ts'
import { Tiles } from '../../analysis/_components/tiles.tsx'
import { rateMarks } from '../../analysis/on-time/_components/rate-marks.ts'

/** Room of a chart whose rows are not counted. */
export const chartHeight = 240
const rowHeight = 30
const axisHeight = 28
/** A share bar without hues of its own takes these in turn. */
const turn: readonly Tone[] = ['first', 'second', 'third', 'rest']
const quarters = [0, 0.25, 0.5, 0.75, 1]
const allLabelsUpTo = 6

/** What a chart of the gallery draws. */
export function Drawing({ drawing, currency }: { drawing: Drawn; currency: string }) {
  switch (drawing.kind) {
    case 'number':
      return (
        <Tiles
          tiles={drawing.tiles.map(({ key, label, text, note, href }) => ({ key, label, value: text, below: note, href }))}
        />
      )
    case 'bars':
      return <BarsDrawing drawing={drawing} currency={currency} />
    case 'lines':
      return <LinesDrawing drawing={drawing} currency={currency} />
    case 'shares':
      return <SharesDrawing drawing={drawing} />
    case 'matrix':
      return <MatrixDrawing drawing={drawing} />
    case 'pareto':
      return <ParetoDrawing drawing={drawing} currency={currency} />
    case 'table':
      return null
  }
}

type Of<Kind extends Drawn['kind']> = Extract<Drawn, { kind: Kind }>

/** Round marks of an axis from the least to the most of some values, in what it counts. */
function useTicks(currency: string): (axis: ChartAxis, values: readonly (number | null)[]) => { at: number; label: string }[] {
  const amounts = useAmounts(currency)
  const minorPerMajor = 10 ** currencyExponent(currency)
  return (axis, values) => {
    const known = values.filter((value) => value !== null)
    const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)]
    if (axis === 'percent')
      return (low >= 0 && high <= 1 ? quarters : niceTicks(high, 4, low)).map((at) => ({ at, label: amounts.percentTick(at) }))
    if (axis === 'money')
      return niceTicks(high / minorPerMajor, 4, low / minorPerMajor).map((major) => ({
        at: major * minorPerMajor,
        label: amounts.moneyTick(major, 1),
      }))
    return niceTicks(high, 4, low).map((at) => ({ at, label: amounts.tick(at) }))
  }
}

function BarsDrawing({ drawing: { bars, measure, axis, scheme }, currency }: { drawing: Of<'bars'>; currency: string }) {
  const t = useTranslations('dashboards')
  const ticks = useTicks(currency)
  return (
    <Chart
      kind="bars"
      height={bars.length * rowHeight + axisHeight}
      data={bars.map(({ tone, ...bar }) => {
        const shown = tone ?? (scheme === undefined ? undefined : toneOf(scheme, bar.key))
        return shown === undefined ? bar : { ...bar, tone: shown }
      })}
      ticks={ticks(
        axis,
        bars.map(({ value }) => value),
      )}
      measure={measure}
      hint={t('hint')}
    />
  )
}

function LinesDrawing({ drawing: { points, series, axis, shownLabels }, currency }: { drawing: Of<'lines'>; currency: string }) {
  const t = useTranslations('dashboards')
  const ticks = useTicks(currency)
  const { percentTick } = useAmounts(currency)
  const values = points.flatMap((point) => series.map(({ key }) => point.values[key] ?? null))
  const known = values.filter((value) => value !== null)
  // Rates that all lie near 1 would be a line along the top.
  const near = axis === 'percent' && known.length > 0 && Math.min(...known) > 0.5
  return (
    <Chart
      kind="lines"
      height={chartHeight}
      data={points}
      series={series}
      ticks={near ? rateMarks(known).map((at) => ({ at, label: percentTick(at) })) : ticks(axis, values)}
      {...(shownLabels === undefined ? {} : { shownLabels })}
      hint={t('hint')}
    />
  )
}

function SharesDrawing({ drawing: { parts, scheme } }: { drawing: Of<'shares'> }) {
  const toned = parts.map((part, place) => ({
    ...part,
    tone: part.tone ?? (scheme === undefined ? (turn[place % turn.length] ?? 'rest') : toneOf(scheme, part.key)),
  }))
  return (
    <div className="flex flex-col gap-3 py-2">
      <ShareBar parts={toned} />
      <Tiles tiles={toned.map(({ key, label, text, notes, href }) => ({ key, label, value: text, below: notes.at(-1), href }))} />
    </div>
  )
}

function MatrixDrawing({ drawing: { corner, rows, columns, cells } }: { drawing: Of<'matrix'> }) {
  const most = Math.max(1, ...cells.filter(({ still }) => !still).map(({ customers }) => customers))
  return (
    <Matrix
      caption={corner}
      corner={corner}
      columns={columns}
      rows={rows.map((row) => ({
        ...row,
        cells: columns.map((column) => {
          const cell = cells.find(({ from, to }) => from === row.key && to === column.key)
          if (cell === undefined) return null
          const { text, label, href, still, customers } = cell
          return { weight: Math.min(1, Math.sqrt(customers / most)), text, label, href, still }
        }),
      }))}
    />
  )
}

function ParetoDrawing({ drawing: { parts, bars }, currency }: { drawing: Of<'pareto'>; currency: string }) {
  const t = useTranslations('dashboards')
  const { percentTick } = useAmounts(currency)
  return (
    <Chart
      kind="pareto"
      height={chartHeight}
      data={bars}
      parts={parts}
      ticks={quarters.map((at) => ({ at, label: percentTick(at) }))}
      shownLabels={bars
        .filter((_, place) => bars.length <= allLabelsUpTo || (place + 1) % Math.ceil(bars.length / allLabelsUpTo) === 0)
        .map(({ label }) => label)}
      mark={null}
      hint={t('hint')}
    />
  )
}
