'use client'

import type { Choice } from './field.tsx'
import { GroupFrame } from './field.tsx'
import { useField } from './form-context.tsx'

interface Props {
  name: string
  label: string
  hint?: string
  choices: readonly Choice[]
}

/** Several of a few, all of them in sight. The value is what was chosen, a line each, in the order in which it was chosen. */
export function ChoicesField({ name, label, hint, choices }: Props) {
  const { id, value, error, set } = useField(name)
  const chosen = value === '' ? [] : value.split('\n')
  const turn = (choice: string) =>
    set((chosen.includes(choice) ? chosen.filter((each) => each !== choice) : [...chosen, choice]).join('\n'))
  return (
    <GroupFrame {...{ id, label, hint, error }}>
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input
            type="checkbox"
            checked={chosen.includes(choice.value)}
            onChange={() => turn(choice.value)}
            className="sr-only"
          />
          {choice.label}
        </label>
      ))}
    </GroupFrame>
  )
}
