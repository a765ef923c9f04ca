import { useFormatter, useLocale } from 'next-intl'
import { currencyDisplay, minorPerMajor } from '#lib/core/money'

/** How revenue a shipment is written: in major units with two decimals, a dash where there is none. */
export function usePrice(currency: string) {
  const format = useFormatter()
  const locale = useLocale()
  // Brackets of the East are as wide as its signs.
  const inBrackets = (text: string, beside: string) => (locale === 'en' ? `${text} (${beside})` : `${text}（${beside}）`)
  const write = (minor: number, signDisplay: 'auto' | 'exceptZero') =>
    format.number(minor / minorPerMajor(currency), {
      style: 'currency',
      currency,
      currencyDisplay: currencyDisplay(currency),
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
      signDisplay,
    })
  const plain = (minor: number | null) => (minor === null ? '—' : write(minor, 'auto'))
  return {
    plain,
    /** With what it is more or less than then, in brackets. */
    withChange: (minor: number | null, then: number | null) =>
      minor === null || then === null ? plain(minor) : inBrackets(plain(minor), write(minor - then, 'exceptZero')),
  }
}
