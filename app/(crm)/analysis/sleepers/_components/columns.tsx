import { useTranslations } from 'next-intl'
import { useDays } from '#components/crm/day-near'
import { Money } from '#components/crm/money'
import { ifKnown } from '#components/table/cell'
import type { Column } from '#components/table/column'
import type { Sleeper } from '#lib/analysis/sleepers/service'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { actColumns } from '../../_components/follow-columns.tsx'
import { OnPhone } from '../../_components/on-phone.tsx'
import { belowOf, useUncosted } from '../../_components/uncosted.ts'
import { useDropText } from '../../drop/_components/drop-text.ts'
import { useSleeperText } from './sleeper-text.ts'

/** The columns of the list of sleepers. */
export function useSleeperColumns(ctx: Context): Column<Sleeper>[] {
  const t = useTranslations('sleepers')
  const text = useSleeperText()
  const { seen } = useDropText()
  const handedOut = useHandedOut(ctx)
  const uncosted = useUncosted()
  const { currency } = ctx.company
  const money = (minor: number | null, label: string) => (
    <OnPhone label={label}>{minor === null ? t('unknownMargin') : <Money minor={minor} currency={currency} />}</OnPhone>
  )
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      width: 'w-[18%]',
      cell: (row) => ({
        ...{ text: row.name, href: `/customers/${row.id}` },
        ...belowOf([handedOut(row), seen(row), uncosted(row)]),
      }),
    },
    {
      key: 'state',
      label: t('state'),
      phone: 'item',
      cell: (row) => ({ text: t(`states.${row.level}`), look: 'whitespace-nowrap' }),
    },
    {
      key: 'silent',
      label: t('silent'),
      hint: t('silentHint'),
      sort: { key: 'last_shipping_on', first: 'rising' },
      align: 'right',
      phone: 'item',
      cell: (row) => ({ text: text.silent(row), look: 'whitespace-nowrap', label: t('silent') }),
    },
    {
      key: 'revenue',
      label: t('revenue'),
      sort: { key: 'revenue', first: 'falling' },
      align: 'right',
      phone: 'figure',
      cell: (row) => <Money minor={row.revenueMinor} currency={currency} />,
    },
    { key: 'margin', label: t('margin'), align: 'right', phone: 'item', cell: (row) => money(row.marginMinor, t('margin')) },
    {
      key: 'lifetime',
      label: t('lifetime'),
      align: 'right',
      phone: 'item',
      cell: (row) => (row.lifetimeMinor === null ? null : money(row.lifetimeMinor, t('lifetime'))),
    },
    {
      key: 'cause',
      label: t('cause'),
      hint: t('causeHint'),
      phone: 'item',
      width: 'w-[20%]',
      cell: (row) => (row.causes.length === 0 ? <span className="text-ink-faint">{text.because(row)}</span> : text.because(row)),
    },
    {
      key: 'wakeUp',
      label: t('wakeUp'),
      phone: 'item',
      width: 'w-[18%]',
      cell: (row) =>
        row.wakeUp === null ? (
          <span className="text-ink-faint">{text.wakeUp(row)}</span>
        ) : (
          <>
            {text.wakeUp(row)}
            <span className="block text-sm text-pretty text-ink-faint">{t(`approaches.${row.cause}`)}</span>
          </>
        ),
    },
    { key: 'owner', label: t('owner'), phone: 'item', cell: (row) => ifKnown(row.ownerName, (name) => ({ text: name })) },
    ...actColumns<Sleeper>(ctx, t('act'), ({ id, name }) => ({ customerId: id, name })),
  ]
}

/** To whom a sleeper was handed out, and until when; nothing where it was not. */
function useHandedOut(ctx: Context) {
  const t = useTranslations('analysis.drop.handOut')
  const zone = ctx.company.timeZone
  const days = useDays(dayOf(ctx.now, zone))
  return ({ openTask }: Sleeper) => {
    if (openTask === null) return null
    const { to, dueAt } = openTask
    return dueAt === null ? t('done', { to }) : t('doneUntil', { to, due: days.near(dayOf(new Date(dueAt), zone)).text })
  }
}
