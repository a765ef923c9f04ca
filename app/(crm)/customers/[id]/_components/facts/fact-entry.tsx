'use client'

import { useRouter } from 'next/navigation'
import { useId, useRef, useState } from 'react'
import type { Outcome } from '#components/form/form'
import { FactForm } from './fact-form.tsx'
import type { FactChoice } from './fact-values.ts'
import type { FactEntryTexts } from './fact-words.ts'

interface FactEntryProps {
  customerId: string
  currency: string
  choices: readonly FactChoice[]
  /** The item that it begins with. */
  initial: string
  texts: FactEntryTexts
  save: (input: unknown) => Promise<Outcome<{ key: string }>>
}

const classes = ['descriptive', 'behavioural', 'relational'] as const

/** One thing that became known: pick what it is, say it, done; the next one if there is one. */
export function FactEntry({ customerId, currency, choices, initial, texts, save }: FactEntryProps) {
  const router = useRouter()
  const id = useId()
  const item = useRef<HTMLSelectElement>(null)
  const [key, setKey] = useState(initial)
  const [saved, setSaved] = useState<string | null>(null)
  const choice = choices.find((each) => each.key === key)
  const done = () => {
    setSaved(choice?.label ?? null)
    setKey('')
    item.current?.focus()
    router.refresh()
  }
  return (
    <div className="flex flex-col gap-4">
      <label htmlFor={id} className="flex flex-col gap-1.5 font-medium">
        {texts.item}
        <select
          id={id}
          ref={item}
          value={key}
          onChange={(event) => {
            setKey(event.target.value)
            setSaved(null)
          }}
          className="field font-normal"
        >
          <option value="">{texts.chooseItem}</option>
          {classes.map((infoClass) => (
            <optgroup key={infoClass} label={texts.classes[infoClass]}>
              {choices
                .filter((each) => each.infoClass === infoClass)
                .map((each) => (
                  <option key={each.key} value={each.key}>
                    {each.known === null ? each.label : `${each.label}${texts.known}`}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      {saved !== null && (
        <p role="status" className="text-accent-text">
          {texts.saved} {saved}
        </p>
      )}
      {choice !== undefined && (
        <FactForm
          key={choice.key}
          customerId={customerId}
          currency={currency}
          choice={choice}
          texts={texts}
          save={save}
          onDone={done}
        />
      )}
    </div>
  )
}
