'use client'

import { TextField } from '#components/form/field'
import { useField } from '#components/form/form-context'

interface Props {
  name: string
  label: string
  hint?: string
  required?: boolean
  choices: readonly { day: string; label: string }[]
}

/** A day, mostly one of a few that a tap chooses. */
export function QuickDays({ name, label, hint, required, choices }: Props) {
  const { value, set } = useField(name)
  return (
    <div className="flex flex-col gap-2">
      <TextField
        name={name}
        label={label}
        type="date"
        {...(hint === undefined ? {} : { hint })}
        {...(required === undefined ? {} : { required })}
      />
      <span className="flex flex-wrap gap-2">
        {choices.map(({ day, label: text }) => (
          <button
            key={day}
            type="button"
            aria-pressed={value === day}
            onClick={() => set(value === day ? '' : day)}
            className="control"
            data-active={value === day ? '' : undefined}
          >
            {text}
          </button>
        ))}
      </span>
    </div>
  )
}
