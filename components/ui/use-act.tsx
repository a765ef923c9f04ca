'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'

interface Refused {
  ok: false
  message: string
}

/** What a button does that asks the server for something: busy meanwhile, told why not when it is refused or cannot be reached (`away`), and the page drawn anew. */
export function useAct(away: string) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const act = <Done extends { ok: true }>(ask: () => Promise<Done | Refused>, onDone?: (done: Done) => void) =>
    start(async () => {
      const answer = await ask().catch((): Refused => ({ ok: false, message: away }))
      if (answer.ok) onDone?.(answer)
      setProblem(answer.ok ? null : answer.message)
      router.refresh()
    })
  return { busy, problem, act }
}
