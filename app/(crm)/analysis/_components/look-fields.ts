import { useLocale, useTranslations } from 'next-intl'
import type { ParameterField } from '#lib/analysis/classification/parameter-fields'
import { MEASURE_PARAMETERS, parameterFields, typedParameters } from '#lib/analysis/classification/parameter-fields'
import { unitChooser, unitOf } from '#lib/analysis/classification/parameter-units'
import { parameterMark } from '#lib/analysis/classification/parameter-words'
import { getScheme } from '#lib/analysis/classification/registry'
import type { TrialGround } from '#lib/analysis/classification/trial'
import { MOST_INCONSISTENT } from '#lib/analysis/schemes/pairwise'
import { pickLocale } from '#lib/platform/i18n/locale'
import type { LookField } from './look-form.tsx'
import { useValueText, valueAt } from './parameter-text.ts'
import type { SchemeId } from './scheme-page.ts'

/** The fields of the form that tries other parameters of a scheme out: as they are in the run that is shown, with their units and what ships. */
export function useLookFields(scheme: SchemeId, { parameters }: TrialGround, currency: string): LookField[] {
  const t = useTranslations('analysis')
  const markOf = useMarks(scheme, parameters, currency)
  const hintOf = useHint(scheme, currency)
  const choicesOf = useChoices()
  const shown = typedParameters(scheme, parameters)
  return parameterFields(scheme).map((field) => {
    const { path, initial: shipped } = field
    const [hint, value] = [hintOf(field), shown[path] ?? shipped]
    return {
      ...{ name: path, label: t(`parameters.names.${path.replaceAll('.', '_')}` as 'parameters.names.measure') },
      ...{ shown: value, shipped, ...inputOf(field), choices: choicesOf(field, value), ...markOf(field) },
      ...(hint === undefined ? {} : { hint }),
    }
  })
}

/** How pairs are compared, where a scheme asks for it. */
export function useComparisonNote(scheme: SchemeId): string | null {
  const t = useTranslations('analysis.comparison')
  const hasAny = parameterFields(scheme).some(({ kind }) => kind === 'comparison')
  return hasAny ? t('note', { limit: MOST_INCONSISTENT }) : null
}

function inputOf({ kind }: ParameterField): Pick<LookField, 'input'> {
  if (kind === 'switch' || kind === 'words') return { input: kind }
  return { input: kind === 'choice' || kind === 'comparison' ? 'select' : 'text' }
}

/** What ships, and of the first of several cuts how they are written. */
function useHint(scheme: SchemeId, currency: string): (field: ParameterField) => string | undefined {
  const t = useTranslations('analysis.look')
  const textOf = useValueText()
  const shipped = shippedOf(scheme)
  return (field) => {
    // Said once: the other two are filled in alike.
    if (field.path === 'first_cuts') return t('cuts')
    if (field.bounds === null || field.kind === 'comparison' || field.initial === '') return undefined
    const value = textOf({ scheme, parameters: shipped, currency }, field, valueAt(shipped, field.path))
    return t('default', { value })
  }
}

const shippedOf = (scheme: SchemeId) => getScheme(scheme).parameters.parse({}) as Record<string, unknown>

function useChoices(): (field: ParameterField, shown: string) => LookField['choices'] {
  const t = useTranslations('analysis')
  const comparisonOf = useComparison()
  const word = (path: string, value: string) =>
    MEASURE_PARAMETERS.has(path)
      ? t(`measures.${value}` as 'measures.revenue')
      : t(`parameters.values.${value}` as 'parameters.values.median')
  return ({ path, kind, options }, shown) => {
    if (kind === 'switch')
      return ['true', 'false'].map((value) => ({ value, label: t(value === 'true' ? 'parameters.yes' : 'parameters.no') }))
    if (kind !== 'comparison') return options.map((value) => ({ value, label: word(path, value) }))
    // The API takes what is between as well.
    const all = options.includes(shown) ? options : [shown, ...options]
    return all.map((value) => ({ value, label: comparisonOf(path, value) }))
  }
}

/** Says which of the two matters more, and by how much. */
function useComparison(): (path: string, value: string) => string {
  const t = useTranslations('analysis.comparison')
  return (path, value) => {
    const [first = '', second = ''] = path.replace('compare.', '').split('_')
    const name = t(`names.${value.startsWith('1/') ? second : first}` as 'names.revenue')
    const level = value.replace('1/', '')
    return /^[1-9]$/.test(level) ? t(`levels.${level as '1'}`, { value, name }) : value
  }
}

/** In what a number is typed: where that is another field's choice, for each of its choices. */
function useMarks(
  scheme: SchemeId,
  parameters: TrialGround['parameters'],
  currency: string,
): (field: ParameterField) => Pick<LookField, 'mark' | 'marksBy'> {
  const locale = pickLocale(useLocale())
  const fields = parameterFields(scheme)
  return ({ path, bounds }) => {
    if (bounds === null) return {}
    const markOf = (look: Readonly<Record<string, unknown>>) => parameterMark(unitOf(path, look), { locale, currency })
    const chooser = fields.find((each) => each.path === unitChooser(path))
    if (chooser === undefined) return { mark: markOf(parameters) }
    const { path: field, options } = chooser
    return { marksBy: { field, marks: Object.fromEntries(options.map((each) => [each, markOf({ [field]: each })])) } }
  }
}
