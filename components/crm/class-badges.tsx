import { useFormatter, useTranslations } from 'next-intl'

const letterLooks: Readonly<Record<string, string>> = {
  A: 'bg-accent text-on-accent',
  B: 'bg-accent-soft text-accent-text',
  C: 'bg-sunken text-ink-soft',
}

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
    <span
      data-tip={tip}
      className={`inline-grid size-6 place-items-center rounded-md text-sm font-semibold ${letterLooks[shown] ?? 'bg-sunken text-ink-soft'} ${override === null ? '' : 'outline-1 outline-offset-1 outline-line-strong outline-dashed'}`}
    >
      {shown}
    </span>
  )
}

const sleepLooks = { awake: 'bg-good', drowsy: 'bg-watch', half_asleep: 'bg-late', asleep: 'bg-night' } as const
type Sleep = keyof typeof sleepLooks

const isSleep = (text: string | null): text is Sleep => text !== null && Object.hasOwn(sleepLooks, text)

/** How far a customer is asleep, in a word with a dot; rule and ratio on hover. */
export function SleepBadge({ computed, ratio }: { computed: string | null; ratio: number | null }) {
  const t = useTranslations('customers.dormancy')
  const format = useFormatter()
  if (!isSleep(computed)) return null
  const now = ratio === null ? '' : ` · ${t('ratio', { ratio: format.number(ratio, { maximumFractionDigits: 1 }) })}`
  return (
    <span data-tip={`${t(`${computed}Rule`)}${now}`} className="flex w-fit items-center gap-1.5 whitespace-nowrap">
      <span className={`size-2 rounded-full ${sleepLooks[computed]}`} aria-hidden="true" />
      {t(computed)}
    </span>
  )
}
