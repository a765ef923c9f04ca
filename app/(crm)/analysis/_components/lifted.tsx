import { useTranslations } from 'next-intl'
import { useJoined } from '#components/crm/joined'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { Lift } from '#lib/analysis/schemes/abc-lifted'
import { readLift } from '#lib/analysis/schemes/abc-lifted'
import type { Context } from '#lib/platform/context'
import { useLiftWords } from './lift-words.ts'
import { LookSheet } from './look-sheet.tsx'

/** A link to a run that ends in `#` and this opens it with the trial that would tell customers apart. */
const TRIAL = 'trial'

/** Where most are in class A of the weighted ABC: which criterion lifts everybody, what would tell them apart, and the trial of it. */
export function Lifted({ ctx, run }: { ctx: Context; run: RunResource }) {
  const t = useTranslations('analysis.lifted')
  const words = useLiftWords()
  const { between } = useJoined()
  const found = run.scheme === 'abc_weighted' ? readLift(run.summary?.fitted) : null
  if (found === null) return null
  return (
    <section className="panel px-4 py-3" data-lifted="">
      <h2 className="font-semibold">{t('title')}</h2>
      <p className="text-pretty text-ink-soft">
        {words(found)}
        {found.left_in_a !== null && (
          <>
            {between}
            <LookSheet
              ctx={ctx}
              scheme="abc_weighted"
              proposed={{ button: t('try'), hash: TRIAL, parameters: trialOf(run, found) }}
            />
          </>
        )}
      </p>
    </section>
  )
}

/** The parameters of the run, with no weight for what lifts everybody. */
function trialOf({ parameters }: RunResource, { by }: Lift): Record<string, unknown> {
  const weights = typeof parameters.weights === 'object' ? parameters.weights : {}
  const none = Object.fromEntries(by.map(({ criterion }) => [criterion, 0]))
  return { ...parameters, weights: { ...weights, ...none } }
}
