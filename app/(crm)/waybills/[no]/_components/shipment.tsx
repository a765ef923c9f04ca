import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import type { WaybillCard } from '#lib/records/waybills/service'
import { Panel } from '../../../customers/[id]/_components/panel.tsx'
import { waybillHref } from '../../_components/href.ts'
import { Facts } from './facts.tsx'

const GRAMS_PER_KILOGRAM = 1_000

/** How much it is, who handles it, and the waybills that it comes back with; whose it is and where it goes stands in the header. */
export function Shipment({ waybill }: { waybill: WaybillCard }) {
  const t = useTranslations('waybills.card')
  const units = useTranslations('units')
  const format = useFormatter()
  const kilograms = (grams: number | null) =>
    grams === null ? null : units('kilograms', { count: format.number(grams / GRAMS_PER_KILOGRAM) })
  const { returnOf, returns } = waybill
  return (
    <Panel title={t('shipment')}>
      <Facts
        lines={[
          [t('pieces'), units('pieces', { count: waybill.pieces })],
          [t('weight'), kilograms(waybill.weightGrams)],
          [t('volumetric'), kilograms(waybill.volumetricWeightGrams)],
          [t('charged'), kilograms(waybill.chargedWeightGrams)],
          [t('outlet'), waybill.outletName],
          [t('pickup'), waybill.pickupOutletName === waybill.outletName ? null : waybill.pickupOutletName],
          [t('deliveryOutlet'), waybill.deliveryOutletName],
          [t('courierLabel'), waybill.courierCode],
          [
            t('returnOf'),
            returnOf === null ? null : waybill.returnOfInScope ? <WaybillLink key="of" waybillNo={returnOf} /> : returnOf,
          ],
          [
            t('returns'),
            returns.length > 0 && (
              <span key="returns" className="flex flex-wrap justify-end gap-x-3">
                {returns.map((no) => (
                  <WaybillLink key={no} waybillNo={no} />
                ))}
              </span>
            ),
          ],
        ]}
      />
    </Panel>
  )
}

function WaybillLink({ waybillNo }: { waybillNo: string }) {
  return (
    <Link href={waybillHref(waybillNo)} className="link">
      {waybillNo}
    </Link>
  )
}
