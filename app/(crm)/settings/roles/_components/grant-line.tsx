'use client'

import type { Choice } from '#components/form/field'
import { useField } from '#components/form/form-context'
import type { GrantView } from './grant-view.tsx'

interface Props {
  name: string
  /** What is permitted, said whole. */
  label: string
  line: GrantView
  /** What is saved. */
  stands: string
  choices: readonly Choice[]
  texts: Record<'changed' | 'shipped', string>
}

/** One permission with its reach: marked while it is not saved, and where it is not as it ships. */
export function GrantLine({ name, label, line, stands, choices, texts }: Props) {
  const { id, value, error, set } = useField(name)
  const changed = value !== stands
  const notes = [line.hint, value === line.shipped ? null : texts.shipped].filter((note) => note !== null)
  return (
    <div
      className={`flex min-h-11 items-center gap-3 border-b border-l-2 border-b-line py-1.5 pl-2 ${changed ? 'border-l-accent' : 'border-l-transparent'}`}
    >
      <div className="min-w-0 flex-1">
        <label htmlFor={id}>
          <span aria-hidden="true" className="inline-block first-letter:uppercase">
            {line.verb}
          </span>
          <span className="sr-only">{label}</span>
          {changed && <span className="ml-2 text-sm text-accent-text">{texts.changed}</span>}
        </label>
        <p
          id={`${id}-hint`}
          className={`text-sm text-pretty empty:hidden ${error === undefined ? 'text-ink-faint' : 'text-danger'}`}
        >
          {error ?? notes.join(' · ')}
        </p>
      </div>
      <select
        id={id}
        name={name}
        value={value}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => set(event.target.value)}
        className={`field w-36 flex-none ${value === '' ? 'text-ink-faint' : ''}`}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}
