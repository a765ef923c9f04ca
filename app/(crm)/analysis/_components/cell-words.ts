import { useTranslations } from 'next-intl'
import type { CellGrid } from '#lib/analysis/classification/cell-grid'
import { cellGridOf } from '#lib/analysis/classification/cell-grid'
import { parameterFields } from '#lib/analysis/classification/parameter-fields'

/** A table of cells in words, as a form or a page draws it. */
export interface WordedGrid {
  corner: string
  columns: { key: string; label: string }[]
  rows: { key: string; label: string; cells: string[] }[]
}

const prefix = 'cells.'

/** A factor that is not used stands at this level. */
const unused = 'middle'

/** Answers the table of cells of a scheme that has one in the reader's words, each cell by the path of its parameter; null for a scheme without. With `asUsed` a third factor that the parameters leave out has no columns. */
export function useCellGrid(scheme: string, parameters: Readonly<Record<string, unknown>>, asUsed = false): WordedGrid | null {
  const t = useTranslations('analysis.cellGrid')
  const measures = useTranslations('analysis.measures')
  const names = parameterFields(scheme)
    .map(({ path }) => path)
    .filter((path) => path.startsWith(prefix))
  const isWithoutThird = asUsed && parameters['third'] === 'none'
  const cellNames = names.map((path) => path.slice(prefix.length))
  const grid: CellGrid | null = cellGridOf(cellNames, isWithoutThird ? unused : null)
  if (grid === null) return null
  const level = (key: string) => t(`levels.${key}` as 'levels.high')
  const seats = (isWithoutThird ? ['first', 'second'] : ['first', 'second', 'third'])
    .map((seat) => parameters[seat])
    .filter((seat) => seat !== undefined)
  const factors =
    scheme === 'factor_combination'
      ? ['credit', 'scale', 'growth'].map((key) => t(`factors.${key}` as 'factors.credit'))
      : seats.map((seat) => measures(String(seat) as 'revenue'))
  const joined = (parts: readonly string[]) => parts.join(t('between'))
  return {
    corner: t('corner', { rows: joined(factors.slice(0, -1)), columns: factors.at(-1) ?? '' }),
    columns: grid.columns.map((key) => ({ key, label: level(key) })),
    rows: grid.rows.map(({ levels, cells }) => ({
      key: levels.join('_'),
      label: joined(levels.map(level)),
      cells: cells.map((name) => `${prefix}${name}`),
    })),
  }
}
