import { useTranslations } from 'next-intl'
import { useDayText } from '#components/crm/day-near'
import type { Column } from '#components/table/column'
import type { Move } from '#lib/analysis/upgrade-path/moves/service'
import { goesUp } from '#lib/analysis/upgrade-path/path'
import type { Context } from '#lib/platform/context'
import { actColumns } from '../../../_components/follow-columns.tsx'

/** The columns of changes of stage: whose, from where to where, when, and what tells it. */
export function useMoveColumns(ctx: Context): Column<Move>[] {
  const t = useTranslations('relations.upgrade')
  const names = useTranslations('customers.lifecycle')
  const dayText = useDayText()
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      always: true,
      width: 'w-[28%]',
      cell: ({ customerId, name }) => ({ text: name, href: `/customers/${customerId}` }),
    },
    {
      key: 'change',
      label: t('moves.change'),
      phone: 'item',
      cell: ({ from, to }) => ({
        text: t('moves.fromTo', { from: names(from), to: names(to) }),
        ...(goesUp({ from, to }) ? {} : { look: 'text-danger' as const }),
      }),
    },
    {
      key: 'on',
      label: t('moves.on'),
      sort: { key: 'on', first: 'falling' },
      phone: 'figure',
      cell: ({ on }) => dayText(on),
    },
    { key: 'origin', label: t('moves.origin'), phone: 'item', cell: ({ origin }) => t(`origins.${origin}`) },
    { key: 'owner', label: t('owner'), phone: 'item', cell: ({ ownerName }) => ownerName },
    { key: 'outlet', label: t('outlet'), phone: 'item', cell: ({ outletName }) => outletName },
    ...actColumns<Move>(ctx, t('act'), ({ customerId, name }) => ({ customerId, name })),
  ]
}
