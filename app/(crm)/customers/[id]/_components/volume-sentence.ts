import { useFormatter, useTranslations } from 'next-intl'
import { LEAST_TESTED_MONTHS } from '#lib/analysis/expected-volume/expected-volume'
import type { CustomerVolume, MonthOfVolume } from '#lib/analysis/expected-volume/service'
import { useMonthText } from './month-table.tsx'

/** Below so many a tenth of a waybill still tells something apart. */
const roundFrom = 10

/** Answers what is said of a customer's months: each of them, and all in a sentence that tells the latest whole month, the running and the next one, and what the expectation lacks. */
export function useVolumeTexts(volume: CustomerVolume) {
  const t = useTranslations('card.volume')
  const units = useTranslations('units')
  const format = useFormatter()
  const monthText = useMonthText()
  const number = (of: number) => format.number(of, { maximumFractionDigits: of < roundFrom ? 1 : 0 })
  const count = (of: number) => units('waybills', { count: number(of) })
  const isRunning = ({ month }: MonthOfVolume) => month === volume.running.month
  const range = ([low, high]: readonly [number, number]) => t('range', { low: number(low), high: count(high) })

  const expected = ({ expected: of, band }: MonthOfVolume) =>
    of === null ? '' : band === null ? count(of) : t('about', { expected: count(of), range: range(band) })
  const latest = volume.past.at(-1)
  const parts = [
    latest === undefined || latest.expected === null
      ? null
      : t(verdictOf(latest), {
          month: monthText(latest.month),
          shipped: count(latest.shipments ?? 0),
          expected: expected(latest),
        }),
    volume.running.expected === null
      ? t('runningAlone', { month: monthText(volume.running.month), shipped: count(volume.running.shipments ?? 0) })
      : t('running', {
          month: monthText(volume.running.month),
          shipped: count(volume.running.shipments ?? 0),
          expected: expected(volume.running),
        }),
    volume.next.expected === null ? null : t('next', { month: monthText(volume.next.month), expected: expected(volume.next) }),
    lacking(volume),
  ]
  function lacking({ silence, reference, tested, seasonKnown }: CustomerVolume): string | null {
    if (silence === 'few_months') return t('fewMonths', { count: reference })
    if (silence === 'nothing_shipped') return t('nothingShipped')
    if (tested < LEAST_TESTED_MONTHS) return t('noBand', { count: tested, least: LEAST_TESTED_MONTHS })
    return seasonKnown ? null : t('noSeason')
  }
  return {
    isExpected: [...volume.past, volume.running].some(({ expected: of }) => of !== null),
    sentence: parts.filter((part) => part !== null).join(t('between')),
    shipped: (each: MonthOfVolume) =>
      each.shipments === null ? '' : isRunning(each) ? t('soFar', { count: count(each.shipments) }) : count(each.shipments),
    expected: (each: MonthOfVolume) => (each.expected === null ? '' : count(each.expected)),
    band: (each: MonthOfVolume) => (each.band === null ? '' : range(each.band)),
  }
}

function verdictOf({ shipments, band }: MonthOfVolume): 'below' | 'within' | 'above' | 'beside' {
  if (band === null || shipments === null) return 'beside'
  return shipments < band[0] ? 'below' : shipments > band[1] ? 'above' : 'within'
}
