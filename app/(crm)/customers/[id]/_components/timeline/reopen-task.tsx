'use client'

import { useAct } from '#components/ui/use-act'

interface Props {
  id: string
  version: number
  label: string
  away: string
  act: (input: { id: string; version: number; done: boolean }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Opens a task again that was ended too soon. */
export function ReopenTask({ id, version, label, away, act }: Props) {
  const { busy, problem, act: ask } = useAct(away)
  const reopen = () => ask(() => act({ id, version, done: false }))
  return (
    <>
      {' '}
      <button type="button" disabled={busy} onClick={reopen} className="link text-sm">
        {label}
      </button>
      {problem !== null && (
        <span role="alert" className="block text-sm text-danger">
          {problem}
        </span>
      )}
    </>
  )
}
