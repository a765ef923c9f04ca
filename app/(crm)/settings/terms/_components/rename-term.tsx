'use client'

import type { FormEvent, KeyboardEvent } from 'react'
import { useState } from 'react'
import type { TermTexts } from './term-texts.ts'

interface Props {
  text: string
  texts: TermTexts
  onStop: () => void
  save: (text: string) => void
}

/** Other words for a term: Enter keeps them, Escape leaves it as it was. */
export function RenameTerm({ text, texts, onStop, save }: Props) {
  const [typed, setTyped] = useState(text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const given = typed.trim()
    if (given === '') return
    if (given === text) onStop()
    else save(given)
  }
  const leave = (event: KeyboardEvent) => {
    // An input method ends its own word with Escape.
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onStop()
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-2 md:pl-11">
      <input
        className="field min-w-48 flex-1 md:max-w-96"
        aria-label={`${texts.rename}: ${text}`}
        value={typed}
        autoComplete="off"
        maxLength={200}
        // biome-ignore lint/a11y/noAutofocus: the field was asked for
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={leave}
      />
      <button type="submit" className="control h-10">
        {texts.save}
      </button>
      <button type="button" className="control h-10" onClick={onStop}>
        {texts.cancel}
      </button>
    </form>
  )
}
