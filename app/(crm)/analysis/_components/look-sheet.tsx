import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { Sheet } from '#components/ui/sheet'
import type { TrialGround } from '#lib/analysis/classification/trial'
import { trialGround } from '#lib/analysis/classification/trial'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { startLook } from '../actions.ts'
import { useCellGrid } from './cell-words.ts'
import { useComparisonNote, useLookFields } from './look-fields.ts'
import { LookForm } from './look-form.tsx'
import type { SchemeId } from './scheme-page.ts'

interface Props {
  ctx: Context
  scheme: SchemeId
  /** A trial that is proposed: what its button says, the link that opens it, and the parameters filled in for it. */
  proposed?: { button: string; hash: string; parameters: Readonly<Record<string, unknown>> }
}

/** The way to a run with other parameters than the one that is shown, for whoever may start runs. */
export async function LookSheet(props: Props) {
  if (!mayEver(props.ctx, 'analysis:run')) return null
  return <TrialSheet {...props} ground={await trialGround(props.ctx, props.scheme)} />
}

function TrialSheet({ ctx, scheme, proposed, ground }: Props & { ground: TrialGround }) {
  const t = useTranslations('analysis.look')
  const texts = useFormTexts(t('submit'))
  const parameters = proposed?.parameters ?? ground.parameters
  const fields = useLookFields(scheme, { ...ground, parameters }, ctx.company.currency)
  const note = useComparisonNote(scheme)
  const grid = useCellGrid(scheme, parameters)
  return (
    <Sheet
      look={proposed === undefined ? 'control' : 'link'}
      button={proposed?.button ?? t('open')}
      title={t('title')}
      close={t('close')}
      {...(proposed === undefined ? {} : { hash: proposed.hash })}
    >
      <p className="pb-4 text-pretty text-ink-soft">{t('text')}</p>
      {note !== null && <p className="pb-4 text-pretty text-ink-soft">{note}</p>}
      <LookForm
        key={ground.shownId}
        id={['look', scheme, ground.shownId ?? 'none', ...(proposed === undefined ? [] : [proposed.hash])].join('-')}
        scheme={scheme}
        fields={fields}
        texts={texts}
        shippedLabel={t('shipped')}
        typeNumber={t('typeNumber')}
        grid={grid}
        cellsTitle={t('cells', { count: fields.filter(({ name }) => name.startsWith('cells.')).length })}
        start={startLook}
      />
    </Sheet>
  )
}
