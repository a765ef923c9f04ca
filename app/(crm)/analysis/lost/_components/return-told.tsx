import { useLocale } from 'next-intl'
import { returnText } from '#lib/analysis/losses/return-text'
import type { RatedLosses } from '#lib/analysis/losses/service'
import { pickLocale } from '#lib/platform/i18n/locale'

/** How much of the revenue returns, or why that cannot be told, which takes more lines. */
export function ReturnTold({ of }: { of: RatedLosses }) {
  return (
    <span className="inline-block max-w-44 min-w-28 text-pretty whitespace-normal">
      {returnText(pickLocale(useLocale()), of)}
    </span>
  )
}
