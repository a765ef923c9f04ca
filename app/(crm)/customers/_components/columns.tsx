import { useFormatter, useTranslations } from 'next-intl'
import { useAbc, useSleep, useStandingClass } from '#components/crm/class-badges'
import { useDays } from '#components/crm/day-near'
import { moneyCell } from '#components/crm/money'
import { ifKnown } from '#components/table/cell'
import type { Column } from '#components/table/column'
import type { Day } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { gateStateOf, metGatesOf } from '#lib/records/customers/gates'
import type { ListedCustomer } from '#lib/records/customers/list'
import type { FactField } from '#lib/records/facts/view'
import { factColumns } from './fact-columns.tsx'

interface Ground {
  ctx: Pick<Context, 'company' | 'locale'>
  /** Today in company time. */
  today: Day
  /** The keys of the dictionary that can be shown. */
  fields: readonly FactField[]
  /** What the card's URL carries, so that it knows the list it was opened from. */
  search: string
}

/** The columns of the customer list, in their order. */
export function useCustomerColumns({ ctx, today, fields, search }: Ground): readonly Column<ListedCustomer>[] {
  const { company } = ctx
  const t = useTranslations('customers')
  const units = useTranslations('units')
  const format = useFormatter()
  const [days, abc, sleep, standing] = [useDays(today), useAbc(), useSleep(), useStandingClass()]
  return [
    {
      key: 'name',
      label: t('columns.name'),
      sort: { key: 'name', first: 'rising' },
      phone: 'title',
      always: true,
      width: 'w-[32%]',
      cell: (row) => ({
        text: row.name,
        href: `/customers/${row.id}${search}`,
        below: [row.externalId, t(`kind.${row.kind}`)].filter((part) => part !== null).join(' · '),
      }),
    },
    {
      key: 'abc',
      label: t('abc.label'),
      hint: t('abc.hint'),
      phone: 'item',
      initially: true,
      width: 'w-16',
      cell: (row) => abc(row.abcClass, row.overrides['abc']),
    },
    {
      key: 'dormancy',
      label: t('dormancy.label'),
      hint: t('dormancy.hint'),
      sort: { key: 'dormancy', first: 'falling' },
      phone: 'item',
      initially: true,
      cell: (row) => sleep(row.dormancyClass, row.dormancyRatio, row.overrides['dormancy']),
    },
    {
      key: 'value',
      label: t('columns.value'),
      hint: t('columns.valueHint'),
      sort: { key: 'value', first: 'falling' },
      align: 'right',
      phone: 'figure',
      initially: true,
      cell: (row) => ifKnown(row.valueMinor, (value) => moneyCell(value, company.currency, ctx.locale)),
    },
    {
      key: 'lastShipping',
      label: t('columns.lastShipping'),
      sort: { key: 'last_shipping', first: 'falling' },
      align: 'right',
      phone: 'item',
      initially: true,
      cell: (row) => ifKnown(row.lastShippingOn, (day) => ({ ...days.near(day), label: t('columns.lastShipping') })),
    },
    {
      key: 'nextTouch',
      label: t('columns.nextTouch'),
      sort: { key: 'next_touch', first: 'rising' },
      align: 'right',
      phone: 'item',
      initially: true,
      cell: (row) => ifKnown(row.nextTouchOn, (day) => ({ ...days.near(day, true), label: t('columns.nextTouch') })),
    },
    { key: 'owner', label: t('columns.owner'), phone: 'item', initially: true, cell: (row) => row.ownerName },
    { key: 'outlet', label: t('columns.outlet'), phone: 'item', initially: true, cell: (row) => row.outletName },
    {
      key: 'lifecycle',
      label: t('lifecycle.label'),
      phone: 'item',
      cell: (row) => {
        const gate = gateStateOf(row.lifecycle, metGatesOf(row))
        const text = t(`lifecycle.${row.lifecycle}`)
        return gate === null
          ? text
          : { text: t('gate.beside', { stage: text, gate: t(`gate.${gate}`) }), tip: t(`gate.tips.${gate}`) }
      },
    },
    {
      key: 'loyalty',
      label: t('loyalty.label'),
      phone: 'item',
      cell: (row) => standing(row.loyaltyClass, row.overrides['loyalty'], (value) => t(`loyalty.${value}` as 'loyalty.loyal')),
    },
    {
      key: 'rfm',
      label: t('rfm.label'),
      phone: 'item',
      cell: (row) => standing(row.rfmClass, row.overrides['rfm'], (value) => value),
    },
    {
      key: 'satisfaction',
      label: t('columns.satisfaction'),
      align: 'right',
      phone: 'item',
      cell: (row) =>
        ifKnown(row.satisfaction, (value) => ({
          text: units('points', { count: format.number(value) }),
          label: t('columns.satisfaction'),
        })),
    },
    { key: 'industry', label: t('columns.industry'), phone: 'item', cell: (row) => row.industry },
    { key: 'tags', label: t('columns.tags'), phone: 'item', cell: (row) => ifKnown(row.tags[0], () => row.tags.join(' · ')) },
    {
      key: 'phone',
      label: t('columns.phone'),
      phone: 'item',
      cell: (row) => ifKnown(row.phone, (text) => ({ text, look: 'whitespace-nowrap' })),
    },
    {
      key: 'created',
      label: t('columns.createdAt'),
      sort: { key: 'created', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: (row) => ({ ...days.plain(dayOf(row.createdAt, company.timeZone)), label: t('columns.createdAt') }),
    },
    ...factColumns(ctx, days, fields, { custom: t('facts.custom'), builtIn: t('facts.builtIn') }),
  ]
}
