'use client'

import { useRouter } from 'next/navigation'
import type { FormEvent, ReactNode } from 'react'
import { useId, useState, useTransition } from 'react'
import { Popup } from '#components/ui/popup'

type Answer = { ok: true } | { ok: false; message: string; fields: Record<string, string> }

interface Props {
  item: { kind: 'task' | 'touch'; id: string; version: number; time: string | null }
  day: string
  place: 'cell' | 'line'
  icon: ReactNode
  texts: Record<'move' | 'day' | 'set' | 'away', string>
  moveTask: (input: { id: string; version: number; due_at: string }) => Promise<Answer>
  moveTouch: (input: { id: string; next_touch_on: string; instead_of: string }) => Promise<Answer>
}

/** Moves a task or a planned touch to another day; a task keeps its hour. */
export function MoveItem({ item, day, place, icon, texts, moveTask, moveTouch }: Props) {
  const router = useRouter()
  const popup = useId()
  const [busy, start] = useTransition()
  const [other, setOther] = useState(day)
  const [problem, setProblem] = useState<string | null>(null)
  const move = (event: FormEvent) => {
    event.preventDefault()
    start(async () => {
      const sent =
        item.kind === 'task'
          ? moveTask({ id: item.id, version: item.version, due_at: item.time === null ? other : `${other}T${item.time}` })
          : moveTouch({ id: item.id, next_touch_on: other, instead_of: day })
      const answer = await sent.catch((): Answer => ({ ok: false, message: texts.away, fields: {} }))
      setProblem(answer.ok ? null : (Object.values(answer.fields)[0] ?? answer.message))
      if (answer.ok) router.refresh()
    })
  }
  return (
    <span
      className={`flex-none ${place === 'cell' ? 'opacity-0 group-hover:opacity-100 focus-within:opacity-100 has-[:popover-open]:opacity-100' : ''}`}
    >
      <Popup
        id={`${popup}-${place}`}
        look="grid size-6 place-items-center rounded-md text-ink-faint hover:bg-hover hover:text-ink pointer-coarse:size-10"
        title={texts.move}
        label={texts.move}
        button={icon}
      >
        <form onSubmit={move} aria-busy={busy} className="flex items-center gap-2 px-2 py-1.5">
          <input
            type="date"
            aria-label={texts.day}
            required
            value={other}
            onChange={(event) => setOther(event.target.value)}
            className="field h-9"
          />
          <button type="submit" disabled={busy || other === day} className="control">
            {texts.set}
          </button>
        </form>
        {problem !== null && (
          <p role="alert" className="px-2 pb-1.5 text-sm text-danger">
            {problem}
          </p>
        )}
      </Popup>
    </span>
  )
}
