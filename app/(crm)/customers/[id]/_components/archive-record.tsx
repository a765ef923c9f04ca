'use client'

import { useCloseSheet } from '#components/ui/sheet'
import { SmallAct } from '#components/ui/small-act'

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
  return <SmallAct label={label} away={away} input={{ id, version, archived: !archived }} act={act} onDone={useCloseSheet()} />
}
