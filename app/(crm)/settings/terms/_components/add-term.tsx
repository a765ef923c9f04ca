'use client'

import { Plus } from 'lucide'
import type { FormEvent } from 'react'
import { useId, useRef, useState } from 'react'
import { Icon } from '#components/ui/icon'
import { Notice } from '#components/ui/notice'
import type { TermList } from '#lib/records/terms/lists'
import { addWord } from '../actions.ts'
import type { TermTexts } from './term-texts.ts'
import { useChange } from './use-change.ts'

/** One more term; the field stays where it is, for the next. */
export function AddTerm({ list, texts }: { list: TermList; texts: TermTexts }) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const { problem, busy, run } = useChange(texts.away)
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    run(
      () => addWord({ list, text }),
      () => {
        setText('')
        field.current?.focus()
      },
    )
  }
  return (
    <form onSubmit={add} className="flex flex-col gap-2 border-t border-line pt-3">
      <label htmlFor={id} className="font-medium">
        {texts.newTerm}
      </label>
      <div className="flex gap-2">
        <input
          ref={field}
          id={id}
          className="field min-w-0 flex-1 md:max-w-96"
          value={text}
          autoComplete="off"
          maxLength={200}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="control h-10 flex-none" aria-disabled={busy || undefined}>
          <Icon of={Plus} size={15} className="text-ink-faint" />
          {busy ? texts.busy : texts.add}
        </button>
      </div>
      {problem !== null && (
        <Notice id={`${id}-problem`} tone="danger">
          {problem}
        </Notice>
      )}
    </form>
  )
}
