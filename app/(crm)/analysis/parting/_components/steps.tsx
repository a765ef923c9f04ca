import { useFormatter, useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { partingSteps } from '#lib/plans/parting/parting'
import type { PartingResource } from '#lib/plans/parting/schema'
import { setStep } from '../actions.ts'
import { StepForm } from './step-form.tsx'

/** The three steps in their order: by when, whether done, by whom. */
export function Steps({ parting, maySet }: { parting: PartingResource; maySet: boolean }) {
  const t = useTranslations('parting')
  const format = useFormatter()
  const texts = useFormTexts(t('stepSubmit'))
  const day = (on: string) => format.dateTime(new Date(on), { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <section className="panel form-inline px-4 py-3">
      <h2 className="font-semibold">{t('steps.title')}</h2>
      <p className="pb-2 text-sm text-ink-faint">{t('steps.text')}</p>
      <ol className="flex flex-col">
        {partingSteps.map((step, place) => {
          const set = parting.steps.find((each) => each.step === step)
          return (
            <li key={step} className="flex flex-col gap-2 border-t border-line py-2.5">
              <span className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-medium">
                  {place + 1}. {t(`steps.${step}`)}
                </span>
                <span className="text-ink-soft">
                  {set === undefined
                    ? t('steps.notSet')
                    : set.done_on === null
                      ? t('steps.due', { day: day(set.due_on), by: set.set_by_name })
                      : t('steps.done', { day: day(set.done_on), by: set.done_by_name ?? '' })}
                </span>
              </span>
              {set !== undefined && set.note !== null && <p className="text-sm text-pretty text-ink-faint">{set.note}</p>}
              {maySet && (
                <details>
                  <summary className="link w-fit text-sm">{t('steps.change')}</summary>
                  <div className="max-w-sm pt-2">
                    <StepForm
                      key={`${set?.set_at}`}
                      id={parting.id}
                      step={step}
                      present={{ due_on: set?.due_on ?? '', done_on: set?.done_on ?? '', note: set?.note ?? '' }}
                      labels={{ due_on: t('steps.dueOn'), done_on: t('steps.doneOn'), note: t('steps.note') }}
                      texts={texts}
                      save={setStep}
                    />
                  </div>
                </details>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
