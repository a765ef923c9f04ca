import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import type { Series } from './chart-data.tsx'
import { toneColour } from './chart-data.tsx'
import type { DefinitionText } from './definition.tsx'
import { Definition } from './definition.tsx'
import type { FootTexts } from './figure-foot.tsx'
import { FigureFoot } from './figure-foot.tsx'
import type { TableBehind } from './plain-table.tsx'

/** What a figure is over; `to` is the day after the last. */
export interface FigurePeriod {
  from: Day
  to: Day
  asOf: Day
}

interface Props {
  title: string
  /** What is counted and in what. */
  unit: string
  /** Null where the figure says how things stand now. */
  period: FigurePeriod | null
  /** What is to be seen, in one sentence. */
  sentence: ReactNode
  /** What of the filters of its page it is cut to, which is written where it is saved, as its page says it already; and which it does not follow. */
  filters?: { by: string | null; notBy: string | null } | undefined
  definition?: DefinitionText | undefined
  legend?: readonly Series[]
  table?: TableBehind | undefined
  /** What stands behind the chart where a plain table is not enough, such as a matrix. */
  behind?: ReactNode
  /** What the reader chooses about this figure alone. */
  choices?: ReactNode
  /** The chart; none where there is nothing to draw. */
  children?: ReactNode
}

/** A chart with everything that makes it a figure: title, unit, period, what it shows in a sentence, how it is worked out, and the table behind it. */
export function Figure({ title, unit, period, sentence, filters, definition, legend = [], ...rest }: Props) {
  const { table, behind, choices, children } = rest
  const periodText = usePeriodText()
  const texts = useFootTexts(definition)
  return (
    <figure className="panel">
      <figcaption className="flex flex-col gap-1 px-4 pt-3 last:pb-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <h2 className="font-semibold">{title}</h2>
          <span className="flex flex-wrap items-center gap-2" data-unsaved="">
            {choices}
            {definition !== undefined && <Definition definition={definition} />}
          </span>
        </div>
        <p className="text-sm text-ink-faint">{period === null ? unit : `${unit} · ${periodText(period)}`}</p>
        {(filters?.by ?? null) !== null && (
          <p data-saved="" className="text-sm text-ink-faint">
            {filters?.by}
          </p>
        )}
        {(filters?.notBy ?? null) !== null && <p className="text-sm text-ink-faint">{filters?.notBy}</p>}
        <p className="text-pretty text-ink-soft">{sentence}</p>
      </figcaption>
      {children !== undefined && (
        <div className="px-4 pt-2">
          {legend.length > 0 && <Legend series={legend} />}
          {children}
        </div>
      )}
      {(table !== undefined || (behind ?? null) !== null) && (
        <FigureFoot table={table} texts={texts}>
          {behind}
        </FigureFoot>
      )}
    </figure>
  )
}

function useFootTexts(definition: DefinitionText | undefined): FootTexts {
  const t = useTranslations('chart')
  return {
    show: t('showTable'),
    hide: t('hideTable'),
    save: t('save'),
    png: t('savePng'),
    csv: t('saveCsv'),
    failed: t('saveFailed'),
    savedOn: t.raw('savedOn') as string,
    numbers: t('numbers'),
    formula: definition === undefined ? null : t('formula', { title: definition.title, source: definition.source }),
    // The very ones of the definition, so that they are sent once.
    formulaLines: definition?.lines ?? [],
  }
}

function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 py-1 text-sm text-ink-soft">
      {series.map(({ key, label, tone, dashed }) => (
        <li key={key} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="w-3.5 flex-none border-t-3"
            style={{ borderColor: toneColour[tone], borderTopStyle: dashed === true ? 'dashed' : 'solid' }}
          />
          {label}
        </li>
      ))}
    </ul>
  )
}

/** Writes a period, and says where it goes on to the day it is looked at from; an earlier end stands for itself. */
export function usePeriodText(): (period: FigurePeriod) => string {
  const t = useTranslations('chart')
  return ({ from, to, asOf }) => {
    const last = addDays(to, -1)
    const days = { from, last }
    return last === asOf ? t('periodToAsOf', days) : t('period', days)
  }
}
