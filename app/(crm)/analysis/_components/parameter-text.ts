import { useFormatter, useTranslations } from 'next-intl'

/** Writes the parameters of a run in the reader's words. */
export function useParameterText(): (parameters: Readonly<Record<string, unknown>>) => string {
  const t = useTranslations('analysis.parameters')
  const measures = useTranslations('analysis.measures')
  const format = useFormatter()
  const valueText = (name: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((each) => valueText(name, each)).join(' / ')
    if (name === 'measure') return measures(String(value) as 'revenue')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value !== 'number') return t(`values.${String(value)}` as 'values.median')
    return format.number(value, name.endsWith('_share') || name === 'margin_cuts' ? { style: 'percent' } : {})
  }
  return (parameters) =>
    flattened(parameters)
      .map(([name, value]) => `${t(`names.${name}` as 'names.measure')} ${valueText(name, value)}`)
      .join(' · ')
}

/** Parameters within parameters stand under both names; lists stay whole. */
function flattened(parameters: object, prefix = ''): [string, unknown][] {
  return Object.entries(parameters).flatMap(([name, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? flattened(value, `${name}_`)
      : [[`${prefix}${name}`, value]],
  )
}
