'use client'

import { useAct } from '#components/ui/use-act'

interface Props {
  id: number
  label: string
  away: string
  act: (input: { id: number }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Stops or undoes a change of many customers, and shows how it stands then. */
export function ActButton({ id, label, away, act }: Props) {
  const { busy, problem, act: ask } = useAct(away)
  const go = () => ask(() => act({ id }))
  return (
    <>
      <button type="button" className="control" disabled={busy} onClick={go}>
        {label}
      </button>
      {problem !== null && (
        <span role="alert" className="text-danger">
          {problem}
        </span>
      )}
    </>
  )
}
