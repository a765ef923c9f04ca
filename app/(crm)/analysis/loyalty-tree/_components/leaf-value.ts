import { useFormatter, useTranslations } from 'next-intl'
import type { Measured } from '#lib/analysis/loyalty/factor-tree'
import { useAmounts } from '../../_components/amounts.ts'

/** Leaves that are shares; the others are numbers with a unit in their name. */
const shares = new Set<string>(['connected', 'discount', 'on_time', 'added', 'electronic'] satisfies Measured[])

/** Says whether a leaf is a share. */
export const isShare = (leaf: string): boolean => shares.has(leaf)

/** A percent is written with one decimal, a number with two: whole thousandths of a share, whole hundredths of a number. */
const scaleOf = (leaf: string) => (isShare(leaf) ? 1_000 : 100)
const written = (leaf: string, value: number) => Math.round(value * scaleOf(leaf))

/** How the value of a leaf is written, a mean or that of one customer; a dash for none. */
export function useLeafValue() {
  const { percent, decimal } = useAmounts('CNY')
  const format = useFormatter()
  const t = useTranslations('loyalty.leaf')
  return {
    /** The difference of two means as they are written, so that it is what a reader takes one from the other. */
    difference: (leaf: string, one: number | null, other: number | null) =>
      one === null || other === null ? null : (written(leaf, one) - written(leaf, other)) / scaleOf(leaf),
    mean: (leaf: string, value: number | null) => (isShare(leaf) ? percent(value) : decimal(value, 2)),
    own: (leaf: string, value: number) => {
      if (leaf === 'connected') return t(value === 1 ? 'connected' : 'notConnected')
      return isShare(leaf) ? percent(value) : format.number(value, { maximumFractionDigits: 2 })
    },
  }
}
