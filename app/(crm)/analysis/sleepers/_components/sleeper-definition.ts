import { useTranslations } from 'next-intl'
import type { DefinitionText } from '#components/chart/definition'

/** How sleepers are worked out, as docs/formulas.md has it, in the reader's words. */
export function useSleeperDefinition(): DefinitionText {
  const t = useTranslations('sleepers.definition')
  return { key: 'sleepers', title: t('title'), lines: t('text').split('\n'), source: t('source') }
}
