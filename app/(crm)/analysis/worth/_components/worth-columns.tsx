import { useTranslations } from 'next-intl'
import { useMoney } from '#components/crm/money'
import type { CellData } from '#components/table/cell'
import { ifKnown } from '#components/table/cell'
import type { Column } from '#components/table/column'
import type { Worth } from '#lib/analysis/worth/service'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../_components/amounts.ts'
import { belowOf, useUncosted } from '../../_components/uncosted.ts'
import { useSegmentName } from './segment-name.ts'

const onOneLine = (text: string): CellData => ({ text, look: 'whitespace-nowrap' })

interface Lifetime {
  horizon: number
  /** What the lifetime value is of; null without a run. */
  measure: 'revenue' | 'margin' | null
}

/** The columns of what customers are worth; a prospect says by what it is estimated. */
export function useWorthColumns(ctx: Context, { horizon, measure }: Lifetime): Column<Worth>[] {
  const t = useTranslations('value.worth')
  const words = useTranslations('value')
  const money = useMoney(ctx.company.currency)
  const { percent, probability, decimal, count, customers } = useAmounts(ctx.company.currency)
  const segmentName = useSegmentName()
  const lacking = useUncosted()
  const labelled = (label: string, minor: number): CellData => ({
    ...money(minor),
    label,
    ...(minor < 0 && { look: 'text-danger' as const }),
  })
  const lifetime = t('lifetime', { measure: measure ?? 'none' })
  /** The estimate of a customer that is new stands fainter than those that are steady. */
  const unsteady = ({ isNew }: Worth) => isNew && { look: 'text-ink-faint' as const }
  const below = (row: Worth) => {
    const { piecesMonth, segment, segmentCustomers, isNew, uncosted, fell } = row
    if (piecesMonth === null) {
      const warning = fell ? t('fellWarning') : null
      return belowOf([warning, isNew ? t('isNew') : null, lacking({ uncosted })])
    }
    const pieces = count(piecesMonth)
    if (segment === null) return { below: t('estimateAll', { pieces }) }
    const named = t('segmentOf', { name: segmentName(segment), customers: customers(segmentCustomers ?? 0) })
    return { below: t('estimate', { pieces, segment: named }) }
  }
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      width: 'w-[22%]',
      cell: (row) => ({ text: row.name, href: `/customers/${row.customerId}`, ...below(row) }),
    },
    {
      key: 'class',
      label: t('class'),
      phone: 'item',
      cell: (row) => (row.potential ? onOneLine(t('potential')) : ifKnown(row.abcClass, onOneLine)),
    },
    {
      key: 'year',
      label: t('year'),
      hint: t('yearHint'),
      sort: { key: 'year', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: (row) => labelled(t('year'), row.yearMinor),
    },
    {
      key: 'lifetime',
      label: lifetime,
      hint: t('lifetimeHint', { horizon, measure: t(`measures.${measure ?? 'revenue'}`) }),
      sort: { key: 'lifetime', first: 'falling' },
      align: 'right',
      phone: 'figure',
      cell: (row) => ifKnown(row.lifetimeMinor, (minor) => ({ ...labelled(lifetime, minor), ...unsteady(row) })),
    },
    {
      key: 'lifetimeProfit',
      label: t('lifetimeProfit'),
      hint: t('lifetimeProfitHint', { measure: t(`measures.${measure ?? 'revenue'}`) }),
      sort: { key: 'lifetime_profit', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: (row) => ifKnown(row.lifetimeProfitMinor, (minor) => ({ ...labelled(t('lifetimeProfit'), minor), ...unsteady(row) })),
    },
    {
      key: 'recent',
      label: t('recent'),
      hint: t('recentHint'),
      align: 'right',
      phone: 'item',
      cell: (row) =>
        ifKnown(row.recentMinor, (minor) => ({
          text: t('recentOf', { amount: money(minor).text, share: percent(row.recentShare) }),
          label: t('recent'),
          ...(row.fell && { look: 'text-danger' as const }),
        })),
    },
    {
      key: 'alive',
      label: t('alive'),
      hint: t('aliveHint'),
      sort: { key: 'staying', first: 'rising' },
      align: 'right',
      phone: 'item',
      cell: (row) =>
        row.frequency === 0
          ? { text: t('single'), label: t('alive') }
          : ifKnown(row.knownAlive, (alive) => ({ text: probability(alive), label: t('alive') })),
    },
    {
      key: 'expected',
      label: t('expected'),
      sort: { key: 'expected', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: (row) => ifKnown(row.expected, (expected) => ({ text: decimal(expected, 1), label: t('expected') })),
    },
    {
      key: 'risk',
      label: t('risk'),
      sort: { key: 'at_risk', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: (row) => (row.atRiskMinor === 0 ? null : labelled(t('risk'), row.atRiskMinor)),
    },
    {
      key: 'keeping',
      label: t('keeping'),
      phone: 'item',
      cell: (row) => (row.potential ? null : words(`keepings.${row.keeping}`)),
    },
    { key: 'owner', label: t('owner'), phone: 'item', cell: (row) => ifKnown(row.owner?.name, onOneLine) },
    { key: 'outlet', label: t('outlet'), phone: 'item', cell: (row) => ifKnown(row.outlet?.name, onOneLine) },
  ]
}
