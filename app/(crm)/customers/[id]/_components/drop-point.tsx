import { useTranslations } from 'next-intl'
import { Money } from '#components/crm/money'
import type { Drop } from '#lib/analysis/drop/service'
import { useDropText } from '../../../analysis/drop/_components/drop-text.ts'

/** How far a customer ships below what its season lets expect, what may be behind it, and what it costs a month. */
export function DropPoint({ drop, currency }: { drop: Drop; currency: string }) {
  const t = useTranslations('card.attention')
  const { fallen, volume, because: becauseOf, seen } = useDropText()
  const because = becauseOf(drop)
  return (
    <>
      {t.rich(because === '' ? 'drop' : 'dropBecause', {
        ...{ fallen: fallen(drop), volume: volume(drop), because },
        loss: () => <Money minor={drop.lossMinor} currency={currency} />,
      })}
      {drop.seen !== null && <span className="text-sm text-ink-faint"> · {seen(drop)}</span>}
    </>
  )
}
