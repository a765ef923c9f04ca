import { useTranslations } from 'next-intl'
import { Figure } from '#components/chart/figure'
import { useJoined } from '#components/crm/joined'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { PriceCut } from '#lib/analysis/price-cut/service'
import { useAmounts } from '../../_components/amounts.ts'
import { useLeavingDefinition } from '../../_components/leaving-definition.ts'
import { usePrice } from '../../_components/price.ts'
import { pricePath } from './price-query.ts'

interface Props {
  cut: PriceCut
  params: ListParams
}

/** Who is alike, pays more than the new price, and will ask for it when it becomes known; where nobody does, which rule left nobody, and where others are found. */
export function OthersPanel({ cut, params }: Props) {
  const { others, like, period, currency, nobody } = cut
  const t = useTranslations('leaving.priceCut')
  const definition = useLeavingDefinition()
  const { money, customers, exact } = useAmounts(currency)
  const price = usePrice(currency)
  return (
    <Figure
      title={t('othersTitle')}
      unit={t('othersUnit', { like: t(`likes.${like}`) })}
      period={period}
      sentence={
        nobody !== null ? (
          <NobodyElse nobody={nobody} like={like} params={params} />
        ) : (
          t('somebodyElse', {
            customers: customers(others.customers),
            amount: money(others.atStakeMinor),
            revenue: money(others.revenueMinor),
          })
        )
      }
      definition={definition('others')}
      table={
        nobody !== null
          ? undefined
          : {
              caption: t('othersTitle'),
              open: true,
              columns: [
                { key: 'customer', label: t('customer') },
                { key: 'shipments', label: t('shipments'), wide: true },
                { key: 'price', label: t('pays') },
                { key: 'atStake', label: t('atStake') },
              ],
              rows: others.largest.map((row) => ({
                key: String(row.id),
                href: `/customers/${row.id}`,
                cells: [
                  row.name,
                  exact.count(Math.round(row.shipments)),
                  price.plain(row.priceMinor),
                  exact.money(row.atStakeMinor),
                ],
              })),
            }
      }
    />
  )
}

function NobodyElse({ nobody: { rule, before, elsewhere }, like, params }: NobodyProps) {
  const t = useTranslations('leaving.priceCut')
  const { joined, between } = useJoined()
  return (
    <>
      {joined([t('nobodyElse'), t(`nobody.${rule}`, { count: before, like: t(`likes.${like}`) })])}
      {between}
      {elsewhere === null ? (
        t('nowhereElse')
      ) : (
        <Link href={listHref(pricePath, params, { like: elsewhere.like })} className="link">
          {t('elsewhere', { like: t(`likes.${elsewhere.like}`), count: elsewhere.customers })}
        </Link>
      )}
    </>
  )
}

interface NobodyProps extends Pick<PriceCut, 'like'> {
  nobody: NonNullable<PriceCut['nobody']>
  params: ListParams
}
