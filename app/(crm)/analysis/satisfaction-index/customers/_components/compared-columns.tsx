import { useFormatter, useTranslations } from 'next-intl'
import { useDayText } from '#components/crm/day-near'
import { moneyCell } from '#components/crm/money'
import { ifKnown } from '#components/table/cell'
import type { Column } from '#components/table/column'
import type { ComparedCustomer } from '#lib/analysis/expectation/service'
import type { Context } from '#lib/platform/context'
import { followColumns } from '../../../_components/follow-columns.tsx'

/** The columns of who expected what and perceived what. */
export function useComparedColumns(ctx: Context): Column<ComparedCustomer>[] {
  const t = useTranslations('loyalty.index')
  const format = useFormatter()
  const dayText = useDayText()
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      always: true,
      width: 'w-[24%]',
      cell: ({ id, name, outcome, silent, archived }) => {
        const below = [archived ? t('archived') : '', silent && outcome === 'complaining' ? t('silence.true') : '']
          .filter((text) => text !== '')
          .join(' · ')
        return { text: name, href: `/customers/${id}`, ...(below === '' ? {} : { below }) }
      },
    },
    {
      key: 'outcome',
      label: t('outcome'),
      phone: 'item',
      cell: ({ outcome }) => ({
        text: t(`outcomes.${outcome}`),
        ...(outcome === 'complaining' ? { look: 'text-danger' as const } : {}),
      }),
    },
    {
      key: 'pair',
      label: t('pair'),
      align: 'right',
      phone: 'item',
      cell: ({ expectation, perception }) => ({ text: t('pairOf', { expectation, perception }), label: t('pair') }),
    },
    {
      key: 'gap',
      label: t('gap'),
      sort: { key: 'gap', first: 'rising' },
      align: 'right',
      phone: 'item',
      cell: ({ gap }) => ({ text: format.number(gap, { signDisplay: 'exceptZero' }), label: t('gap') }),
    },
    {
      key: 'index',
      label: t('index'),
      align: 'right',
      phone: 'figure',
      cell: ({ index }) => format.number(index, { maximumFractionDigits: 0 }),
    },
    {
      key: 'value',
      label: t('value'),
      sort: { key: 'value', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: ({ valueMinor }) => ifKnown(valueMinor, (minor) => moneyCell(minor, ctx.company.currency, ctx.locale)),
    },
    { key: 'answeredOn', label: t('answeredOn'), align: 'right', phone: 'item', cell: (row) => dayText(row.answeredOn) },
    ...followColumns<ComparedCustomer>(ctx, { owner: t('owner'), outlet: t('outlet'), act: t('act') }),
  ]
}
