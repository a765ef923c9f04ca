import { useTranslations } from 'next-intl'
import { CustomerName } from '#components/crm/customer-name'
import { Region } from '#components/crm/region'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { PayingCustomer } from '#lib/records/customers/payer/service'
import { payingCustomerOf } from '#lib/records/customers/payer/service'
import { payerOf } from '#lib/records/waybills/parties'
import type { WaybillCard } from '#lib/records/waybills/service'
import { Panel } from '../../../customers/[id]/_components/panel.tsx'
import { Facts } from './facts.tsx'

/** Who ships, who pays and who receives: they may be three. Of the consignee no more is kept than where it goes: nobody is courted for having received something. */
export async function Parties({ ctx, waybill }: { ctx: Context; waybill: WaybillCard }) {
  const payer = payerOf(waybill.settlement)
  const mayBeAnother = (payer === 'shipper' || payer === 'third_party') && mayEver(ctx, 'customer:read')
  const paying = mayBeAnother ? await payingCustomerOf(ctx, waybill.customerId) : null
  return <Named waybill={waybill} paying={paying} />
}

function Named({ waybill, paying }: { waybill: WaybillCard; paying: PayingCustomer | null }) {
  const t = useTranslations('waybills.parties')
  const { customerId, customerName, settlement, accountNo, destinationRegion } = waybill
  const payer = payerOf(settlement)
  const account = payer === 'third_party' && accountNo !== null ? ` · ${accountNo}` : ''
  const words = payer === null ? t('unknown') : `${t(`payers.${payer}`)}${account}`
  return (
    <Panel title={t('title')}>
      <Facts
        lines={[
          [
            t('shipper'),
            <Link key="shipper" href={`/customers/${customerId}`} className="link">
              {customerName}
            </Link>,
          ],
          [
            t('payer'),
            paying === null ? (
              words
            ) : (
              <span key="payer">
                <CustomerName customer={paying} />
                <span className="block text-sm text-ink-faint">
                  {payer === 'shipper' ? t('paysForShipper') : `${t('namedByShipper')}${account}`}
                </span>
              </span>
            ),
          ],
          [t('consignee'), destinationRegion === null ? t('notKept') : <Region key="region" code={destinationRegion} />],
        ]}
      />
    </Panel>
  )
}
