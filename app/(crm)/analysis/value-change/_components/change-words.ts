import { useTranslations } from 'next-intl'
import type { ValueChange } from '#lib/analysis/value-change/service'
import { largestEffects } from '#lib/analysis/value-change/value-change'
import { useAmounts } from '../../_components/amounts.ts'
import { useUncosted } from '../../_components/uncosted.ts'

const shown = 3

/** Says why a value changed, from which class to which, and what was done about it. */
export function useChangeWords(currency: string) {
  const t = useTranslations('value.change')
  const { money } = useAmounts(currency)
  const uncosted = useUncosted()
  return {
    /** The largest parts of the change, with their signs. */
    reasons: ({ effects }: ValueChange) =>
      largestEffects(effects, shown).map(([driver, minor]) =>
        t('reason', { driver: t(`drivers.${driver}`), amount: `${minor > 0 ? '+' : ''}${money(minor)}` }),
      ),
    moved: ({ classThen, classNow }: ValueChange) =>
      classThen === null || classNow === null || classThen === classNow
        ? null
        : t('classMoved', { before: classThen, now: classNow }),
    state: ({ openTask, seen, hasDrop, isSleeper, figures: { now, before } }: ValueChange) =>
      [
        openTask === null ? null : t('made', { to: openTask.to }),
        seen === null ? null : [t('seen.by', { by: seen.by }), seen.note].filter((part) => part !== null).join('：'),
        hasDrop ? t('also') : null,
        isSleeper ? t('alsoSleeps') : null,
        // The stretches share nine months: the one with more says how much is missing.
        uncosted(now.uncosted > before.uncosted ? now : before),
      ]
        .filter((text) => text !== null)
        .join(' · '),
  }
}
