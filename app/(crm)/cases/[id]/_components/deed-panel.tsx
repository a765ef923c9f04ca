import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import type { Context } from '#lib/platform/context'
import type { CaseView } from '#lib/records/cases/desk/view'
import type { CaseWords } from '../../_components/words.ts'
import { DeedForm } from './deed-form.tsx'
import type { DeedPlan } from './deed-plan.ts'
import { planOf } from './deed-plans.ts'
import type { Deed } from './deeds.ts'

interface Props {
  ctx: Context
  view: CaseView
  words: CaseWords
  /** The list that the case was opened from. */
  back: string
  deed: Deed
}

/** The form of what is being done. */
export async function DeedPanel({ ctx, view, words, back, deed }: Props) {
  const plan = await planOf(ctx, view, words, deed)
  return <PlannedForm title={words.t(`deed.${deed}`)} view={view} back={back} deed={deed} plan={plan} />
}

interface PlannedProps {
  title: string
  view: CaseView
  back: string
  deed: Deed
  plan: DeedPlan
}

function PlannedForm({ title, view, back, deed, plan }: PlannedProps) {
  const form = useTranslations('form')
  return (
    <section aria-label={title} className="deed-panel">
      <h2 className="pb-3 font-semibold">{title}</h2>
      <DeedForm
        back={back}
        caseId={view.id}
        version={plan.versioned ? view.version : null}
        deed={deed}
        initial={plan.initial}
        fields={plan.fields}
        texts={{ ...useFormTexts(title), typeToFind: form('typeToFind'), none: form('none') }}
        send={plan.send}
      />
    </section>
  )
}
