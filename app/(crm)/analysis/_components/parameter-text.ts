import { useFormatter, useTranslations } from 'next-intl'
import { MEASURE_PARAMETERS, parameterFields } from '#lib/analysis/classification/parameter-fields'

interface Asked {
  scheme: string
  parameters: Readonly<Record<string, unknown>>
}

/** Writes the parameters of a run in the reader's words; of a table of cells those that are not as they ship. */
export function useParameterText(): (run: Asked) => string {
  const t = useTranslations('analysis.parameters')
  const measures = useTranslations('analysis.measures')
  const format = useFormatter()
  const valueText = (name: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((each) => valueText(name, each)).join(' / ')
    if (MEASURE_PARAMETERS.has(name)) return measures(String(value) as 'revenue')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value !== 'number') return t(`values.${String(value)}` as 'values.median')
    return format.number(
      value,
      name.endsWith('_share') || name.endsWith('_customers') || name === 'margin_cuts' || name === 'growth_cuts'
        ? { style: 'percent' }
        : {},
    )
  }
  return ({ scheme, parameters }) =>
    flattened(parameters)
      .filter(([name, value]) => !isCellAsItShips(scheme, name, value) && !(name.startsWith('by_') && value === false))
      .map(([name, value]) => `${t(`names.${name}` as 'names.measure')} ${valueText(name, value)}`)
      .join(' · ')
}

function isCellAsItShips(scheme: string, name: string, value: unknown): boolean {
  if (!name.startsWith('cells_')) return false
  const field = parameterFields(scheme).find(({ path }) => path.replaceAll('.', '_') === name)
  // A cell without a field is a whole row of a matrix; it is read and changed on that matrix's own page.
  return field === undefined || field.initial === String(value)
}

/** Parameters within parameters stand under both names; lists stay whole. */
function flattened(parameters: object, prefix = ''): [string, unknown][] {
  return Object.entries(parameters).flatMap(([name, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? flattened(value, `${prefix}${name}_`)
      : [[`${prefix}${name}`, value]],
  )
}
