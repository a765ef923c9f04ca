import { useTranslations } from 'next-intl'
import type { PriceOutcome } from '#lib/analysis/price-cut/price-cut'
import { priceVerdict } from '#lib/analysis/price-cut/price-cut'
import type { PriceCut } from '#lib/analysis/price-cut/service'
import { useAmounts } from '../../_components/amounts.ts'
import { KeyFigures } from '../../_components/key-figures.tsx'
import { useLeavingDefinition } from '../../_components/leaving-definition.ts'
import { usePrice } from '../../_components/price.ts'

/** What the change does to the customer's own year, and the volume at which it pays. */
export function OutcomePanel({ cut, outcome }: { cut: PriceCut; outcome: PriceOutcome }) {
  const t = useTranslations('leaving.priceCut')
  const definition = useLeavingDefinition()
  const { count, percent, money } = useAmounts(cut.currency)
  const price = usePrice(cut.currency)
  const verdict = priceVerdict(cut.change, outcome)
  // Of whoever is below cost, the volume at which it loses as much as before would say nothing.
  const needed = verdict === 'stillBelow' || verdict === 'above' ? null : outcome.shipmentsNeeded
  return (
    <KeyFigures
      title={t('outcomeTitle', { name: cut.customer.name })}
      period={cut.period}
      definitions={[definition('priceCut')]}
      sentence={t(`sentences.${verdict}`, {
        change: percent(Math.abs(cut.change)),
        volume: percent(Math.abs(outcome.breakEven ?? 0)),
        shipments: count(Math.round(cut.shipments)),
        needed: count(needed ?? 0),
        amount: money(Math.abs(outcome.givenUpMinor)),
        loss: percent(Math.abs(outcome.marginRate ?? 0)),
        margin: percent(Math.abs(outcome.newMarginRate ?? 0)),
      })}
      tiles={[
        {
          key: 'price',
          label: t('price'),
          value: price.plain(outcome.newPriceMinor),
          below: t('before', { value: price.plain(outcome.priceMinor) }),
        },
        { key: 'cost', label: t('cost'), value: price.plain(outcome.costMinor) },
        {
          key: 'margin',
          label: t('margin'),
          value: percent(outcome.newMarginRate),
          below: t('before', { value: percent(outcome.marginRate) }),
        },
        {
          key: 'needed',
          label: t('needed'),
          value: needed === null ? '—' : count(needed),
          below: t('before', { value: count(Math.round(cut.shipments)) }),
        },
      ]}
    />
  )
}
