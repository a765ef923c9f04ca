'use client'

import type { ReactNode } from 'react'
import { useAct } from '#components/ui/use-act'

interface Props {
  id: string
  version: number
  label: string
  away: string
  look: 'control' | 'link' | 'popup-item'
  icon?: ReactNode
  act: (input: { id: string; version: number }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Archives or restores at once: either is undone by the other, which then stands in its place. */
export function ArchiveButton({ id, version, label, away, look, icon, act }: Props) {
  const { busy, problem, act: ask } = useAct(away)
  const go = () => ask(() => act({ id, version }))
  return (
    <>
      <button type="button" className={look} disabled={busy} onClick={go}>
        {icon}
        {label}
      </button>
      {problem !== null && (
        <span role="alert" className="text-sm text-danger">
          {problem}
        </span>
      )}
    </>
  )
}
