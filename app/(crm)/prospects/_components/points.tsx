'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'

interface Props {
  id: number
  criterion: string
  points: number | null
  label: string
  away: string
  disabled: boolean
  score: (input: {
    id: number
    criterion: string
    points: number | null
  }) => Promise<{ ok: true } | { ok: false; message: string }>
}

const scale = [0, 1, 2, 3, 4, 5]

/** 0 to 5 points; pressed again, the judgement is taken back. */
export function Points({ id, criterion, points, label, away, disabled, score }: Props) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const give = (chosen: number) =>
    start(async () => {
      const answer = await score({ id, criterion, points: chosen === points ? null : chosen }).catch(() => ({
        ok: false as const,
        message: away,
      }))
      setProblem(answer.ok ? null : answer.message)
      router.refresh()
    })
  return (
    <span className="flex flex-none gap-1">
      {scale.map((each) => (
        <button
          key={each}
          type="button"
          disabled={disabled || busy}
          aria-pressed={points === each}
          aria-label={`${label} ${each}`}
          onClick={() => give(each)}
          className="size-8 rounded-md border border-line-strong text-sm hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
        >
          {each}
        </button>
      ))}
      {problem !== null && (
        <span role="alert" className="text-sm text-danger">
          {problem}
        </span>
      )}
    </span>
  )
}
