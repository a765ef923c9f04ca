'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Notice } from '#components/ui/notice'

interface Props<Input> {
  label: string
  busy: string
  away: string
  look?: string
  input: Input
  act: (input: Input) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** A button that does one thing and shows the page as it is then; what was refused is said beside it. */
export function ActionButton<Input>({ label, busy, away, look = 'control', input, act }: Props<Input>) {
  const router = useRouter()
  const [refused, setRefused] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const press = () =>
    start(async () => {
      const answer = await act(input).catch(() => ({ ok: false as const, message: away }))
      setRefused(answer.ok ? null : answer.message)
      if (answer.ok) router.refresh()
    })
  return (
    <>
      <button type="button" disabled={pending} className={look} onClick={press}>
        {pending ? busy : label}
      </button>
      {refused !== null && <Notice tone="danger">{refused}</Notice>}
    </>
  )
}
