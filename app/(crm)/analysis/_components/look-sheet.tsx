import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { Sheet } from '#components/ui/sheet'
import { MEASURE_PARAMETERS, parameterFields, typedParameters } from '#lib/analysis/classification/parameter-fields'
import type { TrialGround } from '#lib/analysis/classification/trial'
import { trialGround } from '#lib/analysis/classification/trial'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { startLook } from '../actions.ts'
import type { LookField } from './look-form.tsx'
import { LookForm } from './look-form.tsx'
import type { SchemeId } from './scheme-page.ts'

/** The way to a run with other parameters than the one that is shown, for whoever may start runs. */
export async function LookSheet({ ctx, scheme }: { ctx: Context; scheme: SchemeId }) {
  if (!mayEver(ctx, 'analysis:run')) return null
  return <TrialSheet scheme={scheme} ground={await trialGround(ctx, scheme)} />
}

function TrialSheet({ scheme, ground }: { scheme: SchemeId; ground: TrialGround }) {
  const t = useTranslations('analysis.look')
  const texts = useFormTexts(t('submit'))
  const fields = useLookFields(scheme, ground)
  return (
    <Sheet look="control" button={t('open')} title={t('title')} close={t('close')}>
      <p className="pb-4 text-pretty text-ink-soft">{t('text')}</p>
      <LookForm
        key={ground.shownId}
        id={`look-${scheme}-${ground.shownId ?? 'none'}`}
        scheme={scheme}
        fields={fields}
        texts={texts}
        shippedLabel={t('shipped')}
        cellsTitle={t('cells', { count: fields.filter(({ name }) => name.startsWith('cells.')).length })}
        start={startLook}
      />
    </Sheet>
  )
}

function useLookFields(scheme: SchemeId, { parameters }: TrialGround): LookField[] {
  const t = useTranslations('analysis')
  const word = (value: string) => t(`parameters.values.${value}` as 'parameters.values.median')
  const named = (path: string, value: string) =>
    MEASURE_PARAMETERS.has(path) ? t(`measures.${value}` as 'measures.revenue') : word(value)
  const shown = typedParameters(scheme, parameters)
  return parameterFields(scheme).map(({ path, kind, options, initial }) => {
    const label = t(`parameters.names.${path.replaceAll('.', '_')}` as 'parameters.names.measure')
    const base = { name: path, label, shown: shown[path] ?? initial, shipped: initial, isSwitch: kind === 'switch' }
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
