'use client'

import { Eye } from 'lucide'
import { useState, useTransition } from 'react'
import { Icon } from '#components/ui/icon'
import type { RevealTexts } from './reveal-texts.ts'

type Answer = { ok: true; data: { value: string } } | { ok: false; message: string; fields: Record<string, string> }

interface Props {
  id: string
  field: string
  label: string
  masked: string
  texts: RevealTexts
  /** Whoever holds a telephone in the hand is taken straight to the number. */
  dials?: boolean
  reveal: (input: { id: string; field: string; reason?: string }) => Promise<Answer>
}

/** The field appears because somebody asked for the value: they go on in it. */
const focusOn = (field: HTMLInputElement | null) => field?.focus()

/** A masked value that one tap shows in clear, where the own customer is ground enough; else a reason is asked for first. */
export function RevealField({ id, field, label, masked, texts, dials = false, reveal }: Props) {
  const [value, setValue] = useState<string | null>(null)
  const [problem, setProblem] = useState<{ text: string; asks: boolean } | null>(null)
  const [asking, setAsking] = useState(false)
  const [busy, start] = useTransition()
  const ask = (reason?: string) =>
    start(async () => {
      const answer = await reveal({ id, field, ...(reason === undefined ? {} : { reason }) })
      if (answer.ok) {
        setValue(answer.data.value)
        setAsking(false)
        if (dials && matchMedia('(pointer: coarse)').matches) location.assign(`tel:${answer.data.value}`)
        return setProblem(null)
      }
      const needsReason = 'reason' in answer.fields
      setProblem({ text: answer.fields['reason'] ?? answer.message, asks: needsReason && !asking })
      if (needsReason) setAsking(true)
    })
  const isPhone = field.endsWith('phone')
  const isLink = value !== null && (isPhone || field === 'email')
  return (
    <span className="inline-flex flex-col items-start gap-1">
      <span className="inline-flex flex-wrap items-center gap-x-1">
        {isLink ? (
          <a className="link" href={`${isPhone ? 'tel' : 'mailto'}:${value}`}>
            {value}
          </a>
        ) : (
          (value ?? masked)
        )}
        {value === null && !asking && (
          <button
            type="button"
            aria-label={`${texts.show}: ${label}`}
            aria-busy={busy}
            data-tip={`${texts.show} · ${texts.noted}`}
            disabled={busy}
            onClick={() => ask()}
            className="grid size-7 place-items-center rounded-md text-ink-faint hover:bg-hover hover:text-ink disabled:opacity-50 pointer-coarse:size-10"
          >
            <Icon of={Eye} size={15} />
          </button>
        )}
      </span>
      {asking && (
        <form
          className="flex gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            ask(String(new FormData(event.currentTarget).get('reason') ?? ''))
          }}
        >
          <input
            name="reason"
            ref={focusOn}
            aria-label={texts.reason}
            placeholder={texts.reason}
            maxLength={500}
            className="field h-8 w-40"
          />
          <button type="submit" disabled={busy} className="control">
            {busy ? texts.busy : texts.submit}
          </button>
        </form>
      )}
      {problem !== null && (
        <span role="alert" className={`text-sm ${problem.asks ? 'text-ink-faint' : 'text-danger'}`}>
          {problem.text}
        </span>
      )}
    </span>
  )
}
