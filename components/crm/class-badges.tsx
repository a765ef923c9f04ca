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

/** What a person decided in place of a computed class, if anybody did. */
type ByHand = Override | null | undefined

/** A, B or C; a class that a person set has a dashed edge and says by whom and why. */
export function AbcBadge({ computed, override }: { computed: string | null; override: ByHand }) {
  const cell = useAbc()(computed, override)
  return cell === null ? null : <CellView cell={cell} />
}

/** How far a customer is asleep, in a word with a dot; rule and ratio on hover, or by whom it was set and why. */
export function SleepBadge({ computed, ratio, override }: { computed: string | null; ratio: number | null; override: ByHand }) {
  const cell = useSleep()(computed, ratio, override)
  return cell === null ? null : <CellView cell={cell} />
}

/** Answers how a class is told that somebody may have set by hand, under its name: the one that stands, and if a person set it what was computed, by whom and why. */
export function useStandingClass() {
  const t = useTranslations('customers.abc')
  return (computed: string | null, override: ByHand, name: (of: string) => string): CellData | null => {
    if (!override) return computed === null ? null : { text: name(computed) }
    const text = name(override.class)
    const words = { computed: computed === null ? '—' : name(computed), by: override.byName ?? '—', reason: override.reason }
    return { text, tip: t('overridden', { ...words, class: text }), byHand: true }
  }
}

/** Answers how ABC classes are told. */
export function useAbc() {
  const t = useTranslations('customers.abc')
  const standing = useStandingClass()
  return (computed: string | null, override: ByHand): CellData | null => {
    const cell = standing(computed, override, (of) => of)
    if (cell === null) return null
    const { text } = cell
    return { tip: text === 'A' || text === 'B' || text === 'C' ? t(text) : text, ...cell, look: 'class-badge', of: text }
  }
}

/** Answers how dormancy is told. */
export function useSleep() {
  const t = useTranslations('customers.dormancy')
  const format = useFormatter()
  const standing = useStandingClass()
  return (computed: string | null, ratio: number | null, override: ByHand): CellData | null => {
    const shown = override?.class ?? computed
    if (!isSleep(shown)) return null
    const now = ratio === null ? '' : ` · ${t('ratio', { ratio: format.number(ratio, { maximumFractionDigits: 1 }) })}`
    const cell = standing(computed, override, (of) => (isSleep(of) ? t(of) : of))
    return { text: t(shown), tip: `${t(`${shown}Rule`)}${now}`, ...cell, look: 'sleep-badge', of: shown }
  }
}
