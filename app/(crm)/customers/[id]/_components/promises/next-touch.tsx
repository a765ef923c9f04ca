'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useId, useState, useTransition } from 'react'
import { Popup } from '#components/ui/popup'

interface Props {
  id: string
  day: string | null
  today: string
  /** Whether the reader may set it. */
  may: boolean
  choices: readonly { day: string; label: string }[]
  texts: Record<'label' | 'none' | 'plan' | 'move' | 'other' | 'set' | 'clear' | 'away', string>
  /** The day as its reader sees it. */
  children: ReactNode
  plan: (input: {
    id: string
    next_touch_on: string | null
    instead_of: string | null
  }) => Promise<{ ok: true } | { ok: false; message: string; fields: Record<string, string> }>
}

/** The day of the next touch, set with one tap. */
export function NextTouch({ id, day, today, may, choices, texts, plan, children }: Props) {
  const router = useRouter()
  const popup = useId()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const [other, setOther] = useState('')
  const set = (next: string | null) =>
    start(async () => {
      const answer = await plan({ id, next_touch_on: next, instead_of: day }).catch(() => ({
        ok: false as const,
        message: texts.away,
        fields: {} as Record<string, string>,
      }))
      setProblem(answer.ok ? null : (answer.fields['next_touch_on'] ?? answer.message))
      router.refresh()
    })
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pb-3" aria-busy={busy}>
      <span className="text-ink-faint">{texts.label}</span>
      <span className="text-lg font-medium">
        {day === null ? <span className="text-ink-faint">{texts.none}</span> : children}
      </span>
      {may && (
        <span className="ml-auto">
          <Popup id={popup} look="control" title={texts.label} button={day === null ? texts.plan : texts.move}>
            {choices.map((choice) => (
              <button key={choice.day} type="button" data-close="" className="popup-item" onClick={() => set(choice.day)}>
                {choice.label}
                <span className="ml-auto pl-6 text-sm text-ink-faint">{choice.day.slice(5)}</span>
              </button>
            ))}
            <span className="flex items-center gap-2 px-2 py-1.5">
              <input
                type="date"
                aria-label={texts.other}
                min={today}
                value={other}
                onChange={(event) => setOther(event.target.value)}
                className="field h-9"
              />
              <button type="button" data-close="" disabled={other === ''} className="control" onClick={() => set(other)}>
                {texts.set}
              </button>
            </span>
            {day !== null && (
              <button type="button" data-close="" className="popup-item text-ink-soft" onClick={() => set(null)}>
                {texts.clear}
              </button>
            )}
          </Popup>
        </span>
      )}
      {problem !== null && (
        <span role="alert" className="w-full text-sm text-danger">
          {problem}
        </span>
      )}
    </div>
  )
}
