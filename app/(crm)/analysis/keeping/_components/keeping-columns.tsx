import { useTranslations } from 'next-intl'
import { useMoney } from '#components/crm/money'
import type { Cell, CellData } from '#components/table/cell'
import { ifKnown, longText } from '#components/table/cell'
import type { Column } from '#components/table/column'
import { Link } from '#components/ui/link'
import type { KeepingPlan, Worth } from '#lib/analysis/worth/service'
import { expectedToKeep, isReached } from '#lib/analysis/worth/service'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../_components/amounts.ts'
import { actColumns } from '../../_components/follow-columns.tsx'
import { useLossWords } from '../../_components/loss-words.ts'
import { ofOwner } from '../../_components/of-owner.ts'
import { belowOf, useUncosted } from '../../_components/uncosted.ts'
import { dropPath } from '../../drop/_components/drop-query.ts'
import { sleeperPath } from '../../sleepers/_components/sleeper-query.ts'

const onOneLine = (text: string): CellData => ({ text, look: 'whitespace-nowrap' })

/** The columns of the list of whom to keep: what is at risk, why it pays or does not, and whether the hours reach so far. */
export function useKeepingColumns(ctx: Context, plan: KeepingPlan | null, cause: (key: string) => string): Column<Worth>[] {
  const t = useTranslations('value.keeping')
  const worth = useTranslations('value.worth')
  const money = useMoney(ctx.company.currency)
  const { probability } = useAmounts(ctx.company.currency)
  const why = useWhy(ctx, plan, cause)
  const uncosted = useUncosted()
  const labelled = (label: string, minor: number): CellData => ({ ...money(minor), label })
  return [
    {
      key: 'name',
      label: worth('customer'),
      phone: 'title',
      width: 'w-[20%]',
      cell: ({ name, customerId, openTask, uncosted: lacking }) => ({
        ...{ text: name, href: `/customers/${customerId}` },
        ...belowOf([openTask === null ? null : t('handedOut', { to: openTask.to }), uncosted({ uncosted: lacking })]),
      }),
    },
    { key: 'class', label: worth('class'), phone: 'item', cell: (row) => ifKnown(row.abcClass, onOneLine) },
    {
      key: 'risk',
      label: worth('risk'),
      sort: { key: 'at_risk', first: 'falling' },
      align: 'right',
      phone: 'figure',
      cell: (row) => money(row.atRiskMinor),
    },
    {
      key: 'twelve',
      label: worth('twelve'),
      align: 'right',
      phone: 'item',
      cell: (row) => labelled(worth('twelve'), row.twelveMinor),
    },
    {
      key: 'alive',
      label: worth('alive'),
      hint: worth('aliveHint'),
      align: 'right',
      phone: 'item',
      // A model says of whoever pauses by habit that it stays; it is lost by the company's own rule.
      cell: (row) =>
        ifKnown(row.keeping === 'lost' ? null : row.knownAlive, (alive) => ({ text: probability(alive), label: worth('alive') })),
    },
    { key: 'why', label: t('reason'), phone: 'item', cell: why },
    {
      key: 'budget',
      label: t('budgetColumn'),
      phone: 'item',
      cell: (row) => (row.keeping === 'pays' ? onOneLine(t(isReached(plan, row) ? 'inBudget' : 'outside')) : null),
    },
    { key: 'owner', label: worth('owner'), phone: 'item', cell: (row) => ifKnown(row.owner?.name, onOneLine) },
    { key: 'outlet', label: worth('outlet'), phone: 'item', cell: (row) => ifKnown(row.outlet?.name, onOneLine) },
    ...actColumns<Worth>(ctx, '', ({ customerId, name }) => ({ customerId, name })),
  ]
}

function useWhy(ctx: Context, plan: KeepingPlan | null, cause: (key: string) => string): (row: Worth) => Cell {
  const t = useTranslations('value.keeping')
  const lost = useLossWords(cause)
  const falling = useFallingWords(ctx)
  const { probability, percentTick, money } = useAmounts(ctx.company.currency)
  const words = (row: Worth) => {
    const { keeping, knownAlive, atRiskMinor, lossMinor } = row
    const said = { alive: probability(knownAlive), risk: money(atRiskMinor) }
    switch (keeping) {
      case 'pays':
        return t('paysWhy', said)
      case 'falling':
        return falling(row)
      case 'safe':
        return t('safeWhy', said)
      case 'too_small':
        return plan === null
          ? ''
          : t('tooSmallWhy', {
              ...{ risk: said.risk, effort: money(plan.effortMinor) },
              ...{ success: percentTick(plan.success), expected: money(expectedToKeep(plan, row)) },
            })
      case 'gone':
        return lossMinor > 0 ? t('goneLossWhy', { ...said, amount: money(lossMinor) }) : t('goneWhy', said)
      case 'lost':
        return lost(row.loss)
      case 'loss':
        return t('lossWhy', { amount: money(lossMinor) })
      case 'unknown':
        return t(row.hasShipped ? 'unknownWhy' : 'notYetWhy')
    }
  }
  return (row) => {
    const text = words(row)
    const href = leadsTo(row)
    if (href === null) return { text, look: longText }
    return (
      <Link href={href} className="link">
        {text}
      </Link>
    )
  }
}

/** Where a reason is followed; null where it says all. */
function leadsTo({ keeping, customerId, drop, owner }: Worth): string | null {
  if (keeping === 'lost' || keeping === 'gone') return `/customers/${customerId}/loss`
  return keeping === 'falling' ? ofOwner(drop === null ? sleeperPath : dropPath, owner) : null
}

/** Says of whom volume falls or who goes quiet by how much, as its list does. */
function useFallingWords(ctx: Context) {
  const t = useTranslations('value.keeping')
  const states = useTranslations('sleepers.states')
  const { percentTick, money, decimal } = useAmounts(ctx.company.currency)
  return ({ drop, sleeper }: Worth) => {
    if (drop !== null) return t('dropWhy', { fallen: percentTick(drop.shortfall), loss: money(drop.lossMinor) })
    if (sleeper === null) return t('fallingWhy')
    const said = { state: states(sleeper.state), days: sleeper.silentDays }
    return sleeper.times === null ? t('sleeperWhy', said) : t('sleeperTimesWhy', { ...said, times: decimal(sleeper.times, 1) })
  }
}
