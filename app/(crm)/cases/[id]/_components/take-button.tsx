'use client'

import { useAct } from '#components/ui/use-act'

interface Props {
  id: string
  version: number
  label: string
  away: string
  take: (input: { id: string; version: number }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Takes a case for oneself. */
export function TakeButton({ id, version, label, away, take }: Props) {
  const { busy, problem, act: ask } = useAct(away)
  const press = () => ask(() => take({ id, version }))
  return (
    <>
      <button type="button" className="control h-7 px-2" disabled={busy} aria-busy={busy} onClick={press}>
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
