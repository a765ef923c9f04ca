'use client'

import { Notice } from './notice.tsx'
import { useAct } from './use-act.tsx'

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
  const { busy: pending, problem, act: ask } = useAct(away)
  return (
    <>
      <button type="button" disabled={pending} className={look} onClick={() => ask(() => act(input))}>
        {pending ? busy : label}
      </button>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
    </>
  )
}
