import { useFormatter, useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import type { Context } from '#lib/platform/context'
import type { CaseView } from '#lib/records/cases/desk/view'
import type { CaseWords } from '../../_components/words.ts'
import { DeedForm } from './deed-form.tsx'
import type { DeedPlan } from './deed-plan.ts'
import { planOf } from './deed-plans.ts'
import type { Deed } from './deeds.ts'
import { useEventWords } from './event-words.ts'

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
  return <PlannedForm title={words.t(`deed.${deed}`)} view={view} words={words} back={back} deed={deed} plan={plan} />
}

interface PlannedProps {
  title: string
  view: CaseView
  words: CaseWords
  back: string
  deed: Deed
  plan: DeedPlan
}

/** So many of the latest events are told to who meets a change of somebody else. */
const toldAtMost = 5

function PlannedForm({ title, view, words, back, deed, plan }: PlannedProps) {
  const form = useTranslations('form')
  const format = useFormatter()
  const say = useEventWords(words)
  const happened = view.events.slice(0, toldAtMost).map((event) => {
    const at = format.dateTime(event.at, { hour: '2-digit', minute: '2-digit' })
    const { head, more } = say(event)
    const parts = [head, ...more, event.actorName ?? words.t('event.system'), at]
    return { id: event.id, text: parts.join(' · ') }
  })
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
        texts={{
          ...useFormTexts(title),
          typeToFind: form('typeToFind'),
          none: form('none'),
          happened: words.t('event.happened'),
        }}
        happened={happened}
        send={plan.send}
      />
    </section>
  )
}
