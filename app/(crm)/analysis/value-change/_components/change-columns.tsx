import { useTranslations } from 'next-intl'
import { useDays } from '#components/crm/day-near'
import { useMoney } from '#components/crm/money'
import type { CellData } from '#components/table/cell'
import { ifKnown } from '#components/table/cell'
import type { Column } from '#components/table/column'
import { Link } from '#components/ui/link'
import type { ValueChange } from '#lib/analysis/value-change/service'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { CustomerActs } from '../../../customers/_components/customer-acts.tsx'
import { useLossWords } from '../../_components/loss-words.ts'
import { ofOwner } from '../../_components/of-owner.ts'
import { dropPath } from '../../drop/_components/drop-query.ts'
import { sleeperPath } from '../../sleepers/_components/sleeper-query.ts'
import { useChangeWords } from './change-words.ts'
import { MakeTask } from './make-task.tsx'

const onOneLine = (text: string): CellData => ({ text, look: 'whitespace-nowrap' })

/** Where a suggestion is followed; null where it says all. */
function leadsTo({ loss, action, customerId, owner }: ValueChange): string | null {
  if (loss !== null) return `/customers/${customerId}/loss`
  if (action === 'sleeper_first') return ofOwner(sleeperPath, owner)
  return action === 'drop_first' ? ofOwner(dropPath, owner) : null
}

/** The columns of the list of changes: from what to what, why, what is suggested, and the task in one tap. */
export function useChangeColumns(ctx: Context, dueOn: string, cause: (key: string) => string): Column<ValueChange>[] {
  const t = useTranslations('value.change')
  const days = useDays(dayOf(ctx.now, ctx.company.timeZone))
  const money = useMoney(ctx.company.currency)
  const { reasons, moved, state } = useChangeWords(ctx.company.currency)
  const lost = useLossWords(cause)
  const mayHandOut = mayEver(ctx, 'task:create')
  const act: Column<ValueChange> = {
    key: 'act',
    label: t('act'),
    phone: 'item',
    cell: (row) =>
      mayHandOut && row.loss === null && row.openTask === null && row.owner !== null ? (
        <MakeTask customerId={row.customerId} name={row.name} dueOn={dueOn} />
      ) : (
        <CustomerActs ctx={ctx} customerId={row.customerId} name={row.name} />
      ),
  }
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      width: 'w-[18%]',
      cell: (row) => ({
        ...{ text: row.name, href: `/customers/${row.customerId}` },
        ...(state(row) !== '' && { below: state(row) }),
      }),
    },
    {
      key: 'change',
      label: t('change'),
      sort: { key: 'change', first: 'rising' },
      align: 'right',
      phone: 'figure',
      cell: (row) => ({ ...money(row.changeMinor), ...(row.fell && { look: 'text-danger' as const }) }),
    },
    {
      key: 'from',
      label: t('from'),
      align: 'right',
      phone: 'item',
      cell: (row) => onOneLine(`${money(row.thenMinor).text} → ${money(row.nowMinor).text}`),
    },
    {
      key: 'reasons',
      label: t('reasons'),
      phone: 'item',
      width: 'w-[20%]',
      cell: (row) => [moved(row), ...reasons(row)].filter((text) => text !== null).join(' · '),
    },
    {
      key: 'suggestion',
      label: t('suggestion'),
      phone: 'item',
      width: 'w-[16%]',
      cell: (row) => {
        const href = leadsTo(row)
        const text = row.loss === null ? t(`actions.${row.action}`) : lost(row.loss)
        return href === null ? (
          text
        ) : (
          <Link href={href} className="link">
            {text}
          </Link>
        )
      },
    },
    { key: 'owner', label: t('owner'), phone: 'item', cell: (row) => ifKnown(row.owner?.name, onOneLine) },
    { key: 'outlet', label: t('outlet'), phone: 'item', cell: (row) => ifKnown(row.outlet?.name, onOneLine) },
    {
      key: 'since',
      label: t('since'),
      align: 'right',
      phone: 'item',
      cell: (row) => ({ ...days.near(row.since), look: 'whitespace-nowrap' }),
    },
    ...(mayHandOut || mayEver(ctx, 'interaction:create') ? [act] : []),
  ]
}
