import { useTranslations } from 'next-intl'
import type { DefinitionText } from '#components/chart/definition'
import { LEAST_DAYS_BETWEEN_RUNS } from '#lib/analysis/classification/movement'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'

const keys = [
  'pareto',
  ...SCHEME_IDS,
  'movement',
  'concentration',
  'lorenz',
  'outlets',
  'satisfaction',
  'satisfactionIndex',
  'loyaltyTree',
  'nps',
  'onTime',
  'season',
  'drop',
  'expected',
  'change',
  'negative',
  'service',
  'losses',
  'yearValue',
  'upgradePath',
  'relationshipLevel',
  'ties',
  'contactBalance',
  'productGrowth',
] as const

/** How a figure is worked out, as docs/formulas.md has it, in the reader's words. */
export function useDefinition(): (key: (typeof keys)[number]) => DefinitionText {
  const t = useTranslations('analysis.definitions')
  return (key) => ({
    key,
    title: t(`${key}.title`),
    lines: t(`${key}.text`, { days: LEAST_DAYS_BETWEEN_RUNS }).split('\n'),
    source: t(`${key}.source`),
  })
}
