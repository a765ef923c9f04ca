'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Notice } from '#components/ui/notice'

interface Props {
  id: string
  label: string
  busy: string
  away: string
  look: string
  act: (input: { id: string }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** A button that moves the import on; what stands in the way is said below it. */
export function StepButton({ id, label, busy, away, look, act }: Props) {
  const router = useRouter()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const press = () =>
    start(async () => {
      const answer = await act({ id }).catch(() => ({ ok: false as const, message: away }))
      setRefusal(answer.ok ? null : answer.message)
      if (answer.ok) router.refresh()
    })
  return (
    <>
      <button type="button" disabled={pending} onClick={press} className={look}>
        {pending ? busy : label}
      </button>
      {refusal !== null && <Notice tone="danger">{refusal}</Notice>}
    </>
  )
}
