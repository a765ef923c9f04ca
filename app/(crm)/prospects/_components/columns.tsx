import { useFormatter, useTranslations } from 'next-intl'
import { useDays } from '#components/crm/day-near'
import type { Column } from '#components/table/column'
import { daysBetween } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { Prospect } from '#lib/records/opportunities/service'

/** All columns of the list of prospects; a prospect that is opened from it carries `search`. */
export function useProspectColumns(ctx: Context, search: string): readonly Column<Prospect>[] {
  const t = useTranslations('prospects')
  const format = useFormatter()
  const { timeZone } = ctx.company
  const today = dayOf(ctx.now, timeZone)
  const days = useDays(today)
  return [
    {
      key: 'name',
      label: t('columns.name'),
      phone: 'title',
      always: true,
      width: 'w-[30%]',
      cell: (row) => ({
        ...{ text: row.customerName, href: `/prospects/${row.customerId}${search}` },
        ...(row.industry === null ? {} : { below: row.industry }),
      }),
    },
    { key: 'step', label: t('columns.step'), phone: 'item', initially: true, cell: (row) => t(`steps.${row.step}`) },
    {
      key: 'since',
      label: t('columns.since'),
      initially: true,
      sort: { key: 'step_since', first: 'rising' },
      align: 'right',
      phone: 'item',
      cell: (row) => ({
        text: t('days', { count: daysBetween(dayOf(row.stepSince, timeZone), today) }),
        label: t('columns.since'),
      }),
    },
    {
      key: 'pieces',
      label: t('columns.pieces'),
      initially: true,
      align: 'right',
      phone: 'figure',
      cell: (row) => (row.piecesMonth === null ? null : t('pieces', { count: format.number(row.piecesMonth) })),
    },
    {
      key: 'score',
      label: t('columns.score'),
      initially: true,
      hint: t('scoreHint'),
      sort: { key: 'score', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: (row) =>
        row.score === null ? null : { text: format.number(row.score, { maximumFractionDigits: 0 }), label: t('columns.score') },
    },
    {
      key: 'nextTouch',
      label: t('columns.nextTouch'),
      initially: true,
      sort: { key: 'next_touch', first: 'rising' },
      align: 'right',
      phone: 'item',
      cell: (row) => (row.nextTouchOn === null ? null : { ...days.near(row.nextTouchOn, true), label: t('columns.nextTouch') }),
    },
    { key: 'owner', label: t('columns.owner'), phone: 'item', initially: true, cell: (row) => row.ownerName },
  ]
}
