'use client'

import { useCloseSheet } from '#components/ui/sheet'
import { useAct } from '#components/ui/use-act'

interface Props {
  id: string
  version: number
  /** How it stands now. */
  archived: boolean
  label: string
  away: string
  act: (input: { id: string; version: number; archived: boolean }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Takes a contact or a paper out of sight, or brings it back: either is undone by the other. */
export function ArchiveRecord({ id, version, archived, label, away, act }: Props) {
  const close = useCloseSheet()
  const { busy, problem, act: ask } = useAct(away)
  const turn = () => ask(() => act({ id, version, archived: !archived }), close)
  return (
    <>
      <button type="button" disabled={busy} onClick={turn} className="link">
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
