'use client'

import { useRouter } from 'next/navigation'
import { ChoiceField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { useField, useValues } from '#components/form/form-context'

/** A value as it stands and as it would be. */
interface Change {
  label: string
  from: string
  to: string
  byHand: boolean
}

interface ProfileChoice {
  value: string
  label: string
  text: string
  changes: readonly Change[]
}

interface Texts {
  form: FormTexts
  label: string
  willChange: string
  nothing: string
  byHand: string
  stays: string
  too: string
}

interface Props {
  /** Empty while none was chosen. */
  chosen: string
  version: number
  choices: readonly ProfileChoice[]
  texts: Texts
  choose: (input: Record<string, unknown>) => Promise<Outcome<unknown>>
}

/** Chooses what the company mostly does; says before it is saved which values that changes, and leaves alone what was set by hand unless asked. */
export function ProfileForm({ chosen, version, choices, texts, choose }: Props) {
  const router = useRouter()
  return (
    <Form
      id="company:profile"
      initial={{ profile: chosen, by_hand: '' }}
      texts={texts.form}
      submit={async ({ values }) => {
        const profile = values['profile'] === '' ? {} : { profile: values['profile'] }
        const answer = await choose({ ...profile, version, byHand: values['by_hand'] === 'true' })
        // Somebody has changed the thresholds meanwhile: what would change is worked out anew, what was chosen stays.
        if (!answer.ok && answer.code === 'conflict') router.refresh()
        return answer
      }}
      onDone={() => router.push('/settings')}
    >
      <ChoiceField name="profile" label={texts.label} required choices={choices.map(({ value, label }) => ({ value, label }))} />
      <Preview choices={choices} texts={texts} />
    </Form>
  )
}

function Preview({ choices, texts }: { choices: readonly ProfileChoice[]; texts: Texts }) {
  const { profile } = useValues()
  const choice = choices.find((each) => each.value === profile)
  const { id, value, set } = useField('by_hand')
  if (choice === undefined) return null
  const touched = choice.changes.some(({ byHand }) => byHand)
  return (
    <div className="flex flex-col gap-2" aria-live="polite">
      <p className="text-pretty text-ink-soft">{choice.text}</p>
      <p className="font-medium">{choice.changes.length === 0 ? texts.nothing : texts.willChange}</p>
      {choice.changes.length > 0 && (
        <ul className="divide-y divide-line rounded-md border border-line">
          {choice.changes.map((change) => (
            <li key={change.label} className="flex flex-wrap items-baseline gap-x-4 px-3 py-2">
              <span className="min-w-40 flex-1">{change.label}</span>
              <span className="tabular-nums">
                <span className="text-ink-faint">{change.from}</span> →{' '}
                {change.byHand && value !== 'true' ? <span className="text-ink-faint">{texts.stays}</span> : change.to}
              </span>
              {change.byHand && <span className="w-full text-sm text-watch-text">{texts.byHand}</span>}
            </li>
          ))}
        </ul>
      )}
      {touched && (
        <label htmlFor={id} className="flex items-center gap-2">
          <input
            id={id}
            type="checkbox"
            checked={value === 'true'}
            onChange={(event) => set(event.target.checked ? 'true' : '')}
          />
          {texts.too}
        </label>
      )}
    </div>
  )
}
