import { useFormatter, useTranslations } from 'next-intl'
import type { CellData } from '#components/table/cell'
import { CellView } from '#components/table/cell'

interface Override {
  class: string
  reason: string
  byName: string | null
}

const sleeps = ['awake', 'drowsy', 'half_asleep', 'asleep'] as const
type Sleep = (typeof sleeps)[number]

const isSleep = (text: string | null): text is Sleep => sleeps.some((sleep) => sleep === text)

/** A, B or C; a class that a person set has a dashed edge and says by whom and why. */
export function AbcBadge({ computed, override }: { computed: string | null; override: Override | null }) {
  const cell = useAbc()(computed, override)
  return cell === null ? null : <CellView cell={cell} />
}

/** How far a customer is asleep, in a word with a dot; rule and ratio on hover. */
export function SleepBadge({ computed, ratio }: { computed: string | null; ratio: number | null }) {
  const cell = useSleep()(computed, ratio)
  return cell === null ? null : <CellView cell={cell} />
}

/** Answers how ABC classes are told. */
export function useAbc() {
  const t = useTranslations('customers.abc')
  return (computed: string | null, override: Override | null): CellData | null => {
    const shown = override?.class ?? computed
    if (shown === null) return null
    const badge = { text: shown, look: 'class-badge', of: shown } as const
    if (override === null) return { ...badge, tip: shown === 'A' || shown === 'B' || shown === 'C' ? t(shown) : shown }
    const words = { class: override.class, computed: computed ?? '—', by: override.byName ?? '—', reason: override.reason }
    return { ...badge, tip: t('overridden', words), byHand: true }
  }
}

/** Answers how dormancy is told. */
export function useSleep() {
  const t = useTranslations('customers.dormancy')
  const format = useFormatter()
  return (computed: string | null, ratio: number | null): CellData | null => {
    if (!isSleep(computed)) return null
    const now = ratio === null ? '' : ` · ${t('ratio', { ratio: format.number(ratio, { maximumFractionDigits: 1 }) })}`
    return { text: t(computed), tip: `${t(`${computed}Rule`)}${now}`, look: 'sleep-badge', of: computed }
  }
}
