'use client'

import { useState } from 'react'
import type { Choice } from '#components/form/field'
import { GroupFrame, Marked } from '#components/form/field'
import { useField } from '#components/form/form-context'

interface Props {
  name: string
  label: string
  hint?: string
  words: readonly Choice[]
  typeNumber: string
  mark?: string | undefined
}

/** A number, or one of some words in its place. */
export function WordsField({ name, label, hint, words, typeNumber, mark }: Props) {
  const { id, value, error, set } = useField(name)
  const isWord = words.some((word) => word.value === value)
  // The number is still there for whoever comes back to it.
  const [number, setNumber] = useState(isWord ? '' : value)
  return (
    <GroupFrame id={id} label={label} hint={hint} error={error}>
      {[...words, { value: number, label: typeNumber }].map((choice, place) => (
        <label key={place === words.length ? 'number' : choice.value} className="choice">
          <input
            type="radio"
            name={`${id}-choice`}
            value={choice.value}
            checked={place === words.length ? !isWord : value === choice.value}
            onChange={() => set(choice.value)}
            className="sr-only"
          />
          {choice.label}
        </label>
      ))}
      {!isWord && (
        <Marked mark={mark}>
          <input
            id={id}
            name={name}
            value={value}
            inputMode="decimal"
            autoComplete="off"
            aria-label={label}
            aria-invalid={error !== undefined || undefined}
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              setNumber(event.target.value)
              set(event.target.value)
            }}
            className="field"
          />
        </Marked>
      )}
    </GroupFrame>
  )
}
