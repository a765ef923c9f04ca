import { useFormatter, useTranslations } from 'next-intl'
import { useDays, useDayText } from '#components/crm/day-near'
import { moneyCell } from '#components/crm/money'
import { ifKnown } from '#components/table/cell'
import type { Column } from '#components/table/column'
import type { LoyaltyCustomer } from '#lib/analysis/loyalty/service'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { followColumns } from '../../_components/follow-columns.tsx'
import { OnPhone } from '../../_components/on-phone.tsx'

/** The columns of a class of loyalty: revenue, what may hold the customer, and what is open with it. */
export function useLoyaltyColumns(ctx: Context): Column<LoyaltyCustomer>[] {
  const t = useTranslations('loyalty.matrix')
  const format = useFormatter()
  const dayText = useDayText()
  const days = useDays(dayOf(ctx.now, ctx.company.timeZone))
  const scored = ({ recommend, satisfaction }: NonNullable<LoyaltyCustomer['answer']>) => {
    if (recommend !== null) return t('recommended', { score: recommend })
    return satisfaction === null ? null : t('satisfied', { score: satisfaction })
  }
  const percent = (ratio: number) => format.number(ratio, { style: 'percent', maximumFractionDigits: 0 })
  const leaving = ({ loss, nearlyGone }: LoyaltyCustomer) => {
    if (loss !== null) return [t('lost', { day: dayText(loss.lostOn) })]
    return nearlyGone === null ? [] : [t('nearlyGone', { alive: percent(nearlyGone) })]
  }
  const doneAbout = (row: LoyaltyCustomer) => {
    const { openTask, seen } = row
    const told = [
      ...leaving(row),
      ...(openTask === null ? [] : [t('handedTo', { to: openTask.to })]),
      ...(seen === null ? [] : [t('seenBy', { by: seen.by, on: days.near(seen.on).text })]),
    ]
    return told.length === 0 ? {} : { below: told.join(' · ') }
  }
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      always: true,
      width: 'w-[18%]',
      cell: (row) => ({ text: row.name, href: `/customers/${row.id}`, ...doneAbout(row) }),
    },
    {
      key: 'revenue',
      label: t('revenue'),
      hint: t('revenueHint'),
      sort: { key: 'revenue', first: 'falling' },
      align: 'right',
      phone: 'figure',
      cell: ({ revenueMinor }) => moneyCell(revenueMinor, ctx.company.currency, ctx.locale),
    },
    {
      key: 'answer',
      label: t('answer'),
      hint: t('answerHint'),
      phone: 'item',
      cell: ({ answer }) =>
        ifKnown(answer, (given) => (
          <OnPhone label={t('answer')}>
            <span className="inline-flex flex-wrap gap-x-2 md:min-w-44 md:flex-col">
              <span>{[scored(given), days.near(given.on).text].filter((part) => part !== null).join(' · ')}</span>
              <span className="text-ink-faint md:text-sm">{given.survey}</span>
            </span>
          </OnPhone>
        )),
    },
    {
      key: 'ties',
      label: t('ties'),
      hint: t('tiesHint'),
      phone: 'item',
      cell: ({ ties }) => (ties.length === 0 ? null : ties.map((tie) => t(`tie.${tie}`)).join(t('comma'))),
    },
    {
      key: 'discount',
      label: t('discount'),
      hint: t('discountHint'),
      align: 'right',
      phone: 'item',
      cell: ({ discount }) => ifKnown(discount, (ratio) => ({ text: percent(ratio), label: t('discount') })),
    },
    {
      key: 'wallet',
      label: t('wallet'),
      align: 'right',
      phone: 'item',
      cell: ({ shareOfWallet, rivals }) => {
        const told = [...(shareOfWallet === null ? [] : [percent(shareOfWallet)]), ...rivals]
        return told.length === 0 ? null : { text: told.join(t('comma')), label: t('wallet') }
      },
    },
    {
      key: 'open',
      label: t('open'),
      align: 'right',
      phone: 'item',
      cell: ({ openComplaints, openClaims }) => {
        const told = [
          ...(openComplaints === 0 ? [] : [t('openComplaints', { count: openComplaints })]),
          ...(openClaims === 0 ? [] : [t('openClaims', { count: openClaims })]),
        ]
        return told.length === 0 ? null : (
          <OnPhone label={t('open')}>
            <span className="inline-flex gap-x-2 whitespace-nowrap text-danger md:flex-col">
              {told.map((text) => (
                <span key={text}>{text}</span>
              ))}
            </span>
          </OnPhone>
        )
      },
    },
    {
      key: 'touched',
      label: t('touched'),
      align: 'right',
      phone: 'item',
      cell: ({ lastTouchOn }) => ifKnown(lastTouchOn, (on) => ({ ...days.near(on), label: t('touched') })),
    },
    ...followColumns<LoyaltyCustomer>(ctx, { owner: t('owner'), outlet: t('outlet'), act: t('act') }),
  ]
}
