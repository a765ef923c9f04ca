import { useLocale, useTranslations } from 'next-intl'
import type { ParameterField } from '#lib/analysis/classification/parameter-fields'
import { MEASURE_PARAMETERS, parameterFields } from '#lib/analysis/classification/parameter-fields'
import { unitOf } from '#lib/analysis/classification/parameter-units'
import { parameterNumber } from '#lib/analysis/classification/parameter-words'
import { getScheme } from '#lib/analysis/classification/registry'
import { pickLocale } from '#lib/platform/i18n/locale'

interface Asked {
  scheme: string
  parameters: Readonly<Record<string, unknown>>
  currency: string
}

const unusedIn = ({ scheme, parameters }: Asked) => getScheme(scheme).unused(parameters)

/** Writes the parameters of a run in the reader's words, in the order in which the scheme has them, with their units; what is empty or switched off is left out, and so is what it does not look at, and of a table of cells those that are as they ship. */
export function useParameterText(): (run: Asked) => string {
  const t = useTranslations('analysis.parameters')
  const textOf = useValueText()
  return (run) =>
    parameterFields(run.scheme)
      .map((field) => ({ field, value: valueAt(run.parameters, field.path) }))
      .filter(({ field, value }) => isTold(field, value) && !unusedIn(run).includes(field.path))
      .map(
        ({ field, value }) => `${t(`names.${field.path.replaceAll('.', '_')}` as 'names.measure')} ${textOf(run, field, value)}`,
      )
      .join(' · ')
}

/** Writes one value of a parameter in the reader's words, with its unit. */
export function useValueText(): (run: Asked, field: ParameterField, value: unknown) => string {
  const t = useTranslations('analysis.parameters')
  const measures = useTranslations('analysis.measures')
  const locale = pickLocale(useLocale())
  const numberText = ({ currency, parameters }: Asked, path: string, value: number) =>
    parameterNumber(value, unitOf(path, parameters), { locale, currency })
  const textOf = (run: Asked, field: ParameterField, value: unknown): string => {
    if (Array.isArray(value)) return value.map((each) => textOf(run, field, each)).join(' / ')
    if (MEASURE_PARAMETERS.has(field.path)) return measures(String(value) as 'revenue')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    return typeof value === 'number' ? numberText(run, field.path, value) : t(`values.${String(value)}` as 'values.median')
  }
  return textOf
}

function isTold({ path, initial }: ParameterField, value: unknown): boolean {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return false
  // A cell as it ships says nothing, and neither does a measure that a run does not look at.
  if (path.startsWith('cells.')) return String(value) !== initial
  return !(path.startsWith('by_') && value === false)
}

/** Answers what stands at a path among parameters. */
export function valueAt(parameters: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined),
      parameters,
    )
}
