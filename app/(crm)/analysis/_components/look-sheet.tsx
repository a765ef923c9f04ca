import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { Sheet } from '#components/ui/sheet'
import { MEASURE_PARAMETERS, parameterFields } from '#lib/analysis/classification/parameter-fields'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { startLook } from '../actions.ts'
import type { Days, LookField } from './look-form.tsx'
import { LookForm } from './look-form.tsx'
import type { SchemeId } from './scheme-page.ts'

interface Props {
  ctx: Context
  scheme: SchemeId
  /** A trial that is proposed: what its button says, the parameters filled in for it, and the days of the run that it is held against. */
  proposed?: { button: string; hash: string; values: Readonly<Record<string, string>>; period: Days }
}

/** The way to a run with other parameters, for whoever may start runs. */
export function LookSheet({ ctx, scheme, proposed }: Props) {
  const t = useTranslations('analysis.look')
  const texts = useFormTexts(t('submit'))
  const fields = useLookFields(scheme).map((field) => ({ ...field, initial: proposed?.values[field.name] ?? field.initial }))
  if (!mayEver(ctx, 'analysis:run')) return null
  return (
    <Sheet
      look={proposed === undefined ? 'control' : 'link'}
      button={proposed?.button ?? t('open')}
      title={t('title')}
      close={t('close')}
      {...(proposed === undefined ? {} : { hash: proposed.hash })}
    >
      <p className="pb-4 text-pretty text-ink-soft">{t('text')}</p>
      <LookForm
        id={proposed === undefined ? `look-${scheme}` : `look-${scheme}-${proposed.hash}`}
        scheme={scheme}
        period={proposed?.period}
        fields={fields}
        texts={texts}
        cellsTitle={t('cells', { count: fields.filter(({ name }) => name.startsWith('cells.')).length })}
        start={startLook}
      />
    </Sheet>
  )
}

function useLookFields(scheme: SchemeId): LookField[] {
  const t = useTranslations('analysis')
  const word = (value: string) => t(`parameters.values.${value}` as 'parameters.values.median')
  const named = (path: string, value: string) =>
    MEASURE_PARAMETERS.has(path) ? t(`measures.${value}` as 'measures.revenue') : word(value)
  return parameterFields(scheme).map(({ path, kind, options, initial }) => {
    const label = t(`parameters.names.${path.replaceAll('.', '_')}` as 'parameters.names.measure')
    const base = { name: path, label, initial, isSwitch: kind === 'switch' }
    if (kind === 'switch')
      return {
        ...base,
        choices: [
          { value: 'true', label: t('parameters.yes') },
          { value: 'false', label: t('parameters.no') },
        ],
      }
    if (kind === 'choice') return { ...base, choices: options.map((value) => ({ value, label: named(path, value) })) }
    const wordsHint =
      kind === 'words' ? t('look.words', { words: options.map((value) => `${value}（${word(value)}）`).join(' / ') }) : undefined
    // Said once: the other two are filled in alike.
    const hint = path === 'first_cuts' ? t('look.cuts') : wordsHint
    return { ...base, choices: null, ...(hint === undefined ? {} : { hint }) }
  })
}
