'use client'

import { useAct } from '#components/ui/use-act'

interface Props {
  id: string
  version: number
  label: string
  away: string
  act: (input: { id: string; version: number; archived: true }) => Promise<{ ok: true } | { ok: false; message: string }>
  onDone: () => void
}

/** Takes a note out of the timeline that should not stand there. */
export function ArchiveNote({ id, version, label, away, act, onDone }: Props) {
  const { busy, problem, act: ask } = useAct(away)
  const archive = () => ask(() => act({ id, version, archived: true }), onDone)
  return (
    <>
      <button type="button" disabled={busy} onClick={archive} className="link">
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
