import { useTranslations } from 'next-intl'
import { Money } from '#components/crm/money'
import type { Column } from '#components/table/column'
import { Link } from '#components/ui/link'
import type { CustomerBalance } from '#lib/analysis/contact-balance/service'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../_components/amounts.ts'
import { OnPhone } from '../../_components/on-phone.tsx'

/** The columns of the list: what a customer was given of contacts and hours, what its class asks for, and what the difference costs. */
export function useBalanceColumns(ctx: Context): Column<CustomerBalance>[] {
  const t = useTranslations('relations.balance')
  const { currency } = ctx.company
  const { decimal } = useAmounts(currency)
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      width: 'w-[24%]',
      cell: ({ id, name, loses }) => (
        <>
          <Link href={`/customers/${id}`} data-row-link="" className="row-link">
            {name}
          </Link>
          {loses && <span className="block text-sm text-pretty text-watch-text">{t('loses')}</span>}
        </>
      ),
    },
    { key: 'rhythm', label: t('rhythm'), phone: 'item', cell: ({ rhythm }) => t(`rhythms.${rhythm}`) },
    {
      key: 'contacts',
      label: t('contacts'),
      hint: t('contactsHint'),
      phone: 'item',
      cell: ({ calls, visits, askedCalls, askedVisits }) => (
        <OnPhone label={t('contacts')}>
          {t('contactsOf', { calls, visits, askedCalls: decimal(askedCalls, 1), askedVisits: decimal(askedVisits, 1) })}
        </OnPhone>
      ),
    },
    {
      key: 'hours',
      label: t('hours'),
      phone: 'item',
      cell: ({ hours, askedHours }) => (
        <OnPhone label={t('hours')}>{t('hoursOf', { hours: decimal(hours, 1), asked: decimal(askedHours, 1) })}</OnPhone>
      ),
    },
    {
      key: 'gap',
      label: t('gap'),
      align: 'right',
      phone: 'figure',
      cell: ({ gapMinor }) => (
        <OnPhone label={t('gap')}>
          <Money minor={gapMinor} currency={currency} />
        </OnPhone>
      ),
    },
    {
      key: 'profit',
      label: t('profit'),
      hint: t('profitHint'),
      align: 'right',
      phone: 'item',
      cell: ({ profitMinor }) =>
        profitMinor === null ? null : (
          <OnPhone label={t('profit')}>
            <span className={profitMinor < 0 ? 'text-danger' : undefined}>
              <Money minor={profitMinor} currency={currency} />
            </span>
          </OnPhone>
        ),
    },
    { key: 'owner', label: t('owner'), phone: 'item', cell: ({ ownerName }) => ownerName },
    { key: 'outlet', label: t('outlet'), phone: 'item', cell: ({ outletName }) => outletName },
  ]
}
