import { useTranslations } from 'next-intl'
import type { DefinitionText } from '#components/chart/definition'

type Key = 'lifetimeModel' | 'worth' | 'keeping' | 'change' | 'profit'

/** How a figure of value is worked out, as docs/formulas.md has it, in the reader's words. */
export function useValueDefinition(): (key: Key) => DefinitionText {
  const t = useTranslations('value.definitions')
  return (key) => ({ key, title: t(`${key}.title`), lines: t(`${key}.text`).split('\n'), source: t(`${key}.source`) })
}
