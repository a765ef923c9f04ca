import { useFormatter, useTranslations } from 'next-intl'
import { useJoined } from '#components/crm/joined'
import { LEAST_TESTED_MONTHS } from '#lib/analysis/expected-volume/expected-volume'
import type { CustomerVolume, MonthOfVolume } from '#lib/analysis/expected-volume/service'
import { useMonthText } from './month-table.tsx'

/** Below so many a tenth of a waybill still tells something apart. */
const roundFrom = 10

/** Answers how the volumes of months are written: what was shipped, what was expected, and the range of it; nothing where there is nothing to say. */
export function useVolumeTexts({ running }: CustomerVolume) {
  const t = useTranslations('card.volume')
  const units = useTranslations('units')
  const format = useFormatter()
  /** As finely as `beside`, the larger one of a range, is written. */
  const number = (of: number, beside = of) => format.number(of, { maximumFractionDigits: beside < roundFrom ? 1 : 0 })
  const count = (of: number) => units('waybills', { count: of < roundFrom ? Math.round(of * 10) / 10 : Math.round(of) })
  const range = ([low, high]: readonly [number, number]) => t('range', { low: number(low, high), high: count(high) })
  return {
    shipped: ({ month, shipments }: MonthOfVolume) => {
      if (shipments === null) return ''
      return month === running.month ? t('soFar', { count: count(shipments) }) : count(shipments)
    },
    expected: ({ expected }: MonthOfVolume) => (expected === null ? '' : count(expected)),
    band: ({ band }: MonthOfVolume) => (band === null ? '' : range(band)),
  }
}

/** Answers what is to be seen in a customer's months: the latest whole month, the running and the next one, each beside what was expected of it, and what the expectation lacks. */
export function useVolumeSentence(volume: CustomerVolume): string {
  const t = useTranslations('card.volume')
  const monthText = useMonthText()
  const { shipped, expected, band } = useVolumeTexts(volume)
  const { past, running, next } = volume
  const latest = past.at(-1)
  const words = (each: MonthOfVolume) => ({
    month: monthText(each.month),
    shipped: shipped(each),
    expected: each.band === null ? expected(each) : t('about', { expected: expected(each), range: band(each) }),
  })
  const parts = [
    latest === undefined || latest.expected === null ? null : t(verdictOf(latest), words(latest)),
    t(running.expected === null ? 'runningAlone' : 'running', words(running)),
    next.expected === null ? null : t('next', words(next)),
    useLack(volume),
  ]
  return useJoined().joined(parts)
}

function useLack({ silence, reference, tested, seasonKnown }: CustomerVolume): string | null {
  const t = useTranslations('card.volume')
  if (silence === 'few_months') return t('fewMonths', { count: reference })
  if (silence === 'nothing_shipped') return t('nothingShipped')
  if (tested < LEAST_TESTED_MONTHS) return t('noBand', { count: tested, least: LEAST_TESTED_MONTHS })
  return seasonKnown ? null : t('noSeason')
}

function verdictOf({ shipments, band }: MonthOfVolume): 'below' | 'within' | 'above' | 'beside' {
  if (band === null || shipments === null) return 'beside'
  return shipments < band[0] ? 'below' : shipments > band[1] ? 'above' : 'within'
}
