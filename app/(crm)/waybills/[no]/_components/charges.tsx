import { useTranslations } from 'next-intl'
import { Money } from '#components/crm/money'
import { useWord } from '#components/crm/waybill-words'
import type { WaybillCard } from '#lib/records/waybills/service'
import { Panel } from '../../../customers/[id]/_components/panel.tsx'
import { Facts } from './facts.tsx'

/** What is paid for it and how; what it cost for whoever may know. */
export function Charges({ waybill }: { waybill: WaybillCard }) {
  const t = useTranslations('waybills.card')
  const word = useWord()
  const { currency, settlement, seesCosts } = waybill
  const money = (minor: number | null) => (minor === null ? null : <Money key="money" minor={minor} currency={currency} exact />)
  const unknown = <span className="text-ink-faint">{t('unknown')}</span>
  return (
    <Panel title={t('money')}>
      <Facts
        lines={[
          [t('freight'), money(waybill.freightMinor) ?? unknown],
          [t('listFreight'), money(waybill.listFreightMinor)],
          [t('surcharges'), money(waybill.surchargesMinor)],
          [t('insuredValue'), money(waybill.insuredValueMinor)],
          [t('insuranceFee'), money(waybill.insuranceFeeMinor)],
          [t('cod'), money(waybill.codAmountMinor)],
          [t('settlement'), settlement === null ? null : word('settlement', settlement)],
          [t('account'), waybill.accountNo],
        ]}
      />
      {seesCosts && (
        <div className="border-t border-line pt-3">
          <Facts
            lines={[
              [t('cost'), money(waybill.costMinor) ?? unknown],
              [t('costPickup'), money(waybill.costPickupMinor)],
              [t('costLinehaul'), money(waybill.costLinehaulMinor)],
              [t('costDelivery'), money(waybill.costDeliveryMinor)],
              [t('margin'), money(waybill.marginMinor)],
            ]}
          />
        </div>
      )}
    </Panel>
  )
}
