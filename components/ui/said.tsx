'use client'

import { useRouter } from 'next/navigation'
import { useSyncExternalStore } from 'react'
import { Toast } from './toast.tsx'

export interface Saying {
  text: string
  /** What takes back what is said, and what is said then. */
  undo?: { label: string; done: string; away: string; run: () => Promise<{ ok: true } | { ok: false; message: string }> }
}

let said: Saying | null = null
const listeners = new Set<() => void>()

/** Says what was just done, on whatever page one is by then: a form that leads elsewhere when it is saved cannot say it itself. */
export function say(saying: Saying | null): void {
  said = saying
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** The place in the frame of all pages where it is said. */
export function Said({ close }: { close: string }) {
  const router = useRouter()
  const now = useSyncExternalStore(
    subscribe,
    () => said,
    () => null,
  )
  if (now === null) return null
  const { text, undo } = now
  const takeBack = async (way: NonNullable<Saying['undo']>) => {
    const answer = await way.run().catch(() => ({ ok: false as const, message: way.away }))
    say({ text: answer.ok ? way.done : answer.message })
    router.refresh()
  }
  return (
    <Toast
      key={text}
      close={close}
      onClose={() => say(null)}
      undo={undo === undefined ? undefined : { label: undo.label, run: () => void takeBack(undo) }}
    >
      {text}
    </Toast>
  )
}
