import { useFormatter, useTranslations } from 'next-intl'

interface AbcProps {
  computed: string | null
  override: { class: string; reason: string; byName: string | null } | null
}

/** A, B or C; a class that a person set has a dashed edge and says by whom and why. */
export function AbcBadge({ computed, override }: AbcProps) {
  const t = useTranslations('customers.abc')
  const shown = override?.class ?? computed
  if (shown === null) return null
  const rule = shown === 'A' || shown === 'B' || shown === 'C' ? t(shown) : shown
  const tip =
    override === null
      ? rule
      : t('overridden', { class: override.class, computed: computed ?? '—', by: override.byName ?? '—', reason: override.reason })
  return (
    <span data-tip={tip} data-class={shown} data-by-hand={override === null ? undefined : ''} className="class-badge">
      {shown}
    </span>
  )
}

const sleeps = ['awake', 'drowsy', 'half_asleep', 'asleep'] as const
type Sleep = (typeof sleeps)[number]

const isSleep = (text: string | null): text is Sleep => sleeps.some((sleep) => sleep === text)

/** How far a customer is asleep, in a word with a dot; rule and ratio on hover. */
export function SleepBadge({ computed, ratio }: { computed: string | null; ratio: number | null }) {
  const t = useTranslations('customers.dormancy')
  const format = useFormatter()
  if (!isSleep(computed)) return null
  const now = ratio === null ? '' : ` · ${t('ratio', { ratio: format.number(ratio, { maximumFractionDigits: 1 }) })}`
  return (
    <span data-tip={`${t(`${computed}Rule`)}${now}`} data-class={computed} className="sleep-badge">
      {t(computed)}
    </span>
  )
}
