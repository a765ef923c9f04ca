'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'

type Answer = { ok: true } | { ok: false; message: string }

/** What a button does that asks the server for something: busy meanwhile, told why not when it is refused or cannot be reached (`away`), and the page drawn anew. */
export function useAct(away: string) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const act = (ask: () => Promise<Answer>, onDone?: () => void) =>
    start(async () => {
      const answer = await ask().catch(() => ({ ok: false as const, message: away }))
      if (answer.ok) onDone?.()
      setProblem(answer.ok ? null : answer.message)
      router.refresh()
    })
  return { busy, problem, act }
}
