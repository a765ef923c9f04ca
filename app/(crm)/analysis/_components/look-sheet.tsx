import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { Sheet } from '#components/ui/sheet'
import type { TrialGround } from '#lib/analysis/classification/trial'
import { trialGround } from '#lib/analysis/classification/trial'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { startLook } from '../actions.ts'
import { useComparisonNote, useLookFields } from './look-fields.ts'
import { LookForm } from './look-form.tsx'
import type { SchemeId } from './scheme-page.ts'

/** The way to a run with other parameters than the one that is shown, for whoever may start runs. */
export async function LookSheet({ ctx, scheme }: { ctx: Context; scheme: SchemeId }) {
  if (!mayEver(ctx, 'analysis:run')) return null
  return <TrialSheet ctx={ctx} scheme={scheme} ground={await trialGround(ctx, scheme)} />
}

function TrialSheet({ ctx, scheme, ground }: { ctx: Context; scheme: SchemeId; ground: TrialGround }) {
  const t = useTranslations('analysis.look')
  const texts = useFormTexts(t('submit'))
  const fields = useLookFields(scheme, ground, ctx.company.currency)
  const note = useComparisonNote(scheme)
  return (
    <Sheet look="control" button={t('open')} title={t('title')} close={t('close')}>
      <p className="pb-4 text-pretty text-ink-soft">{t('text')}</p>
      {note !== null && <p className="pb-4 text-pretty text-ink-soft">{note}</p>}
      <LookForm
        key={ground.shownId}
        id={`look-${scheme}-${ground.shownId ?? 'none'}`}
        scheme={scheme}
        fields={fields}
        texts={texts}
        shippedLabel={t('shipped')}
        typeNumber={t('typeNumber')}
        cellsTitle={t('cells', { count: fields.filter(({ name }) => name.startsWith('cells.')).length })}
        start={startLook}
      />
    </Sheet>
  )
}
