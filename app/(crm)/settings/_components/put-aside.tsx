'use client'

import { useTransition } from 'react'

/** Puts the first steps aside. */
export function PutAside({ label, run }: { label: string; run: (input: Record<string, never>) => Promise<unknown> }) {
  const [busy, start] = useTransition()
  return (
    <button type="button" className="control" disabled={busy} onClick={() => start(async () => void (await run({})))}>
      {label}
    </button>
  )
}
