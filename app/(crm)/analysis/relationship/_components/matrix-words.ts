import { useTranslations } from 'next-intl'
import { useJoined } from '#components/crm/joined'
import type { CountMatrix, ScaleMatrix } from '#lib/analysis/relationship/service'
import type { ScaleOutputs } from '#lib/analysis/schemes/relationship-scale'
import { useAmounts } from '../../_components/amounts.ts'

/** The names of rows and columns with their cuts, in words and numbers. */
export function useMatrixWords() {
  const t = useTranslations('relations')
  const { percentTick, money, count } = useAmounts('CNY')
  return {
    countRow: (row: string, { countCuts: [moderate, many] }: CountMatrix) =>
      t(`countRows.${row as 'many'}`, { moderate: count(moderate), many: count(many) }),
    countColumn: (margin: string, { marginCuts: [medium, high] }: CountMatrix) =>
      t(`countColumns.${margin as 'high'}`, { medium: percentTick(medium), high: percentTick(high) }),
    scaleRow: (row: string, matrix: ScaleMatrix) => {
      const { scaleBy, largeShare, mediumShare, largeFrom, mediumFrom } = matrix
      if (scaleBy === 'rank')
        return t(`scaleRows.${row as 'large'}`, { large: percentTick(largeShare), medium: percentTick(mediumShare) })
      const written = (from: number | null) => (from === null ? '—' : scaleBy === 'revenue' ? money(from) : count(from))
      return t(`scaleRowsFrom.${row as 'large'}`, { large: written(largeFrom), medium: written(mediumFrom) })
    },
    scaleColumn: (margin: string, { marginCuts: [low = 0, medium = 0, high = 0] }: ScaleMatrix) =>
      t(`scaleColumns.${margin as 'high'}`, { low: percentTick(low), medium: percentTick(medium), high: percentTick(high) }),
  }
}

/** What a cell of the second matrix asks for: class, depth, relationship and action. */
export function useOutputWords(): (outputs: ScaleOutputs) => { title: string; lines: string[] } {
  const t = useTranslations('analysis')
  const { listed } = useJoined()
  return ({ customer_class: named, depth, relationship, actions }) => ({
    title: listed(relationship.map((level) => t(`relationships.${level}`))),
    lines: [
      ...(named === null ? [] : [t(`customerClasses.${named}`)]),
      ...(depth === 'none' ? [] : [t(`depths.${depth}`)]),
      ...actions.map((each) => t(`actions.${each}`)),
    ],
  })
}
