import { useFormatter, useTranslations } from 'next-intl'
import { useJoined } from '#components/crm/joined'
import type { Lift } from '#lib/analysis/schemes/abc-lifted'
import { wouldTellApart } from '#lib/analysis/schemes/abc-lifted'
import { tellsNobodyApart } from '#lib/analysis/schemes/tells-apart'

/** Writes why a weighted ABC tells nobody apart, and which change would. */
export function useLiftWords(): (lift: Lift) => string {
  const t = useTranslations('analysis.lifted')
  const measures = useTranslations('analysis.measures')
  const format = useFormatter()
  const { joined, listed } = useJoined()
  return (lift) => {
    const { customers, in_a: inA, by, left_in_a: left } = lift
    const named = listed(by.map(({ criterion }) => measures(criterion)))
    const share = format.number((left ?? 0) / customers, { style: 'percent', maximumFractionDigits: 1 })
    return joined([
      t('why', {
        customers,
        inA,
        high: listed(by.map(({ criterion, high }) => t('high', { measure: measures(criterion), high }))),
      }),
      by.some(({ criterion, high }) => criterion === 'cost' && tellsNobodyApart(high / customers)) ? t('noCost') : null,
      left === null ? t('alone') : t(wouldTellApart(lift) ? 'without' : 'notEnough', { named, left, share }),
    ])
  }
}
