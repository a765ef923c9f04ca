import { useFormatter, useTranslations } from 'next-intl'
import type { GateLine } from '#lib/analysis/lifecycle/gate'

/** Says a condition of a gate of the lifecycle, what it asks for and what of it is reached, in the reader's words. */
export function useGateWords(): (line: GateLine) => string {
  const t = useTranslations('sales.lifecycle.gates')
  const format = useFormatter()
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 1 })
  return (line) => {
    switch (line.gate) {
      case 'first_waybill':
        return t('first_waybill')
      case 'months_in_row':
        return t('months_in_row', {
          ...{ needed: line.needed, reached: line.reached, shipments: line.shipments },
          ...{ running: line.running, now: line.running === line.reached ? 'same' : 'other' },
        })
      case 'months_as_customer':
      case 'active_months':
        return t(line.gate, { needed: line.needed, reached: line.reached })
      case 'attitude_or_wallet':
        return t('attitude_or_wallet', {
          needed: percent(line.needed),
          attitude: t(line.attitudeIsHigh === null ? 'attitude.unknown' : line.attitudeIsHigh ? 'attitude.high' : 'attitude.low'),
          wallet: line.reached === null ? t('unknown') : percent(line.reached),
        })
    }
  }
}
