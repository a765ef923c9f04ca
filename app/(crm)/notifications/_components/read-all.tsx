'use client'

import { useTransition } from 'react'

interface Props {
  /** The latest that the reader has seen: what comes meanwhile stays unread. */
  id: number
  label: string
  read: (input: { id: number; upTo: boolean }) => Promise<unknown>
}

export function ReadAll({ id, label, read }: Props) {
  const [busy, start] = useTransition()
  return (
    <button
      type="button"
      className="control"
      disabled={busy}
      onClick={() => start(async () => void (await read({ id, upTo: true })))}
    >
      {label}
    </button>
  )
}
