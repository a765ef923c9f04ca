import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Region } from '#components/crm/region'
import { payerOf } from '#lib/records/waybills/parties'
import type { WaybillCard } from '#lib/records/waybills/service'
import { Panel } from '../../../customers/[id]/_components/panel.tsx'
import { Facts } from './facts.tsx'

/** Who ships, who pays and who receives: they may be three. Of the consignee no more is kept than where it goes: nobody is courted for having received something. */
export function Parties({ waybill }: { waybill: WaybillCard }) {
  const t = useTranslations('waybills.parties')
  const { customerId, customerName, settlement, accountNo, destinationRegion } = waybill
  const payer = payerOf(settlement)
  const account = payer === 'third_party' && accountNo !== null ? ` · ${accountNo}` : ''
  return (
    <Panel title={t('title')}>
      <Facts
        lines={[
          [
            t('shipper'),
            <Link key="shipper" href={`/customers/${customerId}`} prefetch={false} className="link">
              {customerName}
            </Link>,
          ],
          [t('payer'), payer === null ? t('unknown') : `${t(`payers.${payer}`)}${account}`],
          [t('consignee'), destinationRegion === null ? t('notKept') : <Region key="region" code={destinationRegion} />],
        ]}
      />
    </Panel>
  )
}
