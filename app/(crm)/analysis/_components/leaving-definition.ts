import { useTranslations } from 'next-intl'
import type { DefinitionText } from '#components/chart/definition'

type Key = 'priceCut' | 'others' | 'survival' | 'groups' | 'retention'

/** How a figure about leaving is worked out, as docs/formulas.md has it, in the reader's words. */
export function useLeavingDefinition(): (key: Key) => DefinitionText {
  const t = useTranslations('leaving.definitions')
  return (key) => ({ key, title: t(`${key}.title`), lines: t(`${key}.text`).split('\n'), source: t(`${key}.source`) })
}
