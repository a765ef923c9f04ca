'use client'

import { FieldFrame } from '#components/form/field'
import { useField } from '#components/form/form-context'

export interface Group {
  label: string
  choices: readonly { value: string; label: string }[]
}

interface Props {
  name: string
  label: string
  hint?: string
  empty: string
  required?: boolean
  groups: readonly Group[]
}

/** One of a closed list in groups: the two levels of the categories as one choice. */
export function GroupField({ name, label, hint, empty, required, groups }: Props) {
  const { id, value, error, set } = useField(name)
  return (
    <FieldFrame {...{ id, label, hint, error, required }}>
      <select
        id={id}
        name={name}
        value={value}
        required={required}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => set(event.target.value)}
        className="field"
      >
        <option value="">{empty}</option>
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </FieldFrame>
  )
}
