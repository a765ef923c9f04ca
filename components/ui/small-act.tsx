'use client'

import type { ReactNode } from 'react'
import { useAct } from './use-act.tsx'

interface Props<Input> {
  label: string
  /** What it is called to whoever does not see what it stands beside. */
  name?: string
  away: string
  look?: string
  icon?: ReactNode
  input: Input
  act: (input: Input) => Promise<{ ok: true } | { ok: false; message: string }>
  onDone?: () => void
}

/** A small button or link among others that does one thing at once; what was refused is said in words beside it. */
export function SmallAct<Input>({ label, name, away, look = 'link', icon, input, act, onDone }: Props<Input>) {
  const { busy, problem, act: ask } = useAct(away)
  return (
    <>
      <button
        type="button"
        className={look}
        aria-label={name}
        disabled={busy}
        aria-busy={busy}
        onClick={() => ask(() => act(input), onDone)}
      >
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
